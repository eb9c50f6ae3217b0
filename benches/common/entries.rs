//! The portal's reference file, invented: 11 000 entries in about 120 MB, as the real one has.
#![allow(clippy::unwrap_used, dead_code, reason = "a bench may stop at once, and not every bench uses all of it")]

use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::OnceLock;

/// How many entries there are.
pub(crate) const ENTRIES: usize = 11_000;

/// News of a topic, in the portal's markup.
pub(crate) fn news(entry: usize, number: usize) -> String {
    format!(
        "<p><strong>EVALUATION results</strong></p>\\r\\n<p>Published: {:02}.03.2024</p>\\r\\n<p>Deadline: 25.01.2024</p><p>The results of the \
         evaluation of topic {entry} are as follows:</p><table><tbody><tr><td>Number of proposals submitted</td><td>{number}</td></tr>\
         <tr><td>Above the threshold</td><td>{entry}</td></tr></tbody></table><ul><li>Total budget requested: &euro; 12&#xa0;345&#xa0;678</li>\
         <li>Information on the <a href=\\\"https://example.org/results?topic={entry}&amp;n={number}\\\">general results</a> is on the page</li></ul>\
         <p>Applicants will be told by letter; questions go to <a href=\\\"mailto:desk{number}@example.org\\\">the desk</a>.<br></br>Thank \
         you to the experts, and to all who took part in this call from 31 countries &ndash; more than ever before.</p><p>&#xa0;</p>",
        number % 28 + 1
    )
}

/// The file, written once, entry by entry, in the portal's own layout (one key a line, indented).
pub(crate) fn file() -> &'static Path {
    static FILE: OnceLock<tempfile::TempPath> = OnceLock::new();
    FILE.get_or_init(|| {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut out = BufWriter::new(file.as_file());
        out.write_all(b"{\n  \"fundingData\" : {\n    \"GrantTenderObj\" : [ ").unwrap();
        for n in 0..ENTRIES {
            if n > 0 {
                out.write_all(b", ").unwrap();
            }
            write_entry(&mut out, n);
        }
        out.write_all(b" ]\n  }\n}\n").unwrap();
        out.flush().unwrap();
        drop(out);
        file.into_temp_path()
    })
}

fn write_entry(out: &mut impl Write, n: usize) {
    let day = 86_400_000_u64;
    let dates: Vec<u64> = (0..n % 5).map(|k| 1_700_006_400_000 + (n as u64 % 900 + 180 * k as u64) * day).collect();
    let strings: Vec<String> = dates.iter().map(|date| format!("\"{date}\"")).collect();
    let tags: Vec<String> =
        (0..n % 40).map(|k| format!("\"invented tag {} of the sea\"", (n + k * 37) % 5_000)).collect();
    let (numbers, strings, tags) =
        (dates.iter().map(u64::to_string).collect::<Vec<_>>().join(", "), strings.join(", "), tags.join(", "));
    let (status, kind) = (31_094_501 + n % 3, usize::from(!n.is_multiple_of(11)));
    write!(
        out,
        r#"{{
      "type" : {kind},
      "ccm2Id" : {id},
      "identifier" : "HORIZON-INVENTED-{year}-{n:05}",
      "title" : "An invented topic on coasts, number {n}: æøå & more",
      "publicationDateLong" : 1690000000000,
      "plannedOpeningDateLong" : 1690156800000,
      "callIdentifier" : "HORIZON-INVENTED-{year}",
      "callTitle" : "Invented calls of {year}",
      "callccm2Id" : 44000000,
      "deadlineDatesLong" : [ {numbers} ],
      "frameworkProgramme" : {{ "id" : 43108390, "abbreviation" : "HORIZON", "description" : "Horizon Europe (HORIZON)" }},
      "programmeDivision" : [ {{ "id" : 43108541, "abbreviation" : "HORIZON.2.5", "description" : "Climate, Energy and Mobility" }} ],
      "status" : {{ "id" : {status}, "abbreviation" : "Open", "description" : "Open" }},
      "deadlineModel" : {{ }},
      "topicActions" : [ {{ "id" : 1, "abbreviation" : "HORIZON-RIA", "description" : "HORIZON Research and Innovation Actions" }} ],
      "tags" : [ {tags} ],
      "sme" : false,
      "actions" : [ {{
        "status" : {{ "id" : {status}, "abbreviation" : "Open", "description" : "Open" }},
        "types" : [ {{ "typeOfAction" : "HORIZON-RIA HORIZON Research and Innovation Actions", "typeOfMGA" : [ ] }} ],
        "plannedOpeningDate" : "1690156800000",
        "submissionProcedure" : {{ }},
        "deadlineDates" : [ {strings} ]
      }} ],
      "latestInfos" : [ "#,
        id = 44_000_000 + n,
        year = 2021 + n % 7
    )
    .unwrap();
    for number in 0..6 + n % 9 {
        let comma = if number > 0 { ", " } else { "" };
        let news = news(n, number);
        write!(
            out,
            r#"{comma}{{
        "approvalDate" : "",
        "lastChangeDate" : "2024-{:02}-01T12:01:24.259",
        "content" : "{news}"
      }}"#,
            number % 12 + 1
        )
        .unwrap();
    }
    write!(
        out,
        r#" ],
      "links" : [ {{ "url" : "https://example.org/submit/{n}", "startDate" : "1690156800000", "endDate" : "1774310400000" }} ],
      "keywords" : [ "Coasts" ],
      "flags" : [ ],
      "lots" : [ ],
      "placesOfDeliveryOrPerformance" : [ ]
    }}"#
    )
    .unwrap();
}
