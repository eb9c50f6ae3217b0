//! Small workspaces for the tests.

use std::sync::Arc;

use chrono_tz::Tz;

use super::{Agenda, Clock, Entry, Query, States};
use crate::model::application::{Application, Stage};
use crate::model::call::{Call, CutOff, CutOffStage, Decision, Triage};
use crate::model::date::DateValue;
use crate::model::deadline::Deadline;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::Record;
use crate::model::workspace::Workspace;

/// A workspace with its agenda, kept up by updates.
#[derive(Clone, Default)]
pub(crate) struct Desk {
    pub(crate) workspace: Workspace,
    pub(crate) agenda: Agenda,
}

impl Desk {
    pub(crate) fn of(records: impl IntoIterator<Item = Box<dyn Record>>) -> Self {
        let mut desk = Self::default();
        records.into_iter().for_each(|record| desk.put(record));
        desk
    }

    pub(crate) fn put(&mut self, record: Box<dyn Record>) {
        let record: Arc<dyn Record> = record.into_arc();
        let kind = Kind::of(record.as_ref());
        let before = self.workspace.table(kind).get(record.id()).cloned();
        self.workspace.replace_all([(kind, before.as_ref(), Some(&record))].into_iter());
        self.agenda.update(&self.workspace, [(kind, record.id())]);
    }

    pub(crate) fn remove(&mut self, kind: Kind, id: &str) {
        let before = self.workspace.table(kind).get(&Id::from(id)).cloned();
        self.workspace.replace_all([(kind, before.as_ref(), None)].into_iter());
        self.agenda.update(&self.workspace, [(kind, &Id::from(id))]);
    }

    /// The only entry of the sort that comes from the record.
    pub(crate) fn entry(&self, source: &str, what: &str, clock: &Clock<'_>) -> Entry {
        let mut entries = self.agenda.entries_of(&self.workspace, &source.into(), clock);
        entries.retain(|entry| entry.what.code() == what);
        assert_eq!(entries.len(), 1, "{source} {what} {entries:#?}");
        entries.pop().unwrap()
    }

    /// The entry of the cut-off.
    pub(crate) fn cut_off(&self, part: &str, clock: &Clock<'_>) -> Entry {
        let mut entries: Vec<_> = self.agenda.entries(&self.workspace, clock).collect();
        entries.retain(|entry| entry.part == Some(part.into()));
        assert_eq!(entries.len(), 1, "{part} {entries:#?}");
        entries.pop().unwrap()
    }

    pub(crate) fn titles(&self, from: &str, days: u32, states: States, clock: Clock<'_>) -> Vec<String> {
        let query = Query { from: from.parse().unwrap(), days, states, clock };
        self.agenda.overview(&self.workspace, &query).iter().map(|it| format!("{}{}", it.title, it.label)).collect()
    }
}

pub(crate) fn clock_in(now: &str, zone: Tz) -> Clock<'static> {
    Clock { now: now.parse().unwrap(), zone, working_days: None }
}

pub(crate) fn clock(now: &str) -> Clock<'static> {
    clock_in(now, chrono_tz::Europe::Oslo)
}

pub(crate) fn date(text: &str) -> Option<DateValue> {
    Some(text.parse().unwrap())
}

/// A call with cut-offs, each written `id date`, perhaps with a stage.
pub(crate) fn call(id: &str, cut_offs: &[&str]) -> Call {
    let mut call = Call { id: id.into(), title: id.into(), ..Call::default() };
    for cut_off in cut_offs {
        let mut words = cut_off.split(' ');
        call.cut_offs.push(CutOff {
            id: words.next().unwrap().into(),
            due: date(words.next().unwrap()),
            stage: CutOffStage::from_code(words.next().unwrap_or_default()),
            ..CutOff::default()
        });
    }
    call
}

pub(crate) fn decided(mut call: Call, decisions: impl IntoIterator<Item = Decision>) -> Call {
    for decision in decisions {
        let id = format!("{}-{}", call.id, call.triage.len()).as_str().into();
        call.triage.push(Triage { id, decision, ..Triage::default() });
    }
    call
}

pub(crate) fn application(id: &str, call: &str, cut_off: Option<&str>, stage: Stage) -> Application {
    let call = Some(call).filter(|call| !call.is_empty()).map(Id::from);
    Application {
        id: id.into(),
        title: id.into(),
        call,
        cut_off: cut_off.map(Id::from),
        stage,
        ..Application::default()
    }
}

pub(crate) fn own(id: &str, due: &str) -> Deadline {
    Deadline { id: id.into(), title: id.into(), due: date(due), ..Deadline::default() }
}
