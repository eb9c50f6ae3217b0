//! What the palette finds: bounded, so that a hundred thousand records hold no frame.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::remembered;
use crate::i18n::{self, Lang, fold};
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::schema::Record;
use crate::model::text;
use crate::model::value::{Value, ValueKind};
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;

/// How many records of a kind are ranked; beyond that a longer text narrows them down.
const CANDIDATES: usize = 300;

/// Kinds of more records than this are not gone through where nothing has the words as they stand.
const GONE_THROUGH: usize = 500;

/// How many commands, records and searches are shown where all may be.
const SHOWN: (usize, usize) = (7, 12);

/// How many are shown where a prefix asks for one sort alone.
const SHOWN_ALONE: usize = 40;

/// What is offered before anything is typed, after what was used before.
const OFFERED: &[Command] = &[
    Command::ShowHome,
    Command::ShowDeadlines,
    Command::ShowCalls,
    Command::ShowApplications,
    Command::ShowPartners,
    Command::AddDeadline,
    Command::Import,
    Command::Print,
    Command::Save,
    Command::New,
    Command::Open,
    Command::OpenSample,
    Command::ShowSettings,
    Command::ShowHelp,
];

/// A result.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Hit {
    /// A command.
    Command(Command),
    /// A record.
    Record {
        /// Its id.
        id: Id,
        /// Its kind.
        kind: Kind,
        /// What it is called.
        title: String,
        /// What tells it from others that are called alike.
        detail: String,
    },
    /// A search in a panel.
    Search {
        /// The panel.
        panel: PanelId,
        /// The filter.
        filter: String,
    },
}

/// What stands together under a heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Section {
    /// What was used before.
    Recent,
    /// Commands.
    Commands,
    /// Records.
    Records,
    /// Searches in panels.
    Searches,
}

impl Hit {
    /// Where it stands; `nothing_typed` makes records those shown before.
    pub(super) fn section(&self, nothing_typed: bool) -> Section {
        match self {
            Self::Record { .. } if nothing_typed => Section::Recent,
            Self::Command(_) => Section::Commands,
            Self::Record { .. } => Section::Records,
            Self::Search { .. } => Section::Searches,
        }
    }
}

/// What is asked for.
struct Wanted<'a> {
    commands: bool,
    kinds: Vec<Kind>,
    searches: bool,
    words: &'a str,
}

fn wanted(text: &str) -> Wanted<'_> {
    let text = text.trim_start();
    let of = |rest: &'static [Kind], words| Wanted { commands: false, kinds: rest.to_vec(), searches: false, words };
    match (text.chars().next(), text.get(1..)) {
        (Some('>'), Some(rest)) => Wanted { commands: true, kinds: Vec::new(), searches: false, words: rest.trim() },
        (Some('@'), Some(rest)) => of(&[Kind::PARTNER, Kind::PERSON], rest.trim()),
        (Some('#'), Some(rest)) => of(&[Kind::CALL], rest.trim()),
        _ => Wanted { commands: true, kinds: Kind::listed().collect(), searches: true, words: text.trim() },
    }
}

/// The text after Tab: the prefix that was typed, and what the result is called.
pub(super) fn completed(text: &str, hit: &Hit, desk: &Desk<'_>) -> String {
    let prefix = text.trim_start().chars().next().filter(|first| matches!(first, '>' | '@' | '#'));
    let words = match hit {
        Hit::Command(command) => command.label(desk.lang),
        Hit::Record { title, .. } => title.clone(),
        Hit::Search { filter, .. } => filter.clone(),
    };
    prefix.map(String::from).unwrap_or_default() + words.trim_end_matches('…')
}

/// Finds; keeps the memory that ranking needs.
#[derive(Default)]
pub(super) struct Looker {
    matcher: Option<Matcher>,
    letters: Vec<char>,
}

impl Looker {
    pub(super) fn find(&mut self, text: &str, desk: &Desk<'_>, recent: &[Id]) -> Vec<Hit> {
        let wanted = wanted(text);
        if wanted.words.is_empty() {
            return begin(&wanted, desk, recent);
        }
        let alone = !wanted.searches;
        let commands = if wanted.commands { self.commands(wanted.words, desk) } else { Vec::new() };
        let records = if desk.file.is_open { self.records(&wanted, desk, recent) } else { Vec::new() };
        let best = |list: &[(u32, Hit)]| list.first().map_or(0, |(score, _)| *score);
        let commands_first = best(&commands) >= best(&records);
        let take = |list: Vec<(u32, Hit)>, shown: usize| {
            list.into_iter().map(|(_, hit)| hit).take(if alone { SHOWN_ALONE } else { shown }).collect::<Vec<_>>()
        };
        let searches = if wanted.searches && desk.file.is_open { searches(&wanted, &records) } else { Vec::new() };
        let (commands, records) = (take(commands, SHOWN.0), take(records, SHOWN.1));
        let mut hits = if commands_first { [commands, records].concat() } else { [records, commands].concat() };
        hits.extend(searches);
        hits
    }

