//! What is said when something could not be done.

/// What went wrong in the reader's language: what happened, where, and what can be done about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What happened, as a clause: without a capital or a full stop.
    pub what: String,
    /// The file, the text or the value it happened to; may be empty.
    pub place: String,
    /// What can be done about it, as a clause.
    pub hint: Option<String>,
}

impl Told {
    /// What happened where, and what can be done.
    pub fn new(what: impl Into<String>, place: impl Into<String>, hint: Option<String>) -> Self {
        Self { what: what.into(), place: place.into(), hint }
    }

    /// What happened and where, as a sentence: `Could not read, there is no such file: /a/b.json`.
    pub fn sentence(&self) -> String {
        let what = sentence(&self.what);
        if self.place.is_empty() { what } else { format!("{what}: {}", self.place) }
    }
}

/// The words with a capital letter at their beginning.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence_with_its_place_where_there_is_one() {
        assert_eq!(Told::new("øvet", "a.json", None).sentence(), "Øvet: a.json");
        assert_eq!(Told::new("nothing", "", None).sentence(), "Nothing");
        assert_eq!(sentence(""), "");
    }
}
