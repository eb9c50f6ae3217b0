//! The filters that a kind offers as chips, with their counts.

use crate::i18n::Lang;
use crate::jobs::{Poll, Waiting};
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;
use crate::query::filter::{Context, Filter};
use crate::query::keys::Subject;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;

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

/// From so many records on, they are counted beside the window.
const LARGE: usize = 5_000;

/// The chips and what they depend on.
#[derive(Debug, Default)]
pub(super) struct Presets {
    made: Option<(u64, i64, Lang)>,
    pub(super) all: Vec<Preset>,
    /// Counting that is under way; the figures stay as they were until it is done.
    counting: Waiting<Vec<usize>>,
}

impl Presets {
    pub(super) fn follow(&mut self, kind: Kind, subject: &Subject, desk: &Desk<'_>) {
        self.take_in_counts(desk);
        let made = Some((desk.revision(), desk.minute(), desk.lang));
        if self.made == made || self.counting.is_under_way() {
            return;
        }
        self.made = made;
        let before = std::mem::take(&mut self.all);
        let filters = filters(kind, desk);
        let known = |filter: &str| before.iter().find(|preset| preset.filter == filter).map_or(0, |it| it.count);
        let presets = filters.into_iter().map(|(label, filter)| Preset { count: known(&filter), label, filter });
        self.all = presets.collect();
        let texts: Vec<String> = self.all.iter().map(|preset| preset.filter.clone()).collect();
        let (subject, names, now, zone) = (subject.clone(), desk.names, desk.now(), desk.zone());
        let count = move |workspace: &Workspace| -> Vec<usize> {
            let context = Context { workspace, names: &names, now, zone };
            texts.iter().map(|text| count(text, kind, &subject, &context)).collect()
        };
        if desk.workspace().table(kind).len() < LARGE {
            let counts = count(desk.workspace());
            self.put(&counts);
        } else {
            let workspace = desk.workspace().clone();
            self.counting.start(desk.board, None, move |_| count(&workspace));
        }
    }

    fn take_in_counts(&mut self, desk: &Desk<'_>) {
        match self.counting.poll() {
            Poll::Pending => {}
            Poll::Done(counts) => self.put(&counts),
            Poll::Lost => desk.tell(Notice::error(tr!(desk.lang, "notice-job-lost"))),
        }
    }

    fn put(&mut self, counts: &[usize]) {
        for (preset, count) in self.all.iter_mut().zip(counts) {
            preset.count = *count;
        }
    }
}

fn count(filter: &str, kind: Kind, subject: &Subject, context: &Context<'_>) -> usize {
    match Filter::new(filter, subject, context) {
        Ok(filter) if filter.is_empty() => context.workspace.table(kind).len(),
        Ok(filter) => context.with_view(|view| filter.count(kind, context.workspace, view)),
        Err(_) => 0,
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
