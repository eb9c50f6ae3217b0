//! What is printed, and how it is laid out.

use chrono::NaiveDate;
use egui::{ComboBox, Ui};

use crate::agenda::groups::GroupBy;
use crate::agenda::overview::States;
use crate::agenda::workdays::WorkingDays;
use crate::agenda::{Agenda, Clock, Entry};
use crate::i18n::{self, Lang};
use crate::model::field::{Field, fields_of_schema};
use crate::model::text::{self, Context};
use crate::model::value::{Value, ValueKind};
use crate::model::workspace::Workspace;
use crate::query::error::QueryError;
use crate::report::csv::Dialect;
use crate::report::deadlines::{self, COLUMNS, Selection};
use crate::report::{Listing, Orientation, Page, csv};
use crate::settings::PrintChoices;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Segmented, Tone};

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// Everything with a date.
    Deadlines,
    /// What the panel shows.
    View,
}

/// How many days ahead may be chosen.
const DAYS: [u32; 4] = [30, 90, 180, 365];

/// The groupings with their keys in the settings and translations.
const GROUPS: [(Option<GroupBy>, &str); 6] = [
    (Some(GroupBy::Week), "week"),
    (Some(GroupBy::Month), "month"),
    (Some(GroupBy::Programme), "programme"),
    (Some(GroupBy::Owner), "owner"),
    (Some(GroupBy::Application), "application"),
    (None, "none"),
];

/// What was chosen.
pub(super) struct Options {
    /// What the panel shows, where it is a list.
    view: Option<Listing>,
    pub(super) what: What,
    from: String,
    days: u32,
    states: States,
    filter: String,
    group_by: Option<GroupBy>,
    /// The columns of the deadlines, in the schema's order.
    columns: Vec<String>,
    /// The columns of the view that are left out.
    without: Vec<String>,
    pub(super) orientation: Orientation,
    lang: Option<Lang>,
    date_fault: Option<String>,
    pub(super) filter_fault: Option<String>,
}

/// Everything that making a document needs, to be taken to another thread.
pub(super) struct Order {
    view: Option<Listing>,
    without: Vec<String>,
    deadlines: deadlines::Options,
    page: Page,
    workspace: Workspace,
    agenda: Agenda,
    calendars: Vec<String>,
    currency: Option<String>,
    today: NaiveDate,
}

/// The document, and what its figures come from.
pub(super) struct Document {
    pub(super) listing: Listing,
    selection: Option<Selection>,
}

impl Options {
    /// What was chosen the last time; what the panel shows comes first.
    pub(super) fn new(view: Option<Listing>, kept: &PrintChoices) -> Self {
        let group_by = GROUPS.iter().find(|(_, key)| *key == kept.group_by).map_or(Some(GroupBy::Week), |(by, _)| *by);
        let usual = || COLUMNS.map(str::to_owned).to_vec();
        Self {
            what: if view.is_some() { What::View } else { What::Deadlines },
            orientation: match &view {
                Some(view) if kept.landscape.is_none() => view.orientation,
                _ if kept.landscape == Some(true) => Orientation::Landscape,
                _ => Orientation::Portrait,
            },
            view,
            from: String::new(),
            days: if DAYS.contains(&kept.days) { kept.days } else { 90 },
            states: if kept.all_states { States::All } else { States::Open },
            filter: String::new(),
            group_by,
            columns: if kept.columns.is_empty() { usual() } else { kept.columns.clone() },
            without: Vec::new(),
            lang: kept.language.as_deref().and_then(Lang::from_tag),
            date_fault: None,
            filter_fault: None,
        }
    }

    /// What is remembered for the next time.
    pub(super) fn kept(&self) -> PrintChoices {
        let key = GROUPS.iter().find(|(by, _)| *by == self.group_by).map_or("week", |(_, key)| *key);
        PrintChoices {
            days: self.days,
            all_states: self.states == States::All,
            group_by: key.to_owned(),
            columns: self.columns.clone(),
            landscape: Some(self.orientation == Orientation::Landscape),
            language: self.lang.map(|lang| lang.code().to_owned()),
        }
    }

