//! How many stages and cut-offs a call has.

use super::entry::RawEntry;

/// The way a call takes in proposals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DeadlineModel {
    /// One full proposal by one deadline.
    SingleStage,
    /// A short proposal first; those who pass hand in a full one.
    TwoStage,
    /// Full proposals at any of several deadlines.
    MultipleCutOff,
    /// Open without fixed deadlines.
    Rolling,
    /// Neither model nor deadline is known yet.
    NoneKnown,
}

/// The model of an entry, and whether the portal states it.
///
/// The sources, in this order; the first that says something counts:
/// 1. `deadlineModel` of the entry, `submissionProcedure` of its actions, `deadlineModel` of its budget
///    rows. The portal's words are "single-stage", "two-stage" and "multiple cut-off"; they are often `{}`.
/// 2. The end of the identifier: topics are named `...-two-stage` or `...-single-stage` where one work
///    programme has both.
/// 3. The number of deadlines: none, one, or several. Two deadlines count as two cut-offs and not as two
///    stages: a stage that is not stated must not be promised, and a cut-off is the safer reading,
///    since each date then stands for a full proposal.
///
/// "Single-stage" with several deadlines is several cut-offs: the word tells how often one writes, not
/// how often one may hand in.
pub(super) fn deadline_model(
    entry: &RawEntry,
    more: &[String],
    identifier: &str,
    deadlines: usize,
) -> (DeadlineModel, bool) {
    let own = entry.deadline_model.words();
    let by_action = entry.actions.iter().flat_map(|action| action.submission_procedure.words());
    let identifier = identifier.to_ascii_lowercase();
    let by_name = ["two-stage", "single-stage"].into_iter().find(|end| identifier.ends_with(end));
    let words = own.chain(by_action).chain(more.iter().map(String::as_str)).chain(by_name);
    match (words.filter_map(by_words).next(), deadlines) {
        (Some(DeadlineModel::SingleStage), 2..) => (DeadlineModel::MultipleCutOff, true),
        (Some(model), _) => (model, true),
        (None, 0) => (DeadlineModel::NoneKnown, false),
        (None, 1) => (DeadlineModel::SingleStage, false),
        (None, _) => (DeadlineModel::MultipleCutOff, false),
    }
}

fn by_words(words: &str) -> Option<DeadlineModel> {
    let words = words.to_lowercase().replace(['-', '_'], " ");
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    if has(&["cut off", "cutoff"]) {
        Some(DeadlineModel::MultipleCutOff)
    } else if has(&["two stage", "2 stage"]) {
        Some(DeadlineModel::TwoStage)
    } else if has(&["continuous", "rolling", "permanent", "open ended"]) {
        Some(DeadlineModel::Rolling)
    } else if has(&["single stage", "one stage", "1 stage"]) {
        Some(DeadlineModel::SingleStage)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(json: &str, identifier: &str, deadlines: usize) -> (DeadlineModel, bool) {
        deadline_model(&serde_json::from_str(json).unwrap(), &[], identifier, deadlines)
    }

    #[test]
    fn what_the_portal_states_goes_before_what_the_dates_suggest() {
        use DeadlineModel::{MultipleCutOff, NoneKnown, Rolling, SingleStage, TwoStage};
        let stated = |word: &str| format!(r#"{{"deadlineModel": {{"abbreviation": "{word}"}}}}"#);
        let by_action = r#"{"deadlineModel": {}, "actions": [{"submissionProcedure": {}},
            {"submissionProcedure": {"id": 31094505, "description": "Two-Stage"}}]}"#;
        for (json, identifier, deadlines, expected) in [
            ("{}", "A", 0, (NoneKnown, false)),
            ("{}", "A", 1, (SingleStage, false)),
            ("{}", "A", 2, (MultipleCutOff, false)),
            (r#"{"deadlineModel": {}}"#, "A-two-stage", 2, (TwoStage, true)),
            ("{}", "A-SINGLE-STAGE", 1, (SingleStage, true)),
            (by_action, "A", 1, (TwoStage, true)),
            (by_action, "A-single-stage", 1, (TwoStage, true)),
            (&stated("single-stage"), "A", 5, (MultipleCutOff, true)),
            (&stated("multiple cut-off"), "A", 1, (MultipleCutOff, true)),
            (&stated("two-stage"), "A", 0, (TwoStage, true)),
            (&stated("continuous"), "A", 0, (Rolling, true)),
            (&stated("unheard-of"), "A", 1, (SingleStage, false)),
        ] {
            assert_eq!(model(json, identifier, deadlines), expected, "{json} {identifier} {deadlines}");
        }
    }
}
