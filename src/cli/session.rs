//! What one command works with: the clock, the language, the zone, and the file it opens.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use super::args::{Arguments, is_sample};
use super::failure::Failure;
use crate::edit::{Author, Document, Transaction};
use crate::exchange::sample;
use crate::i18n::{self, Collator, Lang};
use crate::model::date::{BRUSSELS, Moment};
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::text::Context;
use crate::model::validate::Finding;
use crate::model::workspace::Workspace;
use crate::platform::desk::Surroundings;
use crate::query::error::QueryError;
use crate::query::filter::{Context as FilterContext, Filter};
use crate::query::keys::Subject;
use crate::query::names::InLanguage;
use crate::query::sort::Sorter;
use crate::store;
use crate::store::disk::{ContentStamp, Lock, PATIENCE, SaveError, SaveOptions, Saved};
use crate::tr;

/// The years that may be taken for the present.
const PRESENT: std::ops::RangeInclusive<i32> = 1970..=2150;

/// The circumstances of one command.
pub(super) struct Session {
    /// The present instant, or the one asked for.
    pub(super) now: DateTime<Utc>,
    /// The language.
    pub(super) lang: Lang,
    /// The zone asked for.
    asked_zone: Option<Tz>,
    system_zone: Option<Tz>,
    /// The name for the change log.
    pub(super) user: String,
    /// The width of the terminal.
    pub(super) columns: Option<usize>,
}

/// A workspace file that a command has opened.
pub(super) struct OpenFile {
    /// The workspace under edit.
    pub(super) document: Document,
    /// What was mended while reading.
    pub(super) findings: Vec<Finding>,
    /// Where it came from; nothing for the sample.
    path: Option<PathBuf>,
    stamp: Option<ContentStamp>,
    newer: Option<u32>,
}

impl Session {
    pub(super) fn new(arguments: &Arguments, surroundings: &Surroundings) -> Result<Self, Failure> {
        let system_lang = surroundings.locale.as_deref().and_then(Lang::from_tag).unwrap_or_default();
        let lang = match &arguments.lang {
            None => system_lang,
            Some(asked) => Lang::from_tag(asked).ok_or_else(|| {
                Failure::said(tr!(system_lang, "failure-language"), asked.as_str(), Some("nb, da, en, de".to_owned()))
            })?,
        };
        let asked_zone = arguments.tz.as_deref().map(|asked| zone(asked, lang)).transpose()?;
        let system_zone = surroundings.zone.as_deref().and_then(|name| Tz::from_str(name).ok());
        let zone_now = asked_zone.or(system_zone).unwrap_or(BRUSSELS);
        let now = match &arguments.now {
            None => surroundings.now,
            Some(asked) => instant(asked, zone_now).filter(|at| PRESENT.contains(&at.year())).ok_or_else(|| {
                Failure::said(tr!(lang, "failure-now"), asked.as_str(), Some("2026-11-22T09:00".to_owned()))
            })?,
        };
        Ok(Self { now, lang, asked_zone, system_zone, user: surroundings.user.clone(), columns: surroundings.columns })
    }

    /// The zone asked for, else the office's, else the system's, else that of Brussels.
    pub(super) fn zone(&self, workspace: &Workspace) -> Tz {
        let office = || workspace.all::<Office>(Kind::OFFICE).next().and_then(|office| office.zone.parse().ok());
        self.asked_zone.or_else(office).or(self.system_zone).unwrap_or(BRUSSELS)
    }

    /// The zone asked for, else the system's, where there is no workspace to ask.
    pub(super) fn zone_alone(&self) -> Tz {
        self.asked_zone.or(self.system_zone).unwrap_or(BRUSSELS)
    }

    /// The day at the reader's desk.
    pub(super) fn today(&self, workspace: &Workspace) -> NaiveDate {
        self.now.with_timezone(&self.zone(workspace)).date_naive()
    }

