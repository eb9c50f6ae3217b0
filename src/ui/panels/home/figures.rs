//! What the overview shows, put into words once for each state of the workspace, minute and language.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

use super::Way;
use super::line::Line;
use crate::agenda::home::{AtStage, Home, Moved, Since as Happened, Standings};
use crate::agenda::inbox::{self, Closing, Inbox};
use crate::agenda::overlay::entry_id;
use crate::agenda::{Entry, Urgency, words};
use crate::i18n::format::{self, DateStyle};
use crate::i18n::{self, Lang};
use crate::model::application::{Application, Stage};
use crate::model::call::Call;
use crate::model::date::DateValue;
use crate::model::deadline::What;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::programme::Programme;
use crate::query::ast::quote;
use crate::tr;
use crate::ui::act::Shown;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;
use crate::ui::widgets::Tone;

/// How many lines a card has at most.
const LINES: usize = 6;

/// How many applications a stage shows at most.
const CARDS: usize = 4;

/// What the figures depend on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Stamp {
    revision: u64,
    minute: i64,
    lang: Lang,
    zone: Tz,
    me: String,
    since: Option<DateTime<Utc>>,
}

impl Stamp {
    pub(super) fn of(desk: &Desk<'_>) -> Self {
        Self {
            revision: desk.revision(),
            minute: desk.minute(),
            lang: desk.lang,
            zone: desk.zone(),
            me: desk.me.to_owned(),
            since: desk.since,
        }
    }
}

/// What the overview shows.
pub(super) struct Figures {
    pub(super) greeting: String,
    pub(super) day: String,
    /// True where nothing is there yet to look over.
    pub(super) is_empty: bool,
    pub(super) due: Due,
    pub(super) since: Since,
    pub(super) decide: Decide,
    pub(super) year: Year,
    pub(super) board: Board,
}

/// What is due.
pub(super) struct Due {
    pub(super) lines: Vec<Line>,
    /// To all of them.
    pub(super) ways: Vec<(String, Way)>,
}

/// What happened since last time.
pub(super) struct Since {
    pub(super) when: String,
    pub(super) lines: Vec<Line>,
    pub(super) is_quiet: bool,
}

/// Calls to decide on.
pub(super) struct Decide {
    pub(super) count: usize,
    pub(super) figure: String,
    pub(super) words: String,
    pub(super) way: Way,
    pub(super) lines: Vec<Line>,
}

/// The deadlines of the coming weeks.
pub(super) struct Year {
    pub(super) bars: Vec<Bar>,
    pub(super) most: usize,
    pub(super) busiest: String,
}

/// A week.
pub(super) struct Bar {
    pub(super) count: usize,
    pub(super) spoken: String,
    /// The month that begins in it, or in which the strip begins.
    pub(super) month: String,
    pub(super) way: Way,
}

/// The applications.
pub(super) struct Board {
    pub(super) stages: Vec<AtOne>,
    /// Those that are over: words and ways.
    pub(super) over: Vec<(String, Way)>,
}

/// The applications at a stage.
pub(super) struct AtOne {
    pub(super) title: String,
    pub(super) count: String,
    pub(super) cards: Vec<Card>,
    pub(super) way: Way,
    pub(super) more: Option<String>,
}

/// An application.
pub(super) struct Card {
    pub(super) title: String,
    /// The programme's name and colour.
    pub(super) programme: Option<(String, String)>,
    pub(super) next: String,
    pub(super) chip: String,
    pub(super) tone: Tone,
    pub(super) spoken: String,
    pub(super) way: Way,
}

impl Figures {
    pub(super) fn of(desk: &Desk<'_>, began: DateTime<Utc>) -> Self {
        let (workspace, lang) = (desk.workspace(), desk.lang);
        let since = desk.since.unwrap_or(began);
        let home = Home::of(workspace, desk.agenda, &desk.clock, since, desk.me);
        let inbox = Inbox::of(workspace, desk.agenda, &desk.clock, 3);
        let here = desk.now().with_timezone(&desk.zone());
        let greeting = match here.hour() {
            5..=9 => tr!(lang, "home-morning"),
            10..=17 => tr!(lang, "home-day-time"),
            _ => tr!(lang, "home-evening"),
        };
        let day = format::date(lang, here.date_naive(), DateStyle::Long);
        let kinds = [Kind::CALL, Kind::APPLICATION, Kind::DEADLINE, Kind::PARTNER, Kind::PERSON];
        Self {
            greeting,
            day: tr!(lang, "home-day", date = day, week = here.date_naive().iso_week().week()),
            is_empty: kinds.iter().all(|kind| workspace.table(*kind).is_empty()),
            due: due(desk, &home),
            since: happened(desk, &home.since, since),
            decide: decide(desk, &inbox),
            year: year(desk, &home),
            board: board(desk, &home),
        }
    }
}