    /// The language of the page.
    pub(super) fn lang(&self, desk: &Desk<'_>) -> Lang {
        match (self.what, &self.view) {
            (What::View, Some(view)) => view.language,
            _ => self.lang.unwrap_or(desk.lang),
        }
    }

    fn first_day(&mut self, desk: &Desk<'_>) -> NaiveDate {
        self.date_fault = None;
        if self.from.trim().is_empty() {
            return desk.today();
        }
        match text::read_kind(&ValueKind::Date, &self.from, &desk.context()) {
            Ok(Value::Date(date)) => date.first_day(),
            Ok(_) => desk.today(),
            Err(error) => {
                self.date_fault = Some(i18n::sentence(&error.in_words(desk.lang)));
                desk.today()
            }
        }
    }

    /// The order for what is chosen.
    pub(super) fn order(&mut self, desk: &Desk<'_>) -> Order {
        let from = self.first_day(desk);
        let author = if desk.me.is_empty() { String::new() } else { desk.me.to_owned() };
        Order {
            view: self.view.clone().filter(|_| self.what == What::View),
            without: self.without.clone(),
            deadlines: deadlines::Options {
                from,
                days: self.days,
                states: self.states,
                filter: self.filter.clone(),
                group_by: self.group_by,
                columns: self.columns.clone(),
            },
            page: Page {
                lang: self.lang(desk),
                now: desk.now(),
                zone: desk.zone(),
                author,
                orientation: self.orientation,
            },
            workspace: desk.workspace().clone(),
            agenda: desk.agenda.clone(),
            calendars: desk.office().map(|office| office.calendars.clone()).unwrap_or_default(),
            currency: desk.context().currency.map(str::to_owned),
            today: desk.today(),
        }
    }

