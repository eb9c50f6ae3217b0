//! Calls that nobody here has decided on yet.

use super::Agenda;
use super::overview::Clock;
use crate::model::call::{Call, CallStatus};
use crate::model::date::DateValue;
use crate::model::field::field_of;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::value::Value;
use crate::model::workspace::Workspace;

/// The filter, in the language of [`crate::query`], that finds the calls of the inbox.
pub const FILTER: &str = "-status:closed -triage:watching,go,no_go";

/// Calls that nobody here has decided on, and that are not closed.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Inbox {
    /// How many.
    pub count: usize,
    /// Those that close next.
    pub next: Vec<Closing>,
}

/// A call that closes.
#[derive(Clone, PartialEq, Debug)]
pub struct Closing {
    /// The call.
    pub call: Id,
    /// Its next deadline.
    pub due: DateValue,
    /// Days until then in the reader's zone; nothing for a vague date.
    pub days_left: Option<i64>,
}

/// True where nobody has decided on the call, and it is not closed.
pub fn is_undecided(call: &Call) -> bool {
    call.status != CallStatus::Closed && call.triage.iter().all(|triage| triage.code() == "new")
}

impl Inbox {
    /// The inbox as of the clock, with at most so many of the calls that close next.
    pub fn of(workspace: &Workspace, agenda: &Agenda, clock: &Clock<'_>, most: usize) -> Self {
        let mut inbox = Self { count: agenda.undecided(), next: Vec::new() };
        let Some(deadline) = field_of(Kind::CALL, "deadline", workspace.office().as_ref()) else { return inbox };
        workspace.with_view(clock.now, clock.zone, |view| {
            for page in workspace.pages(Kind::CALL) {
                // Few of the calls close so soon that they must be looked at themselves.
                let ahead = page.places_where(&deadline, view, page.all(), |value| {
                    matches!(value, Value::Date(due) if !due.has_passed(clock.now, clock.zone))
                        && inbox.place(value, clock) < most
                });
                let calls = ahead.places().filter_map(|place| page.records().get(place)?.downcast::<Call>());
                for call in calls.filter(|call| is_undecided(call)) {
                    let Some(due) = call.next_cut_off(view) else { continue };
                    inbox.next.insert(
                        inbox.place(&Value::Date(due), clock),
                        Closing { call: call.id.clone(), due, days_left: clock.days_left(&due) },
                    );
                    inbox.next.truncate(most);
                }
            }
        });
        inbox
    }

    /// Where a call of the deadline would stand.
    fn place(&self, deadline: &Value<'_>, clock: &Clock<'_>) -> usize {
        let Value::Date(due) = deadline else { return usize::MAX };
        self.next.partition_point(|other| other.due.cmp_end(due, clock.zone).is_le())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::fixtures::{Desk, call, clock, decided};
    use crate::model::call::Decision;
    use crate::model::schema::Record;
    use crate::query::filter::{Context, Filter};
    use crate::query::keys::Subject;
    use crate::query::names::KeysOnly;

    #[test]
    fn those_that_close_next_come_first_and_the_filter_finds_the_same_calls() {
        let mut closed = call("closed", &["c 2026-05-01"]);
        closed.status = CallStatus::Closed;
        let desk = Desk::of([
            Box::new(call("late", &["a 2026-02-01", "b 2026-06-01"])) as Box<dyn Record>,
            Box::new(call("soon", &["d 2026-03-05"])),
            Box::new(call("dateless", &[])),
            Box::new(decided(call("half", &["e 2026-04-01"]), [Decision::NoGo, Decision::New])),
            Box::new(decided(call("refused", &["f 2026-03-03"]), [Decision::NoGo])),
            Box::new(closed),
        ]);
        let now = clock("2026-03-02T12:00:00Z");
        let inbox = Inbox::of(&desk.workspace, &desk.agenda, &now, 2);
        let next: Vec<_> = inbox.next.iter().map(|it| (it.call.to_string(), it.days_left)).collect();
        assert_eq!((inbox.count, next), (3, vec![("soon".to_owned(), Some(3)), ("late".to_owned(), Some(91))]));

        let context = Context { workspace: &desk.workspace, names: &KeysOnly, now: now.now, zone: now.zone };
        let subject = Subject::of_kind(Kind::CALL, desk.workspace.office().as_ref());
        let filter = Filter::new(FILTER, &subject, &context).unwrap();
        let found = context.with_view(|view| filter.count(Kind::CALL, &desk.workspace, view));
        assert_eq!(found, inbox.count);
    }
}
