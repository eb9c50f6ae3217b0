//! The window from frame to frame: input, frame, panels, dialogs, and then what they asked for.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Frame, Id, Margin, Modal, Panel as Bar, Rect, RichText, Stroke, UiBuilder, ViewportCommand, pos2, vec2};

use super::dispatch::Purpose;
use super::files::Ahead;
use super::regions::{Arriving, Region, inspector_landing, landing};
use super::state::{Start, State};
use crate::agenda;
use crate::jobs::{Board, Task};
use crate::platform::picker::Picker;
use crate::platform::tools::Tools;
use crate::settings::{InspectorPlace, ThemeChoice};
use crate::tr;
use crate::ui::dialogs::{Dialog, Stay, paste::PasteRows};
use crate::ui::frame::{self, Counts, Toasts};
use crate::ui::inspector::Inspector;
use crate::ui::panels::{self, deadlines, help, home, messages, records, settings, start::StartPage};
use crate::ui::theme::{self, Tokens, fonts, icons, size, space};
use crate::ui::{Act, Command, Panel, PanelId};

/// The narrowest window, in points, that has room for navigation with names.
const NARROW: f32 = 1100.0;

/// The narrowest window, in points, that has room for an inspector beside the panels.
const TIGHT: f32 = 900.0;

/// Which of the two panels has the keyboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// The left one, or the only one.
    Left,
    /// The right one.
    Right,
}

/// The window.
pub struct App {
    pub(super) state: State,
    pub(super) panels: BTreeMap<PanelId, Box<dyn Panel>>,
    pub(super) side: Side,
    inspector: Inspector,
    /// Whether the window has no room for an inspector beside the panels.
    pub(super) tight: bool,
    start_page: StartPage,
    pub(super) regions: Vec<Region>,
    /// The region that the keyboard has just come to.
    pub(super) arriving: Option<Arriving>,
    pub(super) dialogs: Vec<Box<dyn Dialog>>,
    toasts: Toasts,
    pub(super) tools: Tools,
    pub(super) choosing: Option<(Purpose, Task<Option<PathBuf>>)>,
    /// What is asked for once a name was chosen and the file is saved there.
    pub(super) after_save: Option<Act>,
    /// What waits until what is half typed was taken over.
    pub(super) held: Vec<Act>,
    counts: (u64, i64, Counts),
    read: usize,
    pub(super) title: String,
    kept: crate::settings::Settings,
}

impl App {
    /// The window with its context made ready; `begin` is done in the first frame.
    pub fn new(ctx: &egui::Context, start: Start, picker: Arc<dyn Picker>, begin: Option<Act>) -> Self {
        Self::with_tools(ctx, start, picker.into(), begin)
    }

    /// The same, with other ways to the system than its own.
    pub fn with_tools(ctx: &egui::Context, start: Start, tools: Tools, begin: Option<Act>) -> Self {
        let waker = ctx.clone();
        let board = Board::new(move || waker.request_repaint());
        Self::made(ctx, start, tools, begin, board)
    }

    /// The window of a file that is being read already.
    pub(super) fn reading(ctx: &egui::Context, start: Start, tools: Tools, ahead: Ahead) -> Self {
        ahead.wake(ctx);
        let mut app = Self::made(ctx, start, tools, None, ahead.board);
        app.state.opening = Some(ahead.opening);
        app
    }

    fn made(ctx: &egui::Context, start: Start, tools: Tools, begin: Option<Act>, board: Board) -> Self {
        let state = State::new(start, board);
        theme::apply(ctx, state.settings.reduced_motion);
        let kept = state.settings.clone();
        let mut app = Self {
            state,
            panels: BTreeMap::new(),
            side: Side::Left,
            inspector: Inspector::default(),
            tight: false,
            start_page: StartPage::default(),
            regions: Vec::new(),
            arriving: None,
            dialogs: Vec::new(),
            toasts: Toasts::default(),
            tools,
            choosing: None,
            after_save: None,
            held: Vec::new(),
            counts: (u64::MAX, 0, Counts::default()),
            read: 0,
            title: String::new(),
            kept,
        };
        app.begin_panels();
        app.follow_settings(ctx);
        app.state.queue.borrow_mut().extend(begin);
        app.work_off(ctx);
        app
    }

    /// What the window holds, for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Makes the panels anew, as for another file.
    pub(super) fn begin_panels(&mut self) {
        self.panels = PanelId::all().into_iter().map(|panel| (panel, make(panel))).collect();
        self.inspector = Inspector::default();
        self.counts.0 = u64::MAX;
    }