    fn score(&mut self, pattern: &Pattern, words: &str) -> Option<u32> {
        let matcher = self.matcher.get_or_insert_with(|| Matcher::new(Config::DEFAULT));
        // The matcher needs no more than the beginning of a long text.
        let words = words.char_indices().nth(256).map_or(words, |(end, _)| words.get(..end).unwrap_or(words));
        pattern.score(Utf32Str::new(words, &mut self.letters), matcher)
    }

    /// Commands by the letters of their names, in the reader's language and in English, or by the words of what they do.
    fn commands(&mut self, words: &str, desk: &Desk<'_>) -> Vec<(u32, Hit)> {
        let fuzzy = Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let whole = Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
        let used: Vec<Command> = remembered(desk).collect();
        let mut found = Vec::new();
        for command in Command::ALL.iter().copied().filter(|command| *command != Command::Palette) {
            let mut names = vec![command.label(desk.lang)];
            if desk.lang != Lang::En {
                names.push(command.label(Lang::En));
            }
            let by_name = names.iter().filter_map(|name| self.score(&fuzzy, name)).max();
            let by_hint = || self.score(&whole, &command.hint(desk.lang)).map(|score| score / 2);
            let Some(score) = by_name.or_else(by_hint) else { continue };
            let place = used.iter().position(|other| *other == command);
            let bonus = place.map_or(0, |place| 24u32.saturating_sub(u32::try_from(place).unwrap_or(24)));
            // What can be done now stands before what cannot.
            let able = command.enabled(desk);
            found.push((score + bonus, able, command));
        }
        found.sort_by(|a, b| (b.1, b.0).cmp(&(a.1, a.0)).then_with(|| a.2.cmp(&b.2)));
        found.into_iter().map(|(score, _, command)| (score, Hit::Command(command))).collect()
    }

    /// Records that have the words, the best names first.
    fn records(&mut self, wanted: &Wanted<'_>, desk: &Desk<'_>, recent: &[Id]) -> Vec<(u32, Hit)> {
        let workspace = desk.workspace();
        let fuzzy = Pattern::new(wanted.words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        // The rarest word is most likely the longest; the others only narrow down what it finds.
        let longest = wanted.words.split_whitespace().max_by_key(|word| word.len()).unwrap_or(wanted.words);
        let mut found: Vec<(u32, Kind, Id)> = Vec::new();
        for kind in &wanted.kinds {
            let mut ids = workspace.search_first(*kind, longest, CANDIDATES);
            let as_it_stands = !ids.is_empty();
            if ids.is_empty() && workspace.table(*kind).len() <= GONE_THROUGH {
                ids = workspace.table(*kind).keys().cloned().collect();
            }
            for id in ids {
                let Some(record) = workspace.table(*kind).get(&id) else { continue };
                let names = names(record.as_ref());
                let by_name = names.iter().filter_map(|name| self.score(&fuzzy, name)).max();
                let score = match by_name {
                    Some(score) => score + if as_it_stands { 16 } else { 0 },
                    None if as_it_stands && has_all(record.as_ref(), wanted.words) => 1,
                    None => continue,
                };
                let bonus = if recent.contains(&id) { 12 } else { 0 };
                found.push((score + bonus, *kind, id));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2))));
        found.truncate(SHOWN_ALONE);
        found.into_iter().filter_map(|(score, kind, id)| Some((score, record(desk, kind, &id)?))).collect()
    }
}

