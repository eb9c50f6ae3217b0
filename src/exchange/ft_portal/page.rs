//! Addresses of the portal's pages.
//!
//! The portal's own links and public tools that follow them agree on: `topic-details/<identifier>` in lower case
//! for topics, `prospect-details/<call>PROSPECTSEN` for type 2, `competitive-calls-cs/<call's number>`
//! for cascade calls. Tenders bring their own address.

use std::fmt::Write;

use super::entry::RawEntry;

const PAGES: &str = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/";

/// The page of a call; its own `url` where it has one.
pub(super) fn of_call(entry: &RawEntry) -> Option<String> {
    if let Some(url) = web(entry.url.as_deref()) {
        return Some(url);
    }
    let topic = || {
        let identifier = entry.identifier.as_deref()?.to_ascii_lowercase();
        Some(format!("{PAGES}topic-details/{}", escaped(&identifier)))
    };
    match entry.kind {
        Some(2) => {
            let call = entry.call_identifier.as_deref().map(escaped);
            call.map(|call| format!("{PAGES}prospect-details/{call}PROSPECTSEN")).or_else(topic)
        }
        Some(8) => entry.call_ccm2_id.map(|id| format!("{PAGES}competitive-calls-cs/{id}")).or_else(topic),
        _ => topic(),
    }
}

/// An address that opens in a browser; anything else is none.
pub(super) fn web(url: Option<&str>) -> Option<String> {
    let url = url?.trim();
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    (is_web && !url.contains(char::is_whitespace)).then(|| url.to_owned())
}

/// Percent-encoding of all but the unreserved characters (RFC 3986 section 2.3).
fn escaped(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