    pub(super) fn panel(&mut self, panel: PanelId) -> &mut Box<dyn Panel> {
        self.panels.entry(panel).or_insert_with(|| make(panel))
    }

    /// The panel that has the keyboard.
    pub(super) fn active(&self) -> PanelId {
        let layout = &self.state.settings.layout;
        let right = layout.right.as_deref().filter(|_| self.side == Side::Right);
        PanelId::from_key(right.unwrap_or(&layout.left)).unwrap_or(PanelId::Home)
    }

    /// Takes over what the settings say of theme, zoom and movement.
    pub(super) fn follow_settings(&mut self, ctx: &egui::Context) {
        let settings = &self.state.settings;
        ctx.set_theme(match settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(settings.zoom);
        if settings.reduced_motion != self.kept.reduced_motion {
            theme::apply(ctx, settings.reduced_motion);
        }
    }

    /// Shows a frame.
    pub fn frame(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.state.look_at_clock();
        self.state.typing.begin_frame();
        crate::ui::command::note_language(&ctx, self.state.lang);
        self.keys(&ctx);
        self.dropped(&ctx);
        self.closing(&ctx);
        self.count();
        // Under a dialog nothing is pointed at: else a tooltip would stay above it while the pointer rests.
        let covered = !self.dialogs.is_empty();
        let pointer = covered.then(|| ctx.input_mut(|input| std::mem::take(&mut input.pointer)));
        if self.state.file.is_open {
            self.open_file(ui);
        } else {
            self.start_page(ui);
        }
        if let Some(pointer) = pointer {
            ctx.input_mut(|input| input.pointer = pointer);
        }
        self.show_dialogs(&ctx);
        frame::toasts(&ctx, &mut self.toasts, &self.state.desk());
        self.work_off(&ctx);
        self.entitle(&ctx);
        self.keep_settings(&ctx);
        // The next minute changes what is left until deadlines.
        let seconds = 60 - self.state.now.timestamp().rem_euclid(60);
        if self.state.start.now.is_none() && self.state.file.is_open {
            ctx.request_repaint_after(Duration::from_secs(u64::try_from(seconds).unwrap_or(60)));
        }
    }

    fn open_file(&mut self, ui: &mut egui::Ui) {
        let tokens = Tokens::of(ui);
        self.regions.clear();
        let width = ui.available_width();
        let narrow = width < NARROW || self.state.settings.layout.narrow_navigation;
        let status = self.bars(ui, narrow, width < TIGHT);
        self.tight = width < TIGHT;
        self.middle(ui, width, tokens);
        // The keyboard goes through the window from the left to the right, and to the status line last.
        self.regions.sort_by(|a, b| a.rect.left().total_cmp(&b.rect.left()));
        let mut line = ui.new_child(UiBuilder::new().id_salt("status line").max_rect(status));
        frame::status(&mut line, &self.state.desk());
        self.arrive(ui.ctx());
    }

    /// The panels and the inspector.
    fn middle(&mut self, ui: &mut egui::Ui, width: f32, tokens: &Tokens) {
        let place = self.state.settings.layout.inspector;
        // Without room for both, the record takes the panels' place when one steps into it, and not before.
        let place = if place == InspectorPlace::Pinned && self.tight { InspectorPlace::Hidden } else { place };
        let has_record = self.state.shown.is_some();
        let mut beside = None;
        match place {
            InspectorPlace::Wide if has_record => {
                let frame = Frame::new().fill(tokens.background).inner_margin(Margin::same(16));
                egui::CentralPanel::default().frame(frame).show(ui, |ui| self.show_inspector(ui));
                return;
            }
            InspectorPlace::Pinned if has_record => {
                let frame = Frame::new().fill(tokens.background).inner_margin(Margin {
                    left: 0,
                    right: 16,
                    top: 16,
                    bottom: 16,
                });
                let wanted = self.state.settings.layout.inspector_width;
                let shown = Bar::right("inspector")
                    .default_size(wanted)
                    .size_range(300.0..=(width * 0.5).max(300.0))
                    .show_separator_line(false)
                    .frame(frame)
                    .show(ui, |ui| ui.allocate_space(ui.available_size()).1);
                beside = Some(shown.inner);
                self.state.settings.layout.inspector_width = shown.response.rect.width().round();
            }
            _ => {}
        }
        let frame = Frame::new().fill(tokens.background).inner_margin(Margin::same(16));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| self.show_panels(ui));
        if let Some(rect) = beside {
            let mut inside = ui.new_child(UiBuilder::new().id_salt("inspector inside").max_rect(rect));
            inside.set_clip_rect(rect.expand(8.0).intersect(ui.clip_rect()));
            self.show_inspector(&mut inside);
        }
    }

