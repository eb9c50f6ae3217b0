//! The filters that a kind offers as chips, with their counts.

use crate::model::kinds::Kind;
use crate::query::filter::Filter;
use crate::query::keys::Subject;
use crate::tr;
use crate::ui::desk::Desk;

/// A prepared filter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Preset {
    pub(super) label: String,
    pub(super) filter: String,
    pub(super) count: usize,
}

/// The filter that a kind begins with when its table is shown for the first time.
pub(super) fn first(kind: Kind) -> &'static str {
    match kind {
        Kind::CALL => OPEN,
        _ => "",
    }
}

const INBOX: &str = crate::agenda::inbox::FILTER;
const OPEN: &str = "-status:closed";
const FOLLOWED: &str = "triage:watching,go -status:closed";

/// The chips and what they depend on.
#[derive(Debug, Default)]
pub(super) struct Presets {
    made: Option<(u64, i64, crate::i18n::Lang)>,
    pub(super) all: Vec<Preset>,
}

impl Presets {
    pub(super) fn follow(&mut self, kind: Kind, subject: &Subject, desk: &Desk<'_>) {
        let made = Some((desk.revision(), desk.minute(), desk.lang));
        if self.made == made {
            return;
        }
        self.made = made;
        let context = desk.filter_context();
        let count = |filter: &str| match Filter::new(filter, subject, &context) {
            Ok(filter) if filter.is_empty() => desk.workspace().table(kind).len(),
            Ok(filter) => context.with_view(|view| filter.select(kind, desk.workspace(), view).len()),
            Err(_) => 0,
        };
        self.all = filters(kind, desk)
            .into_iter()
            .map(|(label, filter)| Preset { label, count: count(&filter), filter })
            .collect();
    }
}

fn filters(kind: Kind, desk: &Desk<'_>) -> Vec<(String, String)> {
    let lang = desk.lang;
    let mut filters: Vec<(String, String)> = match kind {
        Kind::CALL => vec![
            (tr!(lang, "records-inbox"), INBOX.to_owned()),
            (tr!(lang, "records-open"), OPEN.to_owned()),
            (tr!(lang, "records-followed"), FOLLOWED.to_owned()),
        ],
        Kind::APPLICATION => vec![
            (tr!(lang, "records-before"), "stage<submitted".to_owned()),
            (tr!(lang, "records-submitted"), "stage:submitted,stage_one_passed,recommended,reserve".to_owned()),
            (tr!(lang, "records-running"), "stage:grant_preparation,running,final_report".to_owned()),
        ],
        Kind::PARTNER => vec![
            (tr!(lang, "records-own"), "relation:own".to_owned()),
            (tr!(lang, "records-active"), "relation:active,twin_town,member".to_owned()),
            (tr!(lang, "records-prospects"), "relation:prospect,contacted".to_owned()),
        ],
        Kind::PERSON => vec![
            (tr!(lang, "records-in-office"), "in_office:yes".to_owned()),
            (tr!(lang, "records-review"), "review_on<today".to_owned()),
        ],
        _ => Vec::new(),
    };
    filters.push((tr!(lang, "records-all"), String::new()));
    if let Some(since) = desk.since {
        let day = since.with_timezone(&desk.zone()).date_naive();
        filters.push((tr!(lang, "records-changed"), format!("changed>={day}")));
    }
    filters
}
