//! How the panel is shown: title, chips, menus, filter, table.

use egui::{Align, Button, Color32, Event as Input, Layout, Modifiers, RichText, Role, Stroke, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::arrange::{kept, shift, sorted_by};
use super::table::Table;
use super::{Ask, CellEdit, Numbers, QuickCache, Records, edit, empty, menus, title, views};
use crate::i18n::format;
use crate::model::id::Id;
use crate::model::kinds::Kind;
use crate::model::office::SavedView;
use crate::model::text;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::frame::menu_item;
use crate::ui::grid::{self, Editing, Event, Options, Rows, Seen, Shown};
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::{heading, primary_button};

/// The rows as the grid sees them.
struct Scene<'a, 'd> {
    table: &'a Table,
    desk: &'a Desk<'d>,
    edit: &'a mut Option<CellEdit>,
    quick: &'a mut QuickCache,
    asks: &'a mut Vec<Ask>,
}

impl Rows for Scene<'_, '_> {
    type Key = Id;

    fn stamp(&self) -> u64 {
        self.table.stamp
    }

    fn len(&self) -> usize {
        self.table.len()
    }

    fn key(&self, row: usize) -> Option<Id> {
        self.table.id(row).cloned()
    }

    fn find(&self, key: &Id) -> Option<usize> {
        Numbers(self.table).find(key)
    }

    fn headings(&self) -> &[grid::Heading] {
        &self.table.headings
    }

    fn columns(&self) -> &[grid::Column] {
        &self.table.columns
    }

    fn row(&self, row: usize) -> Shown {
        self.table.shown(row, self.desk)
    }

    fn row_menu(&mut self, ui: &mut Ui) {
        row_menu(ui, self.table.kind, self.desk);
    }

    fn column_menu(&mut self, ui: &mut Ui, column: &str) {
        menus::quick(ui, self.table, column, self.desk, self.quick, self.asks);
    }

    fn edit(&mut self, ui: &mut Ui, key: &Id, column: &str, typed: Option<&str>) -> Editing {
        edit::show(ui, self.edit, self.table, (key, column), typed, self.desk)
    }
}

/// The commands for what is chosen.
fn row_menu(ui: &mut Ui, kind: Kind, desk: &Desk<'_>) {
    ui.set_min_width(320.0);
    let of_calls: &[Command] = &[Command::Watch, Command::GoFor, Command::NoGo, Command::StartApplication];
    if kind == Kind::CALL {
        of_calls.iter().for_each(|command| menu_item(ui, *command, desk));
        ui.separator();
    }
    for command in [Command::Copy, Command::Paste, Command::BulkEdit, Command::Duplicate] {
        menu_item(ui, command, desk);
    }
    ui.separator();
    menu_item(ui, Command::Delete, desk);
}

impl Records {
    /// Shows the whole panel.
    pub(super) fn page(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let mut asks = Vec::new();
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let view = self.head(ui, desk, &mut asks);
        ui.add_space(space::XS);
        if self.table.total == 0 {
            empty::of_kind(ui, self.kind, desk);
        } else {
            self.filter_box(ui, desk);
            if self.table.is_empty() {
                if empty::of_filter(ui, self.kind, &self.filter.text, desk) {
                    self.set_filter("", desk);
                }
            } else {
                self.rows(ui, desk, &mut asks);
            }
        }
        if let Some(view) = view {
            self.apply_view(&view, desk);
        }
        for ask in asks {
            self.ask(ask, desk);
        }
    }

    /// Title, prepared filters, menus and the one button of the page.
    fn head(&mut self, ui: &mut Ui, desk: &Desk<'_>, asks: &mut Vec<Ask>) -> Option<SavedView> {
        let lang = desk.lang;
        let title = title(self.kind, desk);
        let add = if self.kind == Kind::CALL { Command::Import } else { add_command(self.kind) };
        let words =
            [tr!(lang, "records-columns"), tr!(lang, "records-group"), tr!(lang, "views-title"), add.label(lang)];
        let wide = |text: &str, font: egui::FontId| {
            ui.painter().layout_no_wrap(text.to_owned(), font, Color32::WHITE).size().x
        };
        let buttons: f32 = words.iter().map(|words| wide(words, fonts::body()) + 74.0).sum();
        let chip = |preset: &super::presets::Preset| wide(&chip_words(preset, lang), fonts::small()) + 32.0;
        let chips: f32 = self.presets.all.iter().map(chip).sum();
        let name = wide(&title, fonts::title()) + space::L;
        let room = ui.available_width();
        // First the menus give up their words, then the chips get a line of their own.
        let narrow = name + chips + buttons > room;
        let own_line = name + chips + 3.0 * 42.0 + wide(&words[3], fonts::body()) + 60.0 > room;
        let mut view = None;
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL + 2.0);
            heading(ui, &title);
            ui.add_space(space::XS);
            if !own_line {
                self.chips(ui, desk, asks);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let icon = add.icon().or(Some(Icon::Plus));
                ui.add_enabled_ui(add.enabled(desk), |ui| {
                    if primary_button(ui, icon, &words[3]).on_hover_text(add.hint(lang)).clicked() {
                        desk.run(add);
                    }
                });
                let (table, filter, names) = (&self.table, &self.filter.text, &mut self.names);
                menus::menu(ui, Icon::Bookmark, &words[2], narrow, true, |ui| {
                    view = views::menu(ui, table, filter, desk, names);
                });
                menus::menu(ui, Icon::Group, &words[1], narrow, false, |ui| menus::group(ui, table, desk, asks));
                menus::menu(ui, Icon::Columns3Cog, &words[0], narrow, true, |ui| menus::columns(ui, table, desk, asks));
            });
        });
        if own_line && !self.presets.all.is_empty() && self.table.total > 0 {
            ui.horizontal_wrapped(|ui| self.chips(ui, desk, asks));
        }
        view
    }

    fn chips(&self, ui: &mut Ui, desk: &Desk<'_>, asks: &mut Vec<Ask>) {
        if self.table.total == 0 {
            return;
        }
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing.x = 6.0;
        for preset in &self.presets.all {
            let here = self.filter.text.trim() == preset.filter;
            let (ink, ground) =
                if here { (tokens.accent, tokens.accent_soft) } else { (tokens.muted, tokens.neutral_soft) };
            let words = chip_words(preset, desk.lang);
            let font = if here { egui::FontId::new(size::SMALL, fonts::strong_family()) } else { fonts::small() };
            let button = Button::new(RichText::new(&words).font(font).color(ink))
                .fill(ground)
                .corner_radius(12)
                .stroke(Stroke::new(1.0, if here { tokens.accent } else { ground }))
                .min_size(vec2(0.0, 24.0));
            let response = ui
                .scope(|ui| {
                    ui.spacing_mut().button_padding = vec2(10.0, 3.0);
                    ui.add(button)
                })
                .inner;
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &words));
            if response.clicked() {
                asks.push(Ask::Filter(preset.filter.clone()));
            }
        }
    }

    fn filter_box(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let count = self.count(desk);
        let seen = Seen {
            subject: &self.table.subject,
            faults: &self.table.faults,
            warnings: &self.table.warnings,
            count: &count,
        };
        let done = self.filter.show(ui, desk, &seen);
        if done.changed {
            self.keep_filter(desk);
            // What is found is seen in this very frame.
            self.table.follow(desk, &self.filter.text);
            let count = self.count(desk);
            self.grid.say(count);
        }
        if done.left {
            self.grid.focus();
        }
    }

    fn rows(&mut self, ui: &mut Ui, desk: &Desk<'_>, asks: &mut Vec<Ask>) {
        let name = title(self.kind, desk);
        let layout = desk.settings.tables.get(self.kind.key());
        let letters = self.kind == Kind::CALL;
        let options = Options {
            name: &name,
            lang: desk.lang,
            row_height: desk.settings.row_height.points(),
            frozen: layout.and_then(|layout| layout.frozen).unwrap_or(1),
            letters_move: letters,
            type_to_edit: !letters && !desk.file.read_only,
            space_chooses: true,
            arranges: true,
        };
        if self.grid.has_focus(ui.ctx()) {
            self.letters(ui, desk);
        }
        let mut scene = Scene { table: &self.table, desk, edit: &mut self.edit, quick: &mut self.quick, asks };
        let events = self.grid.show(ui, &mut scene, &options);
        for event in events {
            self.event(event, ui, desk);
        }
    }

    /// The keys that are commands here: letters for calls, Delete for all; and what is pasted.
    fn letters(&mut self, ui: &Ui, desk: &Desk<'_>) {
        let mut commands = vec![Command::Delete];
        if self.kind == Kind::CALL {
            commands.extend([Command::Watch, Command::GoFor, Command::NoGo, Command::StartApplication]);
        }
        let mut run = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Input::Key { key, pressed: true, modifiers, .. } if *modifiers == Modifiers::NONE => {
                    let is = |command: &&Command| command.shortcut().is_some_and(|it| it.logical_key == *key);
                    let found = commands.iter().find(is);
                    run.extend(found.copied());
                    found.is_none()
                }
                _ => true,
            });
        });
        for command in run {
            desk.run(command);
        }
    }

    fn event(&mut self, event: Event<Id>, ui: &Ui, desk: &Desk<'_>) {
        ui.ctx().request_repaint();
        match event {
            Event::Chosen => self.tell_chosen(desk),
            Event::Open(id) => desk.push(crate::ui::Act::StepInto(crate::ui::Shown::Record(id))),
            Event::Sort { column, descending, further } => {
                let sort = sorted_by(&self.table.sort, &column, descending, further);
                self.say_sorted(&sort, desk);
                self.arrange(desk, move |layout| layout.sort = sort);
            }
            Event::Width { column, width } => {
                let mut columns = kept(&self.table.arranged);
                if let Some(it) = columns.iter_mut().find(|it| it.key == column) {
                    it.width = width;
                }
                self.arrange(desk, move |layout| layout.columns = columns);
            }
            Event::Move { column, before } => {
                let mut columns = kept(&self.table.arranged);
                shift(&mut columns, &column, before.as_deref());
                self.arrange(desk, move |layout| layout.columns = columns);
            }
            Event::Hide(column) => {
                let mut columns = kept(&self.table.arranged);
                if let Some(it) = columns.iter_mut().find(|it| it.key == column) {
                    it.hidden = true;
                }
                self.arrange(desk, move |layout| layout.columns = columns);
            }
            Event::Freeze(count) => self.arrange(desk, move |layout| layout.frozen = Some(count)),
            Event::Group(column) => {
                let group = column.unwrap_or_default();
                self.arrange(desk, move |layout| layout.group_by = group);
            }
        }
    }

    fn say_sorted(&mut self, sort: &[String], desk: &Desk<'_>) {
        let lang = desk.lang;
        let words = sort.iter().filter_map(|key| {
            let (descending, key) = key.strip_prefix('-').map_or((false, key.as_str()), |key| (true, key));
            let label = text::label(lang, self.table.subject.schema, self.table.field(key)?);
            Some(if descending {
                tr!(lang, "grid-head-descending", title = label)
            } else {
                tr!(lang, "grid-head-ascending", title = label)
            })
        });
        let words: Vec<String> = words.collect();
        self.grid.say(words.join("; "));
    }

    fn ask(&mut self, ask: Ask, desk: &Desk<'_>) {
        match ask {
            Ask::Filter(filter) => {
                self.set_filter(&filter, desk);
                self.table.follow(desk, &self.filter.text);
                let count = self.count(desk);
                self.grid.say(count);
            }
            Ask::Columns(columns) => self.arrange(desk, move |layout| layout.columns = columns),
            Ask::Group(group) => self.arrange(desk, move |layout| layout.group_by = group),
            Ask::FoldAll(fold) => self.grid.fold_all(fold, &Numbers(&self.table)),
        }
        if let Some(ctx) = &self.ctx {
            ctx.request_repaint();
        }
    }

    fn apply_view(&mut self, view: &SavedView, desk: &Desk<'_>) {
        let columns = views::columns(view, &kept(&self.table.arranged));
        self.set_filter(&view.filter, desk);
        let (filter, sort, group) = (view.filter.clone(), view.sort.clone(), view.group_by.clone());
        self.arrange(desk, move |layout| {
            layout.filter = filter;
            layout.columns = columns;
            layout.sort = sort;
            layout.group_by = group;
        });
        self.grid.say(view.name.clone());
    }
}

fn chip_words(preset: &super::presets::Preset, lang: crate::i18n::Lang) -> String {
    let count = format::integer(lang, i64::try_from(preset.count).unwrap_or(i64::MAX));
    format!("{} {count}", preset.label)
}

/// The command that makes a record of the kind.
pub(super) fn add_command(kind: Kind) -> Command {
    match kind {
        Kind::CALL => Command::AddCall,
        Kind::APPLICATION => Command::AddApplication,
        Kind::PARTNER => Command::AddPartner,
        Kind::PERSON => Command::AddPerson,
        Kind::PROGRAMME => Command::AddProgramme,
        _ => Command::Add,
    }
}