    fn show_inspector(&mut self, ui: &mut egui::Ui) {
        let region = Region { rect: ui.max_rect(), landing: inspector_landing(), side: None };
        landing(ui, &region, &Command::Inspector.label(self.state.lang), self.arriving.as_mut());
        self.regions.push(region);
        self.inspector.show(ui, &self.state.desk());
        let layout = &mut self.state.settings.layout;
        let idle = !ui.ctx().text_edit_focused() && !egui::Popup::is_any_open(ui.ctx()) && self.dialogs.is_empty();
        if layout.inspector == InspectorPlace::Wide && idle && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            layout.inspector = InspectorPlace::Pinned;
            let panel = self.active();
            self.panel(panel).focus();
        }
    }

    /// Shows top bar and navigation; the status line's place is kept for it.
    fn bars(&mut self, ui: &mut egui::Ui, narrow: bool, tight: bool) -> Rect {
        let tokens = Tokens::of(ui);
        let bar = |margin: Margin| Frame::new().fill(tokens.navigation).inner_margin(margin);
        let line = Stroke::new(1.0, tokens.line);
        let top = Bar::top("top").exact_size(40.0).show_separator_line(false).frame(bar(Margin::symmetric(8, 0)));
        let shown = top.show(ui, |ui| frame::top(ui, &self.state.desk(), tight));
        ui.painter().hline(shown.response.rect.x_range(), shown.response.rect.bottom(), line);
        let status =
            Bar::bottom("status").exact_size(26.0).show_separator_line(false).frame(bar(Margin::symmetric(8, 0)));
        let shown = status.show(ui, |ui| ui.max_rect());
        let place = shown.inner;
        ui.painter().hline(shown.response.rect.x_range(), shown.response.rect.top(), line);
        let width = if narrow { 52.0 } else { 208.0 };
        let side = Bar::left("navigation")
            .exact_size(width)
            .show_separator_line(false)
            .resizable(false)
            .frame(bar(Margin::ZERO));
        let active = self.active();
        let layout = &self.state.settings.layout;
        let keys = [Some(&layout.left), layout.right.as_ref()].into_iter().flatten();
        let mut open: Vec<PanelId> = keys.filter_map(|key| PanelId::from_key(key)).collect();
        open.sort_by_key(|panel| *panel != active);
        let counts = Counts { unread: self.state.notices.len().saturating_sub(self.read), ..self.counts.2 };
        let shown = side.show(ui, |ui| {
            egui::ScrollArea::vertical()
                .show(ui, |ui| frame::navigation(ui, &self.state.desk(), &open, &counts, narrow));
        });
        let landing = frame::item_id(active);
        self.regions.push(Region { rect: shown.response.rect, landing, side: None });
        ui.painter().vline(shown.response.rect.right(), shown.response.rect.y_range(), line);
        place
    }

    fn show_panels(&mut self, ui: &mut egui::Ui) {
        let layout = &self.state.settings.layout;
        let left = PanelId::from_key(&layout.left).unwrap_or(PanelId::Home);
        let right = layout.right.as_deref().and_then(PanelId::from_key).filter(|right| *right != left);
        let whole = ui.available_rect_before_wrap();
        let Some(right) = right else {
            self.show_panel(ui, left, Side::Left, whole);
            return;
        };
        let gap = space::L;
        let middle = whole.left() + (whole.width() - gap) * layout.split.clamp(0.2, 0.8);
        let handle = Rect::from_min_max(pos2(middle, whole.top()), pos2(middle + gap, whole.bottom()));
        self.show_panel(ui, left, Side::Left, Rect::from_min_max(whole.min, pos2(middle, whole.bottom())));
        self.show_panel(ui, right, Side::Right, Rect::from_min_max(pos2(middle + gap, whole.top()), whole.max));
        let drag = ui.interact(handle, Id::unique("split"), egui::Sense::drag());
        if drag.dragged() || drag.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        }
        if drag.dragged() {
            let share = (middle + drag.drag_delta().x - whole.left()) / (whole.width() - gap).max(1.0);
            self.state.settings.layout.split = share.clamp(0.2, 0.8);
        }
    }

    fn show_panel(&mut self, ui: &mut egui::Ui, panel: PanelId, side: Side, rect: Rect) {
        // Whoever is pressed last has the keyboard.
        let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
        let on_top = |at| ui.ctx().layer_id_at(at).is_none_or(|layer| layer == ui.layer_id());
        if self.side != side && pressed.is_some_and(|at| rect.contains(at) && on_top(at)) {
            self.side = side;
            self.take_up(panel);
        }
        let mut inner = ui.new_child(UiBuilder::new().id_salt(("panel", panel.key())).max_rect(rect));
        let region = Region { rect, landing: Id::unique(("panel landing", panel.key())), side: Some(side) };
        landing(&mut inner, &region, &panel.title(self.state.lang), self.arriving.as_mut());
        self.regions.push(region);
        inner.set_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
        let desk = self.state.desk();
        self.panels.entry(panel).or_insert_with(|| make(panel)).show(&mut inner, &desk);
        if panel == PanelId::Messages {
            self.read = self.state.notices.len();
        }
    }

    fn start_page(&mut self, ui: &mut egui::Ui) {
        let tokens = Tokens::of(ui);
        let frame = Frame::new().fill(tokens.background).inner_margin(Margin::same(24));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            self.start_page.show(ui, &self.state.desk());
        });
    }

    fn show_dialogs(&mut self, ctx: &egui::Context) {
        let mut open = std::mem::take(&mut self.dialogs);
        let desk = self.state.desk();
        let last = open.len().saturating_sub(1);
        let mut number = 0;
        open.retain_mut(|dialog| {
            let stay = show_dialog(ctx, dialog.as_mut(), &desk, number == last);
            number += 1;
            stay == Stay::Open
        });
        open.append(&mut self.dialogs);
        self.dialogs = open;
    }

    /// Runs the commands whose keys were pressed; keys without Ctrl belong to whoever has the keyboard.
    fn keys(&mut self, ctx: &egui::Context) {
        let modal = !self.dialogs.is_empty();
        let typing = ctx.text_edit_focused();
        // Ctrl+Shift+S would else be taken for Ctrl+S: keys with more to them go first.
        let shifted = |command: &Command| command.shortcut().is_some_and(|keys| keys.modifiers.shift);
        let (first, rest): (Vec<Command>, Vec<Command>) = Command::ALL.iter().copied().partition(shifted);
        for command in first.into_iter().chain(rest).filter(|command| !command.is_panel_key()) {
            let Some(shortcut) = command.shortcut() else { continue };
            let field_keys =
                matches!(command, Command::Undo | Command::Redo | Command::SelectAll | Command::Copy | Command::Paste);
            if typing && field_keys || modal && command != Command::Quit {
                continue;
            }
            // Copying and pasting come as events of their own.
            if matches!(command, Command::Copy | Command::Paste) {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.state.queue.borrow_mut().push(Act::Run(command));
            }
        }
        for (modifiers, key, back) in [
            (egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Tab, true),
            (egui::Modifiers::COMMAND, egui::Key::Tab, false),
            (egui::Modifiers::SHIFT, egui::Key::F6, true),
        ] {
            let shortcut = egui::KeyboardShortcut::new(modifiers, key);
            if !modal && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
                self.next_region(ctx, back);
            }
        }
        let again = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
        if !typing && !modal && ctx.input_mut(|input| input.consume_shortcut(&again)) {
            self.state.queue.borrow_mut().push(Act::Run(Command::Redo));
        }
        if !typing && !modal {
            let copies = ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
            if copies {
                self.state.queue.borrow_mut().push(Act::Run(Command::Copy));
            }
            self.pasted(ctx);
        }
    }

    /// Text that is pasted where nothing is typed is rows for the table.
    fn pasted(&mut self, ctx: &egui::Context) {
        let text = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        let desk = self.state.desk();
        let active = self.active();
        let is_table = matches!(active, PanelId::Records(_) | PanelId::Deadlines);
        if is_table && Command::Paste.enabled(&desk) {
            let dialog = PasteRows::of(super::asks::pasted_kind(active), Some(text), &desk);
            self.ask(Box::new(dialog));
        }
    }

    /// A workspace that is dropped on the window opens; anything else is taken in.
    fn dropped(&mut self, ctx: &egui::Context) {
        let files = ctx.input(|input| input.raw.dropped_files.clone());
        for file in files {
            let path = file.path();
            let act = match path {
                path if crate::store::is_workspace(path) => Act::Open(path.to_owned()),
                path => Act::Import(path.to_owned()),
            };
            self.state.queue.borrow_mut().push(act);
        }
    }

    fn closing(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.state.quitting {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.queue.borrow_mut().push(Act::Quit);
        }
    }

    fn entitle(&mut self, ctx: &egui::Context) {
        let file = &self.state.file;
        let title = if file.is_open {
            let mark = if file.unsaved { "● " } else { "" };
            format!("{mark}{} – Brobygger", file.stem)
        } else {
            "Brobygger".to_owned()
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Counts what the navigation shows, when the workspace or the minute changed.
    fn count(&mut self) {
        let desk = self.state.desk();
        let (revision, minute) = (desk.revision(), desk.minute());
        if (self.counts.0, self.counts.1) == (revision, minute) {
            return;
        }
        let counts = agenda::home::Counts::of(desk.workspace(), desk.agenda, &desk.clock);
        let (overdue, new_calls) = (counts.overdue, counts.new_calls);
        self.counts = (revision, minute, Counts { overdue, new_calls, unread: 0 });
    }

    /// Keeps the settings where they changed, once the pointer rests.
    fn keep_settings(&mut self, ctx: &egui::Context) {
        let rests = !ctx.input(|input| input.pointer.any_down());
        let (size, maximized) = ctx.input(|input| {
            let info = input.viewport();
            (input.viewport_rect().size(), info.maximized.unwrap_or(false) || info.fullscreen.unwrap_or(false))
        });
        let layout = &mut self.state.settings.layout;
        layout.maximized = maximized;
        if !maximized && size.x > 0.0 {
            // In the system's points: the zoom is the person's and not the window's.
            let size = size * ctx.zoom_factor();
            layout.window = Some([size.x.round(), size.y.round()]);
        }
        if rests && self.kept != self.state.settings {
            self.kept = self.state.settings.clone();
            self.state.keep_settings();
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.state.keeper.keep_now(&self.state.settings);
    }
}

fn make(panel: PanelId) -> Box<dyn panels::Panel> {
    match panel {
        PanelId::Home => Box::<home::Home>::default(),
        PanelId::Deadlines => Box::<deadlines::Deadlines>::default(),
        PanelId::Records(kind) => Box::new(records::Records::new(kind)),
        PanelId::Messages => Box::<messages::Messages>::default(),
        PanelId::Settings => Box::<settings::SettingsPanel>::default(),
        PanelId::Help => Box::<help::Help>::default(),
    }
}

/// Shows a dialog in its frame; Escape closes the one on top.
fn show_dialog(ctx: &egui::Context, dialog: &mut dyn Dialog, desk: &crate::ui::Desk<'_>, on_top: bool) -> Stay {
    let title = dialog.title(desk);
    let room = ctx.content_rect().size() - vec2(64.0, 64.0);
    let framed = dialog.is_framed();
    let id = Id::unique(("dialog", dialog.key()));
    let modal = Modal::new(id);
    let modal = if framed {
        modal.frame(Frame::window(&ctx.global_style()))
    } else {
        // What has no frame hangs from the top bar, so that it stays where it is while its height changes.
        let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, vec2(0.0, 48.0));
        modal.area(area).frame(Frame::NONE)
    };
    let shown = modal.show(ctx, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Dialog);
            node.set_label(title.as_str());
        });
        ui.set_width(dialog.width().min(room.x));
        ui.set_max_height(room.y);
        let mut stay = Stay::Open;
        if framed {
            ui.horizontal(|ui| {
                let wide = (ui.available_width() - 40.0).max(40.0);
                let left = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(vec2(wide, size::CONTROL), left, |ui| {
                    let words = egui::Label::new(RichText::new(&title).font(fonts::title())).truncate();
                    ui.add(words.selectable(false));
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = tr!(desk.lang, "dialog-close");
                    let icon = icons::small(lucide_icons::Icon::X);
                    let button =
                        ui.add_sized([28.0, size::CONTROL], egui::Button::new(icon).frame_when_inactive(false));
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &close));
                    if button.on_hover_text(close).clicked() {
                        stay = Stay::Closed;
                    }
                });
            });
            ui.add_space(space::XS);
        }
        match dialog.show(ui, desk) {
            Stay::Open => stay,
            Stay::Closed => Stay::Closed,
        }
    });
    let escaped = on_top && shown.should_close();
    if escaped { Stay::Closed } else { shown.inner }
}
