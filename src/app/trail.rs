//! Where the person has been, to go back and forward as in a browser.

use crate::model::id::Id;
use crate::ui::{PanelId, Shown};

/// How many places are remembered.
const LIMIT: usize = 100;

/// A panel, and what the inspector showed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// The panel that had the keyboard.
    pub(super) panel: PanelId,
    /// What the inspector showed.
    pub(super) shown: Option<Shown>,
}

/// The places, and where among them we are.
#[derive(Default, Debug)]
pub(super) struct Trail {
    places: Vec<Place>,
    here: usize,
}

impl Trail {
    /// Notes that we are somewhere; what lay ahead is forgotten.
    pub(super) fn note(&mut self, place: Place) {
        if self.places.get(self.here) == Some(&place) {
            return;
        }
        self.places.truncate(self.here + 1);
        self.places.push(place);
        if self.places.len() > LIMIT {
            self.places.remove(0);
        }
        self.here = self.places.len().saturating_sub(1);
    }

    /// One step back.
    pub(super) fn back(&mut self) -> Option<Place> {
        let before = self.here.checked_sub(1)?;
        self.here = before;
        self.places.get(before).cloned()
    }

    /// One step forward.
    pub(super) fn forward(&mut self) -> Option<Place> {
        let place = self.places.get(self.here + 1).cloned()?;
        self.here += 1;
        Some(place)
    }

    /// The records that were shown, the latest first, each once.
    pub(super) fn records(&self) -> Vec<Id> {
        let mut records: Vec<Id> = Vec::new();
        for shown in self.places.iter().rev().filter_map(|place| place.shown.as_ref()) {
            if !records.contains(shown.record()) {
                records.push(shown.record().clone());
            }
        }
        records
    }

    /// Whether there is something to go back to, and forward.
    pub(super) fn ways(&self) -> (bool, bool) {
        (self.here > 0, self.here + 1 < self.places.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str) -> Place {
        Place { panel: PanelId::Home, shown: Some(Shown::Record(id.into())) }
    }

    #[test]
    fn going_back_and_elsewhere_forgets_what_lay_ahead() {
        let mut trail = Trail::default();
        for id in ["a", "b", "b", "c"] {
            trail.note(place(id));
        }
        assert_eq!(trail.back(), Some(place("b")));
        assert_eq!(trail.back(), Some(place("a")));
        assert_eq!(trail.back(), None);
        assert_eq!(trail.forward(), Some(place("b")));
        trail.note(place("d"));
        assert_eq!(trail.ways(), (true, false));
        assert_eq!(trail.back(), Some(place("b")));
    }
}