    /// What reading and showing values depends on.
    pub(super) fn context<'a>(&self, workspace: &'a Workspace) -> Context<'a> {
        let currency = workspace.all::<Office>(Kind::OFFICE).next().map(|office| office.currency.as_str());
        Context {
            lang: self.lang,
            today: self.today(workspace),
            zone: self.zone(workspace),
            workspace,
            currency: currency.filter(|code| !code.is_empty()),
        }
    }

    pub(super) fn author(&self) -> Author {
        Author { name: self.user.clone(), now: self.now, import: false }
    }

    /// The sample as it is on this day.
    pub(super) fn sample(&self) -> Result<Workspace, Failure> {
        let today = self.now.with_timezone(&self.asked_zone.unwrap_or(chrono_tz::Europe::Oslo)).date_naive();
        sample::sample(today, self.lang == Lang::Nb, self.now)
            .map_err(|error| Failure::said(tr!(self.lang, "failure-sample"), error.to_string(), None))
    }

    /// Opens the file, or the sample, to be read.
    pub(super) fn open(&self, path: &Path) -> Result<OpenFile, Failure> {
        if is_sample(path) {
            let document = Document::new(self.sample()?);
            return Ok(OpenFile { document, findings: Vec::new(), path: None, stamp: None, newer: None });
        }
        let file = store::open(path)?;
        let newer = file.opened.is_newer().then_some(file.opened.version);
        Ok(OpenFile {
            document: Document::new(file.opened.workspace),
            findings: file.opened.findings,
            path: Some(path.to_owned()),
            stamp: Some(file.stamp),
            newer,
        })
    }

    /// Opens the file, lets `change` make a transaction, applies it and saves. Nothing is saved where nothing changed.
    pub(super) fn change<R>(
        &self,
        path: &Path,
        import: bool,
        change: impl FnOnce(&OpenFile) -> Result<(Transaction, R), Failure>,
    ) -> Result<R, Failure> {
        // The lock is taken before the file is read, so that two commands at once do their work one after the other.
        let lock = match Lock::acquire(path, self.now, PATIENCE) {
            Ok(lock) => Some(lock),
            Err(locked @ SaveError::Locked { .. }) => return Err(locked.into()),
            // Where no lock can be made, saving will say why; reading comes first, with the nearer reason.
            Err(_) => None,
        };
        let mut file = self.open(path)?;
        self.may_write(&file, path)?;
        let (transaction, result) = change(&file)?;
        if transaction.is_empty() && file.findings.is_empty() {
            return Ok(result);
        }
        let label = transaction.label.in_words(self.lang);
        let author = Author { import, ..self.author() };
        let changed = file.document.apply(transaction, &author);
        changed.map_err(|refused| Failure::said(tr!(self.lang, "failure-refused"), refused.0.to_string(), None))?;
        let mut options = SaveOptions::new(self.now, &label);
        options.lock = lock.as_ref();
        self.save(path, &file, &options)?;
        Ok(result)
    }

    /// Refuses where the file comes from a newer program.
    pub(super) fn may_write(&self, file: &OpenFile, path: &Path) -> Result<(), Failure> {
        match file.newer {
            None => Ok(()),
            Some(version) => Err(Failure::said(
                tr!(self.lang, "failure-newer", version = version.to_string()),
                path.display().to_string(),
                Some(tr!(self.lang, "hint-newer")),
            )),
        }
    }

    fn save(&self, path: &Path, file: &OpenFile, options: &SaveOptions<'_>) -> Result<Saved, Failure> {
        Ok(store::save(path, file.document.workspace(), file.stamp, options)?)
    }

    /// The filter of the text, bound to its subject; its faults name their place. What it warns of goes to `err`.
    pub(super) fn filter(
        &self,
        text: &str,
        workspace: &Workspace,
        subject: &Subject,
        err: &mut dyn Write,
    ) -> Result<Filter, Failure> {
        let names = InLanguage(self.lang);
        let filter = Filter::new(text, subject, &self.filter_context(workspace, &names));
        let filter = filter.map_err(|faults| self.filter_faults(text, &faults))?;
        for warning in filter.warnings() {
            writeln!(err, "{}", warning.in_words(self.lang))?;
        }
        Ok(filter)
    }

    /// What filters look at besides their text.
    pub(super) fn filter_context<'a>(&self, workspace: &'a Workspace, names: &'a InLanguage) -> FilterContext<'a> {
        FilterContext { workspace, names, now: self.now, zone: self.zone(workspace) }
    }

    /// The first of a filter's faults.
    pub(super) fn filter_faults(&self, text: &str, faults: &[QueryError]) -> Failure {
        match faults.first() {
            Some(fault) => self.filter_failure(text, fault),
            None => Failure::said(tr!(self.lang, "failure-filter", reason = ""), text, None),
        }
    }

    /// A fault of a filter, with the place under the text.
    pub(super) fn filter_failure(&self, text: &str, fault: &QueryError) -> Failure {
        let lang = self.lang;
        let characters = |end: usize| text.get(..end).map_or(0, |before| before.chars().count());
        let (start, end) = (characters(fault.span.start), characters(fault.span.end));
        let marked = format!("{text}\n{}{}", " ".repeat(start), "^".repeat((end - start.min(end)).max(1)));
        let place = tr!(lang, "filter-place", column = (start + 1).to_string());
        let hint = if fault.suggestions.is_empty() {
            tr!(lang, "hint-marked")
        } else {
            tr!(lang, "hint-one-of", ids = fault.suggestions.join(", "))
        };
        let hint = format!("{hint}\n{marked}");
        Failure::said(tr!(lang, "failure-filter", reason = fault.in_words(lang)), place, Some(hint))
    }

    /// Sorts texts as the language does.
    pub(super) fn sorter(&self) -> Sorter {
        let collator = Collator::new(self.lang);
        Sorter::new(move |text| collator.key(text).into_bytes())
    }
}

impl OpenFile {
    /// The version of a file that comes from a newer program.
    pub(super) fn newer(&self) -> Option<u32> {
        self.newer
    }

    pub(super) fn workspace(&self) -> &Workspace {
        self.document.workspace()
    }

    /// What the file is called: its name without folders, or the sample's.
    pub(super) fn name(&self, lang: Lang) -> String {
        match &self.path {
            Some(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            None => tr!(lang, "sample-name"),
        }
    }
}

/// The zone of the name.
pub(super) fn zone(name: &str, lang: Lang) -> Result<Tz, Failure> {
    Tz::from_str(name)
        .ok()
        .or_else(|| i18n::find_zone(name))
        .ok_or_else(|| Failure::said(tr!(lang, "failure-zone"), name, Some("Europe/Oslo".to_owned())))
}

/// The instant of `2026-11-22`, `2026-11-22T09:00[:00]` in the zone, or RFC 3339 with an offset.
fn instant(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let with_offset = text.strip_suffix('Z').map_or_else(|| text.to_owned(), |wall| format!("{wall}+00:00"));
    let forms = [
        "%Y-%m-%dT%H:%M%z",
        "%Y-%m-%dT%H:%M:%S%z",
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%d %H:%M%z",
        "%Y-%m-%d %H:%M:%S%z",
    ];
    if let Some(at) = forms.iter().find_map(|form| DateTime::parse_from_str(&with_offset, form).ok()) {
        return Some(at.with_timezone(&Utc));
    }
    let wall = NaiveDate::from_str(text).map(|day| day.and_time(NaiveTime::MIN)).ok().or_else(|| {
        ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    })?;
    Some(Moment { wall, zone, assumed: false }.instant())
}