/// What is offered before anything is typed: what was used last, then what is used most.
fn begin(wanted: &Wanted<'_>, desk: &Desk<'_>, recent: &[Id]) -> Vec<Hit> {
    let workspace = desk.workspace();
    let mut hits = Vec::new();
    let known = recent.iter().filter_map(|id| {
        let kind = Kind::of(workspace.record(id)?.as_ref());
        wanted.kinds.contains(&kind).then(|| record(desk, kind, id))?
    });
    let shown = if wanted.searches { 5 } else { SHOWN_ALONE };
    hits.extend(known.take(shown));
    if wanted.commands {
        let used: Vec<Command> = remembered(desk).filter(|command| command.enabled(desk)).collect();
        let offered = if wanted.searches { OFFERED } else { Command::ALL };
        let rest = offered
            .iter()
            .copied()
            .filter(|command| *command != Command::Palette && command.enabled(desk) && !used.contains(command));
        let shown = if wanted.searches { OFFERED.len() } else { Command::ALL.len() };
        hits.extend(used.iter().copied().chain(rest).take(shown).map(Hit::Command));
    }
    if !wanted.commands && hits.len() < SHOWN_ALONE {
        // A prefix alone shows what there is of its sort.
        let room = SHOWN_ALONE - hits.len();
        let all = wanted.kinds.iter().flat_map(|kind| workspace.table(*kind).keys().map(|id| (*kind, id)));
        let more = all.filter(|(_, id)| !recent.contains(id)).take(room);
        hits.extend(more.filter_map(|(kind, id)| record(desk, kind, id)));
    }
    hits
}

/// The panels in which what was typed can be searched for: that of the deadlines, and those whose records have it.
fn searches(wanted: &Wanted<'_>, records: &[(u32, Hit)]) -> Vec<Hit> {
    let has = |panel: &PanelId| match panel {
        PanelId::Deadlines => !records.is_empty(),
        PanelId::Records(kind) => {
            records.iter().any(|(_, hit)| matches!(hit, Hit::Record { kind: other, .. } if other == kind))
        }
        _ => false,
    };
    let plain = wanted.words.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '_'));
    let filter = if plain { wanted.words.to_owned() } else { format!("\"{}\"", wanted.words.replace('"', "")) };
    PanelId::all().into_iter().filter(has).map(|panel| Hit::Search { panel, filter: filter.clone() }).collect()
}

/// What a record is known by: its title and its identifiers.
fn names(record: &dyn Record) -> Vec<String> {
    let known = |spec: &crate::model::schema::Spec| spec.title || spec.identifier;
    let fields = record.schema().fields.iter().enumerate().filter(|(_, field)| known(&field.spec));
    let mut names = vec![record.title()];
    names.extend(fields.filter_map(|(index, _)| match record.get(index) {
        Value::Text(text) => Some(text.into_owned()),
        _ => None,
    }));
    names
}

/// True where every word stands somewhere in the record's texts.
fn has_all(record: &dyn Record, words: &str) -> bool {
    if !words.contains(char::is_whitespace) {
        return true;
    }
    let mut texts = String::new();
    for (index, field) in record.schema().fields.iter().enumerate().filter(|(_, field)| field.spec.search) {
        match record.get(index) {
            Value::Text(text) => texts.push_str(&text),
            Value::List(list) => list.iter().for_each(|text| texts.push_str(text)),
            _ if field.spec.title => texts.push_str(&record.title()),
            _ => {}
        }
        texts.push('\n');
    }
    let texts = fold(&texts);
    words.split_whitespace().all(|word| texts.contains(&fold(word)))
}

/// The record as a result: with its identifier beside its title, else the first thing it is linked to, else its country.
fn record(desk: &Desk<'_>, kind: Kind, id: &Id) -> Option<Hit> {
    let record = desk.workspace().record(id)?;
    let fields = || record.schema().fields.iter().enumerate();
    let title = text::title(id, &desk.context());
    let identifier =
        fields().filter(|(_, field)| field.spec.identifier).find_map(|(index, _)| match record.get(index) {
            Value::Text(text) if !text.is_empty() && *text != *title => Some(text.into_owned()),
            _ => None,
        });
    let linked = || {
        fields().find_map(|(index, field)| match (&field.spec.kind, record.get(index)) {
            (ValueKind::Link(_), Value::Link(target)) => Some(text::title(&target, &desk.context())),
            _ => None,
        })
    };
    let country = || {
        fields().find_map(|(index, field)| match (&field.spec.kind, record.get(index)) {
            (ValueKind::Country, Value::Text(code)) => i18n::country_name(desk.lang, &code).map(str::to_owned),
            _ => None,
        })
    };
    let detail = identifier.or_else(linked).or_else(country).unwrap_or_default();
    Some(Hit::Record { id: id.clone(), kind, title, detail })
}
