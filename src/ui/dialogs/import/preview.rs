//! What would come in, change or be left out, to be looked through and ticked.

use std::collections::BTreeSet;

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::prepare::{Prepared, Source, moves_deadline};
use crate::exchange::plan::{DiffSort, FieldDiff, Item, Outcome};
use crate::i18n::sentence;
use crate::model::text;
use crate::query::filter::{Context as FilterContext, Filter};
use crate::query::keys::Subject;
use crate::query::names::InLanguage;
use crate::query::row::Row;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, icons, space};
use crate::ui::widgets::{self, Segmented, Tone};

/// The height of a line, in points.
const LINE: f32 = 30.0;

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    New,
    Changed,
    Skipped,
    Warnings,
}

/// One line of the list: an item, or one of its differences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Line {
    Item(usize),
    Difference(usize, usize),
    Warning(usize),
}

/// The preview.
pub(super) struct Preview {
    pub(super) prepared: Prepared,
    page: Page,
    filter: String,
    fault: Option<String>,
    /// The items that are left out although they could come in.
    without: BTreeSet<usize>,
    /// How many are to come in, until a tick changes.
    counted: Option<(usize, usize)>,
    lines: Vec<Line>,
    /// What the lines were made for.
    made_for: Option<(Page, String, crate::i18n::Lang)>,
    fresh: bool,
}

impl Preview {
    pub(super) fn new(prepared: Prepared) -> Self {
        let page = if prepared.new.is_empty() && !prepared.changed.is_empty() { Page::Changed } else { Page::New };
        Self {
            prepared,
            page,
            filter: String::new(),
            fault: None,
            without: BTreeSet::new(),
            counted: None,
            lines: Vec::new(),
            made_for: None,
            fresh: true,
        }
    }

    /// How many items are to come in, new ones and changed ones.
    pub(super) fn chosen(&mut self) -> (usize, usize) {
        if let Some(counted) = self.counted {
            return counted;
        }
        let count = |list: &[usize]| list.iter().filter(|number| !self.without.contains(number)).count();
        let counted = (count(&self.prepared.new), count(&self.prepared.changed));
        self.counted = Some(counted);
        counted
    }

    /// Whether the item with the number is to come in.
    pub(super) fn is_chosen(&self, number: usize) -> bool {
        !self.without.contains(&number)
    }

    fn of_page(&self) -> &[usize] {
        match self.page {
            Page::New => &self.prepared.new,
            Page::Changed => &self.prepared.changed,
            Page::Skipped => &self.prepared.skipped,
            Page::Warnings => &[],
        }
    }

    /// Makes the lines anew where page, filter or language changed.
    fn make_lines(&mut self, desk: &Desk<'_>, source: &Source) {
        let made_for = (self.page, self.filter.clone(), desk.lang);
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        self.made_for = Some(made_for);
        self.fault = None;
        let names = InLanguage(desk.lang);
        let context =
            FilterContext { workspace: &self.prepared.offered, names: &names, now: desk.now(), zone: desk.zone() };
        let office = desk.workspace().office();
        let subject = Subject::of_kind(source.kind(), office.as_ref());
        let filter = match Filter::new(&self.filter, &subject, &context) {
            Ok(filter) => filter,
            Err(faults) => {
                let first = faults.first().map(|fault| fault.in_words(desk.lang));
                self.fault = Some(first.unwrap_or_default());
                return;
            }
        };
        let plain = crate::i18n::fold(self.filter.trim());
        let mut lines = Vec::new();
        context.with_view(|view| {
            for number in self.of_page() {
                let Some(item) = self.prepared.plan.items.get(*number) else { continue };
                let shown = match item.after() {
                    _ if filter.is_empty() => true,
                    Some(record) => filter.matches(Row::Record(record.as_ref()), view),
                    // What is left out has no record to ask.
                    None => crate::i18n::fold(&format!("{} {}", item.identifier, item.title)).contains(&plain),
                };
                if shown {
                    lines.push(Line::Item(*number));
                    if item.outcome == Outcome::Changed {
                        lines.extend((0..item.diffs.len()).map(|diff| Line::Difference(*number, diff)));
                    }
                }
            }
        });
        if self.page == Page::Warnings {
            lines.extend((0..self.prepared.plan.warnings.len()).map(Line::Warning));
        }
        self.lines = lines;
    }