/// How much haste is shown in which colour.
pub(super) fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Overdue | Urgency::Today => Tone::Danger,
        Urgency::Soon => Tone::Warning,
        Urgency::Later => Tone::Neutral,
        Urgency::Settled => Tone::Good,
    }
}

fn number(lang: Lang, count: usize) -> String {
    format::integer(lang, i64::try_from(count).unwrap_or(i64::MAX))
}

fn as_n(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn deadlines(filter: impl Into<String>) -> Way {
    Way::Panel(PanelId::Deadlines, filter.into())
}

fn of_entry(entry: &Entry) -> Way {
    let source = entry.source.clone().unwrap_or_else(|| entry.id.clone());
    Way::Entry(Shown::Entry { source, entry: entry.id.clone() })
}

/// The time of day in the reader's zone, where the date has one.
fn time_of(due: &DateValue, zone: Tz, lang: Lang) -> Option<String> {
    due.moment().map(|moment| format::time(lang, moment.instant().with_timezone(&zone).time()))
}

fn due(desk: &Desk<'_>, home: &Home) -> Due {
    let lang = desk.lang;
    let ahead = home.today.len() + home.week.len();
    let behind = home.overdue.len().min(LINES.saturating_sub(ahead).max(3));
    let lead = words::office_lead(desk.workspace());
    let entries = home.overdue.iter().take(behind).chain(&home.today).chain(&home.week);
    let lines = entries.take(LINES).map(|entry| {
        let (left, urgency) = words::time_left(entry, lead, lang);
        let time = entry.due.and_then(|due| time_of(&due, desk.zone(), lang)).unwrap_or_default();
        let day = entry.due.map_or(desk.today(), |due| due.day_in(desk.zone()));
        let chip = match urgency {
            Urgency::Overdue => left.clone(),
            Urgency::Today => format!("{} {time}", tr!(lang, "word-today")),
            _ => format!("{} {time}", format::weekday(lang, day, true)),
        };
        Line {
            chip: chip.trim().to_owned(),
            tone: tone(urgency),
            text: words::entry_title(entry, lang),
            note: String::new(),
            spoken: spoken(desk, entry, &left),
            way: of_entry(entry),
        }
    });
    let mut ways = Vec::new();
    if !home.overdue.is_empty() {
        let way = deadlines("overdue:yes");
        ways.push((tr!(lang, "home-all-overdue", count = as_n(home.overdue.len())), way));
    }
    if ahead > 0 {
        let way = deadlines("ours:yes overdue:no due:today..7d");
        ways.push((tr!(lang, "home-all-week", count = as_n(ahead)), way));
    }
    Due { lines: lines.collect(), ways }
}

/// An entry in one sentence.
fn spoken(desk: &Desk<'_>, entry: &Entry, left: &str) -> String {
    let lang = desk.lang;
    let mut parts = vec![words::entry_title(entry, lang), i18n::choice_label(lang, What::DEF.key, entry.what.code())];
    parts.extend(entry.due.map(|due| words::due(&due, desk.zone(), lang).line()));
    parts.push(left.to_owned());
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// The time without its seconds.
fn minutes(time: NaiveTime) -> NaiveTime {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

fn happened(desk: &Desk<'_>, happened: &Happened, since: DateTime<Utc>) -> Since {
    let lang = desk.lang;
    let here = since.with_timezone(&desk.zone());
    let day = here.date_naive();
    let when = if desk.since.is_some() {
        let date = match day.year() == desk.today().year() {
            true => format::day_and_month(lang, day),
            false => format::date(lang, day, DateStyle::Medium),
        };
        let time = format::time(lang, minutes(here.time()));
        tr!(lang, "home-since-when", when = tr!(lang, "moment", day = date, time = time))
    } else {
        tr!(lang, "home-since-began")
    };
    let count = |text: String, count: usize, way: Way| Line {
        chip: number(lang, count),
        tone: if count > 0 { Tone::Accent } else { Tone::Neutral },
        spoken: tr!(lang, "home-stage-count", stage = text.as_str(), count = as_n(count)),
        text,
        note: String::new(),
        way,
    };
    let calls = PanelId::Records(Kind::CALL);
    // To the second: what a filter by day finds would be more than what is new.
    let moment = here.format("%Y-%m-%dT%H:%M:%S");
    let new = Way::Panel(calls, format!("created>{moment}"));
    let mut lines = vec![
        count(tr!(lang, "home-new-calls"), happened.new_calls.len(), new),
        count(tr!(lang, "home-moved"), happened.moved.len(), deadlines(format!("moved_on>={day}"))),
    ];
    lines.extend(happened.moved.iter().take(2).map(|moved| moved_line(desk, moved)));
    for other in happened.others.iter().take(LINES.saturating_sub(lines.len()).max(1)) {
        let text = if other.name.is_empty() {
            tr!(lang, "home-changed-by-nobody")
        } else {
            tr!(lang, "home-changed-by", name = other.name.as_str())
        };
        let panel = PanelId::of_kind(other.kind);
        let by = if other.name.is_empty() { "empty".to_owned() } else { quote(&other.name) };
        let of = |way: &str| {
            format!("{way}changed_by={by} {way}changed>{moment} OR {way}created_by={by} {way}created>{moment}")
        };
        let filter = match other.kind {
            Kind::DEADLINE => format!("source_kind=deadline ({})", of("source.")),
            _ => of(""),
        };
        let note = i18n::kind_label(lang, other.kind.key(), other.records != 1);
        let line = count(text, other.records, Way::Panel(panel, filter));
        lines.push(Line { spoken: format!("{}, {note}", line.spoken), note, ..line });
    }
    let is_quiet = happened.new_calls.is_empty() && happened.moved.is_empty() && happened.others.is_empty();
    Since { when, lines, is_quiet }
}

fn moved_line(desk: &Desk<'_>, moved: &Moved) -> Line {
    let lang = desk.lang;
    let told = |date: Option<DateValue>| match date {
        Some(DateValue::Moment(moment)) => format::date(lang, moment.wall.date(), DateStyle::Medium),
        Some(date) => format::value(lang, &date, desk.zone(), DateStyle::Medium),
        None => tr!(lang, "home-no-date"),
    };
    let title = call_name(desk, &moved.call);
    let (from, to) = (told(moved.from), told(moved.to));
    let spoken = tr!(lang, "home-moved-spoken", title = title.as_str(), from = from.as_str(), to = to.as_str());
    // A year that both have in common need not stand there.
    let day = |date: Option<DateValue>| date.filter(|date| !date.is_vague()).map(|date| date.first_day());
    let (from, to) = match (day(moved.from), day(moved.to)) {
        (Some(from), Some(to)) if from.year() == to.year() => {
            (format::day_and_month(lang, from), format::day_and_month(lang, to))
        }
        _ => (from, to),
    };
    let entry = entry_id(&moved.call, Some(&moved.cut_off), &What::CutOff);
    Line {
        chip: String::new(),
        tone: Tone::Neutral,
        text: title,
        note: tr!(lang, "home-moved-from-to", from = from, to = to),
        spoken,
        way: Way::Entry(Shown::Entry { source: moved.call.clone(), entry }),
    }
}

/// What a call is called where there is little room: the identifier says less to a reader than the title.
fn call_name(desk: &Desk<'_>, id: &Id) -> String {
    let call = desk.workspace().get::<Call>(id);
    match call {
        Some(call) if !call.title.is_empty() => call.title.clone(),
        Some(call) => call.identifier.clone(),
        None => id.to_string(),
    }
}

fn decide(desk: &Desk<'_>, inbox: &Inbox) -> Decide {
    let lang = desk.lang;
    let lead = words::office_lead(desk.workspace());
    let line = |closing: &Closing| {
        let entry = Entry {
            days_left: closing.days_left,
            state: crate::model::deadline::DeadlineState::Open,
            ..Entry::default()
        };
        let (left, urgency) = words::time_left(&entry, lead, lang);
        let chip =
            if left.is_empty() { format::value(lang, &closing.due, desk.zone(), DateStyle::Medium) } else { left };
        let text = call_name(desk, &closing.call);
        Line {
            spoken: format!("{text}, {chip}"),
            chip,
            tone: tone(urgency),
            text,
            note: String::new(),
            way: Way::Record(closing.call.clone()),
        }
    };
    Decide {
        count: inbox.count,
        figure: number(lang, inbox.count),
        words: tr!(lang, "home-decide-count", count = as_n(inbox.count)),
        way: Way::Panel(PanelId::Records(Kind::CALL), inbox::FILTER.to_owned()),
        lines: inbox.next.iter().map(line).collect(),
    }
}

fn year(desk: &Desk<'_>, home: &Home) -> Year {
    let lang = desk.lang;
    let most = home.load.iter().map(|week| week.count).max().unwrap_or_default();
    let mut bars: Vec<Bar> = Vec::with_capacity(home.load.len());
    let mut named = None;
    for (number, week) in home.load.iter().enumerate() {
        let sunday = week.monday.checked_add_days(Days::new(6)).unwrap_or(week.monday);
        let iso = week.monday.iso_week();
        // A month stands under the week in which it begins; the first one where nothing comes too close.
        let begins = sunday.day() <= 7 || number == 0 && week.monday.day() <= 14;
        let month = (sunday.year(), sunday.month());
        let is_named = begins && named != Some(month);
        if is_named {
            named = Some(month);
        }
        let month = if is_named { format::month_alone(lang, sunday, true) } else { String::new() };
        let day = |day: NaiveDate| format::day_and_month(lang, day);
        bars.push(Bar {
            count: week.count,
            spoken: tr!(
                lang,
                "home-bar",
                week = iso.week(),
                from = day(week.monday),
                until = day(sunday),
                count = as_n(week.count)
            ),
            month,
            way: deadlines(format!("ours:yes due:{}-W{:02}", iso.year(), iso.week())),
        });
    }
    let first = home.load.iter().find(|week| week.count == most);
    let busiest = match first.filter(|_| most > 0) {
        Some(week) => tr!(lang, "home-busiest", week = week.monday.iso_week().week(), count = as_n(most)),
        None => tr!(lang, "home-year-none"),
    };
    Year { bars, most, busiest }
}

fn board(desk: &Desk<'_>, home: &Home) -> Board {
    let lang = desk.lang;
    let title = |stage: &Stage| match stage {
        Stage::Unset => tr!(lang, "home-no-stage"),
        stage => i18n::choice_label(lang, Stage::DEF.key, stage.code()),
    };
    let way = |stage: &Stage| {
        let code = if *stage == Stage::Unset { "empty" } else { stage.code() };
        Way::Panel(PanelId::Records(Kind::APPLICATION), format!("stage:{code}"))
    };
    let shown = |at: &AtStage| {
        let rest = at.applications.len().saturating_sub(CARDS);
        AtOne {
            title: title(&at.stage),
            count: number(lang, at.applications.len()),
            cards: at.applications.iter().take(CARDS).map(|it| card(desk, it)).collect(),
            way: way(&at.stage),
            more: (rest > 0).then(|| tr!(lang, "home-more", count = as_n(rest))),
        }
    };
    let over = |at: &AtStage| {
        let words = tr!(lang, "home-stage-count", stage = title(&at.stage), count = as_n(at.applications.len()));
        (words, way(&at.stage))
    };
    Board {
        stages: home.stages.iter().filter(|at| !at.stage.is_over()).map(shown).collect(),
        over: home.stages.iter().filter(|at| at.stage.is_over()).map(over).collect(),
    }
}

fn card(desk: &Desk<'_>, standing: &Standings) -> Card {
    let (workspace, lang) = (desk.workspace(), desk.lang);
    let application = workspace.get::<Application>(&standing.application);
    let short = application.map(|it| it.acronym.clone()).filter(|acronym| !acronym.is_empty());
    let title = short.or_else(|| workspace.title_of(&standing.application)).unwrap_or_default();
    let programme = application.and_then(|it| {
        let call = || workspace.get::<Call>(it.call.as_ref()?)?.programme.clone();
        let id = it.programme.clone().or_else(call)?;
        let programme = workspace.get::<Programme>(&id)?;
        let name = if programme.acronym.is_empty() { &programme.name } else { &programme.acronym };
        Some((name.clone(), programme.colour.clone()))
    });
    let (next, chip, tone) = match &standing.next {
        Some(entry) => {
            let (left, urgency) = words::time_left(entry, words::office_lead(workspace), lang);
            let what = i18n::choice_label(lang, What::DEF.key, entry.what.code());
            let label = words::entry_label(entry, lang);
            let next = if label.is_empty() || entry.what == What::CutOff { what } else { label };
            let due = entry.due.map(|due| format::value(lang, &due, desk.zone(), DateStyle::Medium));
            let chip = if left.is_empty() { due.unwrap_or_default() } else { left };
            (next, chip, self::tone(urgency))
        }
        None => (tr!(lang, "home-nothing-next"), String::new(), Tone::Neutral),
    };
    let parts = [title.as_str(), programme.as_ref().map_or("", |(name, _)| name), &next, &chip];
    let spoken = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    Card { title, programme, next, chip, tone, spoken, way: Way::Record(standing.application.clone()) }
}