    /// Shows the choices; true where one was changed.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> bool {
        let lang = desk.lang;
        let mut changed = false;
        if let Some(view) = &self.view {
            let title = view.title.clone();
            widgets::field_label(ui, &tr!(lang, "print-what"));
            let options = [(What::View, title), (What::Deadlines, tr!(lang, "deadlines-title"))];
            changed |= Segmented::new(&tr!(lang, "print-what"), options).show(ui, &mut self.what);
        }
        match self.what {
            What::Deadlines => changed |= self.deadlines(ui, desk),
            What::View => changed |= self.columns_of_view(ui, lang),
        }
        widgets::field_label(ui, &tr!(lang, "print-orientation"));
        let ways = [
            (Orientation::Portrait, i18n::sentence(&tr!(lang, "word-portrait"))),
            (Orientation::Landscape, i18n::sentence(&tr!(lang, "word-landscape"))),
        ];
        changed |= Segmented::new(&tr!(lang, "print-orientation"), ways).show(ui, &mut self.orientation);
        if self.what == What::Deadlines {
            let name = tr!(lang, "print-language");
            let label = widgets::field_label(ui, &name);
            let own = |lang: Lang| i18n::capitalised(lang.own_name());
            let mut chosen = self.lang.unwrap_or(lang);
            let combo = ComboBox::from_id_salt("print-language").selected_text(own(chosen)).width(ui.available_width());
            let shown = combo.show_ui(ui, |ui| {
                for other in Lang::ALL {
                    changed |= ui.selectable_value(&mut chosen, other, own(other)).clicked();
                }
            });
            shown.response.labelled_by(label.id);
            self.lang = if chosen == lang && self.lang.is_none() { None } else { Some(chosen) };
        }
        changed
    }

    fn deadlines(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> bool {
        let lang = desk.lang;
        let mut changed = false;
        let label = widgets::field_label(ui, &tr!(lang, "print-from"));
        let edit = egui::TextEdit::singleline(&mut self.from)
            .hint_text(i18n::sentence(&tr!(lang, "word-today")))
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(80.0, crate::ui::theme::size::CONTROL))
            .align(egui::Align2::LEFT_CENTER);
        changed |= ui.add(edit).labelled_by(label.id).changed();
        if let Some(fault) = &self.date_fault {
            widgets::notice_line(ui, Tone::Danger, fault);
        }
        widgets::field_label(ui, &tr!(lang, "print-days"));
        let days = DAYS.map(|days| (days, days.to_string()));
        changed |= Segmented::new(&tr!(lang, "print-days"), days).show(ui, &mut self.days);
        widgets::field_label(ui, &tr!(lang, "print-states"));
        let states = [(States::Open, tr!(lang, "print-open")), (States::All, tr!(lang, "print-all"))];
        changed |= Segmented::new(&tr!(lang, "print-states"), states).show(ui, &mut self.states);
        let label = widgets::field_label(ui, &tr!(lang, "print-group"));
        let named = |by: Option<GroupBy>| GROUPS.iter().find(|(other, _)| *other == by).map_or("none", |(_, key)| *key);
        let words = |key: &str| i18n::text(lang, &format!("print-group-{key}")).unwrap_or_default();
        let combo = ComboBox::from_id_salt("print-group")
            .selected_text(words(named(self.group_by)))
            .width(ui.available_width());
        let shown = combo.show_ui(ui, |ui| {
            for (by, key) in GROUPS {
                changed |= ui.selectable_value(&mut self.group_by, by, words(key)).clicked();
            }
        });
        shown.response.labelled_by(label.id);
        let name = tr!(lang, "print-filter");
        widgets::field_label(ui, &name);
        changed |= widgets::search_field(ui, &mut self.filter, &name, lang).changed();
        if let Some(fault) = &self.filter_fault {
            widgets::notice_line(ui, Tone::Danger, fault);
        }
        let fields = fields_of_schema(Entry::SCHEMA);
        let title = tr!(lang, "print-columns");
        egui::CollapsingHeader::new(title).id_salt("print-columns").show(ui, |ui| {
            for field in fields.iter().filter(|field| printable(field)) {
                let key = field.key.as_ref();
                let mut on = self.columns.iter().any(|column| column == key);
                let name = text::label(lang, Entry::SCHEMA.key, field);
                if widgets::tick(ui, &mut on, &name).changed() {
                    changed = true;
                    let ticked: Vec<String> = fields
                        .iter()
                        .map(|field| field.key.to_string())
                        .filter(|other| if other == key { on } else { self.columns.contains(other) })
                        .collect();
                    // Those that were there keep their order.
                    let mut columns: Vec<String> =
                        self.columns.iter().filter(|column| ticked.contains(column)).cloned().collect();
                    columns.extend(ticked.into_iter().filter(|column| !self.columns.contains(column)));
                    if !columns.is_empty() {
                        self.columns = columns;
                    }
                }
            }
        });
        ui.add_space(space::XS);
        changed
    }

    fn columns_of_view(&mut self, ui: &mut Ui, lang: Lang) -> bool {
        let Some(view) = &self.view else { return false };
        let mut changed = false;
        widgets::field_label(ui, &tr!(lang, "print-columns"));
        for column in &view.columns {
            let mut on = !self.without.contains(&column.key);
            let last = on && view.columns.len() == self.without.len() + 1;
            let tick = ui.add_enabled_ui(!last, |ui| widgets::tick(ui, &mut on, &column.heading)).inner;
            if tick.changed() {
                changed = true;
                self.without.retain(|key| *key != column.key);
                if !on {
                    self.without.push(column.key.clone());
                }
            }
        }
        changed
    }
}

/// Whether a column of the field makes sense on paper.
fn printable(field: &Field) -> bool {
    !matches!(field.spec.kind, ValueKind::Parts(_))
        && !matches!(field.key.as_ref(), "id" | "part" | "source" | "part_kind")
}