    fn shown_items(&self) -> impl Iterator<Item = usize> + '_ {
        self.lines.iter().filter_map(|line| match line {
            Line::Item(number) => Some(*number),
            _ => None,
        })
    }

    /// Shows it in the room there is, less what stands under it.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, source: &Source, under: f32) {
        let lang = desk.lang;
        let prepared = &self.prepared;
        let count = |words: String, count: usize| format!("{words} {}", crate::i18n::format::integer(lang, big(count)));
        let pages = [
            (Page::New, count(tr!(lang, "import-tab-new"), prepared.new.len())),
            (Page::Changed, count(tr!(lang, "import-tab-changed"), prepared.changed.len())),
            (Page::Skipped, count(tr!(lang, "import-tab-skipped"), prepared.skipped.len())),
            (Page::Warnings, count(tr!(lang, "import-tab-warnings"), prepared.plan.warnings.len())),
        ];
        let unchanged = tr!(lang, "import-unchanged", count = big(prepared.unchanged));
        ui.horizontal_wrapped(|ui| {
            Segmented::new(&tr!(lang, "import-tabs"), pages).show(ui, &mut self.page);
            widgets::hint(ui, &unchanged);
        });
        let tickable = matches!(self.page, Page::New | Page::Changed);
        ui.horizontal(|ui| {
            let wide = (ui.available_width() - if tickable { 260.0 } else { 0.0 }).max(160.0);
            ui.allocate_ui(vec2(wide, LINE), |ui| {
                let field = widgets::search_field(ui, &mut self.filter, &tr!(lang, "import-filter"), lang);
                if std::mem::take(&mut self.fresh) {
                    field.request_focus();
                }
            });
            if tickable {
                let filtered = !self.filter.trim().is_empty();
                let (all, none) = if filtered {
                    (tr!(lang, "import-tick-shown"), tr!(lang, "import-untick-shown"))
                } else {
                    (tr!(lang, "import-tick-all"), tr!(lang, "import-untick-all"))
                };
                if widgets::text_button(ui, Some(Icon::SquareCheck), &all).clicked() {
                    self.counted = None;
                    let shown: Vec<usize> = self.shown_items().collect();
                    shown.iter().for_each(|number| {
                        self.without.remove(number);
                    });
                }
                if widgets::text_button(ui, Some(Icon::Square), &none).clicked() {
                    self.counted = None;
                    let shown: Vec<usize> = self.shown_items().collect();
                    self.without.extend(shown);
                }
            }
        });
        self.make_lines(desk, source);
        if let Some(fault) = &self.fault {
            widgets::notice_line(ui, Tone::Danger, &sentence(fault));
        }
        let height = (ui.ctx().content_rect().height() - under).clamp(120.0, 560.0);
        widgets::card_with(ui, egui::Margin::symmetric(0, 4), |ui| {
            ui.set_min_width(ui.available_width());
            self.list(ui, desk, height);
        });
    }

    fn list(&mut self, ui: &mut Ui, desk: &Desk<'_>, height: f32) {
        if self.lines.is_empty() {
            ui.set_min_height(height);
            let empty = match self.page {
                _ if !self.filter.trim().is_empty() => tr!(desk.lang, "import-none-found"),
                Page::New => tr!(desk.lang, "import-none-new"),
                Page::Changed => tr!(desk.lang, "import-none-changed"),
                Page::Skipped => tr!(desk.lang, "import-none-skipped"),
                Page::Warnings => tr!(desk.lang, "import-none-warnings"),
            };
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.add_space(height * 0.4);
                ui.label(RichText::new(empty).color(Tokens::of(ui).muted));
            });
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = &self.lines;
        let mut ticked: Option<(usize, bool)> = None;
        ScrollArea::vertical()
            .id_salt(("import", self.page as u8))
            .auto_shrink([false, false])
            .max_height(height)
            .min_scrolled_height(height)
            .show_rows(ui, LINE, lines.len(), |ui, range| {
                for line in lines.get(range).unwrap_or_default() {
                    let wide = ui.available_width();
                    ui.allocate_ui_with_layout(vec2(wide, LINE), Layout::left_to_right(Align::Center), |ui| {
                        ui.set_min_size(vec2(wide, LINE));
                        ui.add_space(space::M);
                        self.line(ui, desk, *line, &mut ticked);
                    });
                }
            });
        if let Some((number, on)) = ticked {
            self.counted = None;
            if on {
                self.without.remove(&number);
            } else {
                self.without.insert(number);
            }
        }
    }

    fn line(&self, ui: &mut Ui, desk: &Desk<'_>, line: Line, ticked: &mut Option<(usize, bool)>) {
        match line {
            Line::Item(number) => {
                if let Some(item) = self.prepared.plan.items.get(number) {
                    self.item(ui, desk, number, item, ticked);
                }
            }
            Line::Difference(number, diff) => {
                let item = self.prepared.plan.items.get(number);
                if let Some(diff) = item.and_then(|item| item.diffs.get(diff)) {
                    self.difference(ui, desk, diff);
                }
            }
            Line::Warning(number) => {
                if let Some(warning) = self.prepared.plan.warnings.get(number) {
                    let tokens = Tokens::of(ui);
                    ui.label(icons::icon(Icon::TriangleAlert, 14.0).color(tokens.warning));
                    let words = warning.in_words(desk.lang);
                    ui.add(Label::new(&words).truncate()).on_hover_text(words);
                }
            }
        }
    }

    fn item(&self, ui: &mut Ui, desk: &Desk<'_>, number: usize, item: &Item, ticked: &mut Option<(usize, bool)>) {
        let tokens = Tokens::of(ui);
        let lang = desk.lang;
        let top = ui.max_rect().top();
        ui.painter().hline(ui.max_rect().x_range(), top, (1.0, tokens.line));
        if let Outcome::Skipped(reason) = &item.outcome {
            name(ui, item, ui.available_width() * 0.5);
            let reason = sentence(&reason.in_words(lang));
            ui.add(Label::new(RichText::new(&reason).color(tokens.muted)).truncate()).on_hover_text(reason);
            return;
        }
        let mut on = self.is_chosen(number);
        let tick = ui.checkbox(&mut on, "");
        let words = format!("{} {}", item.identifier, item.title);
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, words.trim()));
        if tick.changed() {
            *ticked = Some((number, on));
        }
        // In a small window the name is worth more than the date.
        let due = if ui.available_width() > 640.0 { self.due(desk, item) } else { String::new() };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::M);
            if !due.is_empty() {
                ui.label(RichText::new(&due).color(tokens.muted));
            }
            if moves_deadline(item) {
                widgets::chip_with_icon(ui, Some(Icon::CalendarClock), &tr!(lang, "import-moves"), Tone::Warning);
            }
            if item.adopted {
                widgets::chip(ui, &tr!(lang, "import-adopted"), Tone::Accent)
                    .on_hover_text(tr!(lang, "import-adopted-hint"));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                name(ui, item, ui.available_width());
            });
        });
    }

    /// The record's next deadline in words, where its kind has one.
    fn due(&self, desk: &Desk<'_>, item: &Item) -> String {
        let Some(record) = item.after() else { return String::new() };
        let Some(derived) = record.schema().derived.iter().find(|derived| derived.key == "deadline") else {
            return String::new();
        };
        self.prepared.offered.with_view(desk.now(), desk.zone(), |view| {
            let value = (derived.compute)(record.as_entity(), view);
            text::show(&derived.spec.kind, &value, &desk.context())
        })
    }

    fn difference(&self, ui: &mut Ui, desk: &Desk<'_>, diff: &FieldDiff) {
        let tokens = Tokens::of(ui);
        let lang = desk.lang;
        let context = text::Context { workspace: &self.prepared.offered, ..desk.context() };
        let label = diff.label(lang);
        let (before, after) = diff.values(&context);
        let nothing = |text: String| if text.is_empty() { tr!(lang, "diff-nothing") } else { text };
        ui.add_space(34.0);
        let wide = ui.available_width();
        let cell = |ui: &mut Ui, words: RichText, whole: &str, share: f32| {
            ui.allocate_ui_with_layout(vec2(wide * share, LINE), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(wide * share);
                let short: String = whole.chars().take(600).collect();
                ui.add(Label::new(words).truncate()).on_hover_text(short);
            });
        };
        cell(ui, RichText::new(&label).color(tokens.muted), &label, 0.2);
        if diff.overridden {
            let words = diff.in_words(&context);
            ui.label(icons::icon(Icon::Lock, 13.0).color(tokens.muted));
            ui.add(Label::new(RichText::new(&words).color(tokens.muted)).truncate()).on_hover_text(words);
            return;
        }
        let one = |text: String| first_line(&nothing(text));
        match diff.sort {
            DiffSort::Added | DiffSort::Back => {
                ui.label(icons::icon(Icon::Plus, 14.0).color(tokens.good));
                cell(ui, RichText::new(one(after.clone())), &after, 0.7);
            }
            DiffSort::Removed | DiffSort::Gone | DiffSort::Reordered => {
                let words = diff.in_words(&context);
                ui.label(icons::icon(Icon::Minus, 14.0).color(tokens.muted));
                cell(ui, RichText::new(first_line(&words)), &words, 0.7);
            }
            DiffSort::Value | DiffSort::Moved => {
                let ink = if diff.sort == DiffSort::Moved { tokens.warning } else { tokens.text };
                cell(ui, RichText::new(one(before.clone())).color(tokens.muted), &before, 0.33);
                ui.label(icons::icon(Icon::ArrowRight, 14.0).color(tokens.muted));
                cell(ui, RichText::new(one(after.clone())).color(ink).font(fonts::strong()), &after, 0.4);
            }
        }
    }
}

fn name(ui: &mut Ui, item: &Item, wide: f32) {
    let tokens = Tokens::of(ui);
    let mut text = egui::text::LayoutJob::default();
    let format = |font, color| egui::TextFormat { font_id: font, color, ..Default::default() };
    text.append(&item.identifier, 0.0, format(fonts::strong(), tokens.text));
    let gap = if item.identifier.is_empty() { 0.0 } else { 8.0 };
    text.append(&item.title, gap, format(fonts::body(), tokens.muted));
    ui.allocate_ui_with_layout(vec2(wide, LINE), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(wide);
        let whole = format!("{}\n{}", item.identifier, item.title);
        ui.add(Label::new(text).truncate().selectable(false)).on_hover_text(whole.trim());
    });
}

fn first_line(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if line.chars().count() > 240 { line.chars().take(240).chain(['…']).collect() } else { line.to_owned() }
}

fn big(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