impl Order {
    /// Makes the document.
    ///
    /// # Errors
    /// The faults of the filter.
    pub(super) fn document(self) -> Result<Document, Vec<QueryError>> {
        if let Some(view) = self.view {
            let listing = Listing {
                orientation: self.page.orientation,
                printed: self.page.blank().printed,
                ..without(view, &self.without)
            };
            return Ok(Document { listing, selection: None });
        }
        let working_days = WorkingDays::new(&self.calendars).or_else(|_| WorkingDays::new::<&str>(&[])).ok();
        let clock = Clock { now: self.page.now, zone: self.page.zone, working_days: working_days.as_ref() };
        let context = context(&self.page, self.today, &self.workspace, self.currency.as_deref());
        let selection = deadlines::select(&self.agenda, self.deadlines, &clock, &context)?;
        let listing = selection.listing(&self.page, &context);
        Ok(Document { listing, selection: Some(selection) })
    }
}

fn context<'a>(page: &Page, today: NaiveDate, workspace: &'a Workspace, currency: Option<&'a str>) -> Context<'a> {
    Context { lang: page.lang, today, zone: page.zone, workspace, currency }
}

/// The listing without some of its columns.
fn without(mut listing: Listing, keys: &[String]) -> Listing {
    let stays: Vec<bool> = listing.columns.iter().map(|column| !keys.contains(&column.key)).collect();
    let keep = |index: usize| stays.get(index).copied().unwrap_or(true);
    for row in listing.groups.iter_mut().flat_map(|group| &mut group.rows) {
        let mut index = 0;
        row.cells.retain(|_| {
            index += 1;
            keep(index - 1)
        });
    }
    listing.columns.retain(|column| !keys.contains(&column.key));
    listing
}

impl Document {
    /// The document as CSV, as spreadsheets of the language open it.
    ///
    /// # Errors
    /// What the output says; it cannot happen in memory.
    pub(super) fn csv(&self, desk: &Desk<'_>) -> std::io::Result<Vec<u8>> {
        let lang = self.listing.language;
        let dialect = if lang == Lang::En { Dialect::International } else { Dialect::Nordic };
        let mut out = Vec::new();
        let written = match &self.selection {
            Some(selection) => selection.csv(&mut out, dialect, &Context { lang, ..desk.context() }),
            None => csv::write_listing(&mut out, &self.listing, dialect),
        };
        written.map_err(csv::CsvError::into_io)?;
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column, Group, Row};

    #[test]
    fn a_column_goes_with_its_cells() {
        let page = Page {
            lang: Lang::En,
            now: chrono::DateTime::UNIX_EPOCH,
            zone: chrono_tz::UTC,
            author: String::new(),
            orientation: Orientation::Portrait,
        };
        let row = |cells: &[&str]| Row::new(cells.iter().map(|text| Cell::new(*text)));
        let listing = Listing {
            columns: ["a", "b", "c"].map(|key| Column::new(key, key)).to_vec(),
            groups: vec![Group { rows: vec![row(&["1", "2", "3"]), row(&["4"])], ..Group::default() }],
            ..page.blank()
        };
        let left = without(listing, &["b".to_owned()]);
        assert_eq!(left.columns.iter().map(|column| column.key.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(left.groups[0].rows, [row(&["1", "3"]), row(&["4"])]);
    }

    #[test]
    fn what_is_remembered_is_chosen_again() {
        let mut options = Options::new(None, &PrintChoices::default());
        assert_eq!((options.what, options.days, options.group_by), (What::Deadlines, 90, Some(GroupBy::Week)));
        options.days = 365;
        options.group_by = None;
        options.orientation = Orientation::Landscape;
        let again = Options::new(None, &options.kept());
        assert_eq!((again.days, again.group_by, again.orientation), (365, None, Orientation::Landscape));
    }
}
