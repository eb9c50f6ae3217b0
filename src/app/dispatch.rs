//! Doing what panels, menus and keys ask for.

use std::path::PathBuf;
use std::sync::Arc;

use super::asks;
use super::files::{ENDING, with_ending};
use super::show::{App, Side};
use super::trail::Place;
use crate::jobs::Poll;
use crate::model::date::DateValue;
use crate::model::deadline::DeadlineState;
use crate::model::kinds::Kind;
use crate::model::value::Value;
use crate::platform::open;
use crate::platform::picker::Pick;
use crate::settings::{InspectorPlace, RowHeight, ThemeChoice, ZOOM};
use crate::tr;
use crate::ui::dialogs::{Dialog, import::Import, palette::Palette, print::Print, unsaved::Unsaved};
use crate::ui::notice::Way;
use crate::ui::panels::deadlines;
use crate::ui::{Act, Command, Notice, PanelId, Selection, Shown, refusals};

/// What a file is chosen for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// To be opened as a workspace.
    Open,
    /// To be saved under.
    SaveAs,
}

impl App {
    /// Does everything that was asked for, also what that asks for in turn.
    pub(super) fn work_off(&mut self, ctx: &egui::Context) {
        self.take_in_choice();
        self.state.take_in_results();
        // What fields asked for in this frame comes before what waited for it.
        let mut waited = std::mem::take(&mut self.held);
        if !waited.is_empty() {
            ctx.request_repaint();
        }
        // What asks for itself again and again is stopped; the rest is done in the next frame.
        for _ in 0..64 {
            let acts = self.state.queue.take();
            if acts.is_empty() && waited.is_empty() {
                break;
            }
            for act in acts {
                // What comes after something that waits waits too.
                if !self.held.is_empty() || act.leaves_fields() && self.state.typing.is_half() {
                    self.held.push(act);
                } else {
                    self.act_unless_unread(act, ctx);
                }
            }
            for act in waited.drain(..) {
                self.act_unless_unread(act, ctx);
            }
        }
        self.state.typing.take_over(!self.held.is_empty());
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
        if !self.state.queue.borrow().is_empty() {
            ctx.request_repaint();
        }
    }

    /// Does what is asked for, unless it would lose what stands in a field and cannot be read: that is pointed out.
    fn act_unless_unread(&mut self, act: Act, ctx: &egui::Context) {
        if act.ends_fields() && self.state.typing.is_unreadable() {
            self.state.typing.point_out();
            ctx.request_repaint();
        } else {
            self.act(act, ctx);
        }
    }

    fn act(&mut self, act: Act, ctx: &egui::Context) {
        match act {
            Act::Run(command) => self.run(command, ctx),
            Act::Apply(transaction) => self.state.apply(*transaction, None),
            Act::TakeIn { transaction, source } => self.state.apply(*transaction, Some(source)),
            Act::Go(panel) => self.go(panel),
            Act::GoFiltered(panel, filter) => {
                self.go(panel);
                self.panel(panel).filter(&filter);
            }
            Act::Show(shown) => self.show_record(shown),
            Act::StepInto(shown) => {
                self.show_record(shown);
                let layout = &mut self.state.settings.layout;
                layout.inspector = match layout.inspector {
                    InspectorPlace::Hidden if !self.tight => InspectorPlace::Pinned,
                    _ if self.tight => InspectorPlace::Wide,
                    place => place,
                };
                ctx.memory_mut(|memory| memory.request_focus(super::regions::inspector_landing()));
            }
            Act::Reveal(id) => self.reveal(&id),
            Act::Select(selection) => self.state.selection = selection,
            Act::Ask(dialog) => self.ask(dialog),
            Act::Tell(notice) => self.state.tell(notice),
            Act::Set(change) => {
                change(&mut self.state.settings);
                self.state.follow_settings();
                self.follow_settings(ctx);
            }
            Act::Open(path) => {
                if self.may_leave(Act::Open(path.clone())) {
                    self.state.open(path, false);
                }
            }
            Act::Opened(path, file) => {
                self.state.opened(path, *file, false);
                self.begin_panels();
            }
            Act::SaveAs(path) => self.state.save_to(with_ending(path), false, None),
            Act::SaveThen(next) => self.save_then(next.map(|next| *next)),
            Act::Discard(next) => {
                self.state.file.unsaved = false;
                self.state.queue.borrow_mut().extend(next.map(|next| *next));
            }
            Act::Overwrite => self.state.save(true, None),
            Act::Reload => {
                if let Some(path) = self.state.file.path.clone() {
                    self.state.open(path, true);
                }
            }
            Act::Import(path) => self.import(path),
            Act::Follow(address) => self.follow(&address),
            Act::Quit => {
                if self.may_leave(Act::Quit) {
                    self.state.note_seen();
                    self.state.quitting = true;
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
            }
        }
    }

    /// True where nothing is unsaved; else asks, and does `next` after the answer.
    fn may_leave(&mut self, next: Act) -> bool {
        if !self.state.file.unsaved {
            return true;
        }
        self.ask(Box::new(Unsaved::before(next)));
        false
    }

    fn save_then(&mut self, next: Option<Act>) {
        if self.state.file.path.is_some() {
            self.state.save(false, next);
        } else {
            self.after_save = next;
            self.choose(Purpose::SaveAs);
        }
    }

    fn run(&mut self, command: Command, ctx: &egui::Context) {
        if !command.enabled(&self.state.desk()) {
            return;
        }
        let active = self.active();
        let desk = self.state.desk();
        if self.panels.get_mut(&active).is_some_and(|panel| panel.command(command, &desk)) {
            return;
        }
        if command == Command::Print {
            let view = self.panels.get_mut(&active).and_then(|panel| panel.listing(&desk));
            let dialog = Print::of(view, &self.tools, &desk);
            self.ask(Box::new(dialog));
            return;
        }
        if let Some(dialog) = asks::dialog_for(command, active, &desk, &self.tools) {
            self.ask(dialog);
            return;
        }
        if let Some(panel) = command.panel() {
            self.go(panel);
            return;
        }
        let layout = &mut self.state.settings.layout;
        match command {
            Command::New => {
                if self.may_leave(Act::Run(Command::New)) {
                    self.state.begin_new();
                    self.begin_panels();
                }
            }
            Command::OpenSample => {
                if self.may_leave(Act::Run(Command::OpenSample)) {
                    self.state.begin_sample();
                    self.begin_panels();
                }
            }
            Command::Palette => self.ask(Box::new(Palette::new(self.state.trail.records()))),
            Command::Open => self.choose(Purpose::Open),
            Command::Save => self.state.save(false, None),
            Command::SaveAs => self.choose(Purpose::SaveAs),
            Command::Reload => {
                if self.may_leave(Act::Run(Command::Reload)) {
                    self.state.queue.borrow_mut().push(Act::Reload);
                }
            }
            Command::Close => {
                if self.may_leave(Act::Run(Command::Close)) {
                    self.state.close_file();
                }
            }
            Command::Quit => self.state.queue.borrow_mut().push(Act::Quit),
            Command::Undo => self.state.undo(),
            Command::Redo => self.state.redo(),
            Command::Back => {
                if let Some(place) = self.state.trail.back() {
                    self.stand_at(place);
                }
            }
            Command::Forward => {
                if let Some(place) = self.state.trail.forward() {
                    self.stand_at(place);
                }
            }
            Command::SideBySide => self.side_by_side(),
            Command::OtherPanel => self.next_region(ctx, false),
            Command::NarrowNavigation => layout.narrow_navigation = !layout.narrow_navigation,
            Command::Inspector => {
                layout.inspector = match layout.inspector {
                    InspectorPlace::Hidden if self.tight => InspectorPlace::Wide,
                    InspectorPlace::Pinned if self.tight => InspectorPlace::Wide,
                    InspectorPlace::Wide if self.tight => InspectorPlace::Pinned,
                    InspectorPlace::Hidden => InspectorPlace::Pinned,
                    _ => InspectorPlace::Hidden,
                };
            }
            Command::WideInspector => {
                layout.inspector = match layout.inspector {
                    InspectorPlace::Wide => InspectorPlace::Pinned,
                    _ => InspectorPlace::Wide,
                };
            }
            Command::ZoomIn => self.zoom(0.1, ctx),
            Command::ZoomOut => self.zoom(-0.1, ctx),
            Command::ZoomReset => {
                self.state.settings.zoom = 1.0;
                self.follow_settings(ctx);
            }
            Command::CompactRows => {
                let height = &mut self.state.settings.row_height;
                *height = if *height == RowHeight::Normal { RowHeight::Compact } else { RowHeight::Normal };
            }
            Command::ToggleTheme => {
                let dark = ctx.theme() == egui::Theme::Dark;
                self.state.settings.theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
                self.follow_settings(ctx);
            }
            Command::Add => {
                let kind = match self.active() {
                    PanelId::Records(kind) => kind,
                    _ => Kind::DEADLINE,
                };
                self.add(kind);
            }
            Command::Done => deadlines::settle(&self.state.desk(), &DeadlineState::Done),
            Command::Reopen => deadlines::settle(&self.state.desk(), &DeadlineState::Open),
            Command::Drop => deadlines::settle(&self.state.desk(), &DeadlineState::Dropped),
            Command::StartApplication => deadlines::start_application(&self.state.desk()),
            other => {
                if let Some(kind) = other.adds() {
                    self.add(kind);
                }
            }
        }
    }

    /// Makes a record of the kind and shows it.
    fn add(&mut self, kind: Kind) {
        let desk = self.state.desk();
        let mut draft = desk.draft();
        let id = draft.add(kind);
        if kind == Kind::DEADLINE {
            // What has no date stands in no list: a week is a beginning.
            let due = desk.today().checked_add_days(chrono::Days::new(7)).unwrap_or(desk.today());
            let due = Value::Date(DateValue::Day(due));
            if let Err(error) = draft.set_key(&id, "due", due) {
                log::warn!("a new deadline got no date: {error}");
            }
        }
        let name = crate::i18n::kind_label(desk.lang, kind.key(), false);
        let transaction = draft.finish(crate::edit::Label::one(crate::edit::Deed::Add, name));
        self.state.apply(transaction, None);
        self.reveal(&id);
        if self.state.settings.layout.inspector == InspectorPlace::Hidden {
            self.state.settings.layout.inspector = InspectorPlace::Pinned;
        }
        if self.tight {
            self.state.settings.layout.inspector = InspectorPlace::Wide;
        }
    }

    fn zoom(&mut self, by: f32, ctx: &egui::Context) {
        let zoom = &mut self.state.settings.zoom;
        *zoom = ((*zoom + by) * 10.0).round() / 10.0;
        *zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        self.follow_settings(ctx);
    }

    pub(super) fn go(&mut self, panel: PanelId) {
        let layout = &mut self.state.settings.layout;
        let key = panel.key().to_owned();
        if layout.right.as_deref() == Some(panel.key()) {
            self.side = Side::Right;
        } else if layout.left == key {
            self.side = Side::Left;
        } else if self.side == Side::Right && layout.right.is_some() {
            layout.right = Some(key);
        } else {
            layout.left = key;
        }
        if layout.inspector == InspectorPlace::Wide {
            layout.inspector = InspectorPlace::Pinned;
        }
        self.take_up(panel);
        self.panel(panel).focus();
        self.note_place();
    }

    /// Lets what is chosen be what the panel has chosen: the panel has the keyboard from now on.
    pub(super) fn take_up(&mut self, panel: PanelId) {
        let choice = self.panels.get(&panel).map(|panel| panel.choice(&self.state.desk()));
        self.state.selection = choice.unwrap_or_default();
    }

    fn side_by_side(&mut self) {
        let layout = &mut self.state.settings.layout;
        if layout.right.is_some() {
            if self.side == Side::Right {
                layout.left = layout.right.take().unwrap_or_default();
            }
            layout.right = None;
            self.side = Side::Left;
        } else {
            let calls = PanelId::Records(Kind::CALL).key();
            let other = if layout.left == calls { PanelId::Records(Kind::PARTNER).key() } else { calls };
            layout.right = Some(other.to_owned());
        }
    }

    pub(super) fn show_record(&mut self, shown: Shown) {
        if self.state.shown.as_ref() != Some(&shown) {
            self.state.shown = Some(shown);
            self.note_place();
        }
    }

    fn reveal(&mut self, id: &crate::model::id::Id) {
        let Some(record) = self.state.document.workspace().holder(id) else { return };
        let (kind, record) = (Kind::of(record.as_ref()), record.id().clone());
        let panel = PanelId::of_kind(kind);
        self.go(panel);
        let desk = self.state.desk();
        if let Some(shown) = self.panels.get_mut(&panel) {
            shown.reveal(&record, &desk);
        }
        self.state.selection = Selection::Records(kind, vec![record.clone()]);
        self.show_record(Shown::Record(record));
    }

    fn note_place(&mut self) {
        let place = Place { panel: self.active(), shown: self.state.shown.clone() };
        self.state.trail.note(place);
    }

    fn stand_at(&mut self, place: Place) {
        let ahead = std::mem::take(&mut self.state.trail);
        self.go(place.panel);
        self.state.shown = place.shown.filter(|shown| self.state.document.workspace().knows(shown.record()));
        self.state.trail = ahead;
    }

    pub(super) fn ask(&mut self, dialog: Box<dyn Dialog>) {
        self.dialogs.retain(|open| open.key() != dialog.key());
        self.dialogs.push(dialog);
    }

    /// Opens the system's dialog for choosing a file.
    pub(super) fn choose(&mut self, purpose: Purpose) {
        let lang = self.state.lang;
        let file = &self.state.file;
        let folder = file.path.as_deref().and_then(std::path::Path::parent).map(PathBuf::from);
        let workspaces = (tr!(lang, "picker-workspaces"), vec!["json".to_owned()]);
        let pick = match purpose {
            Purpose::Open => Pick {
                title: Command::Open.label(lang),
                to_save: false,
                file_name: String::new(),
                folder,
                filter: workspaces,
            },
            Purpose::SaveAs => Pick {
                title: Command::SaveAs.label(lang),
                to_save: true,
                file_name: format!("{}{ENDING}", file.stem),
                folder,
                filter: workspaces,
            },
        };
        let picked = self.tools.picker.pick(pick);
        let task = self.state.board.start_quietly(move |_| pollster::block_on(picked));
        self.choosing = Some((purpose, task));
    }

    fn take_in_choice(&mut self) {
        let Some((purpose, task)) = &self.choosing else { return };
        let purpose = *purpose;
        let path = match task.poll() {
            Poll::Pending => return,
            Poll::Done(path) => path,
            Poll::Lost => None,
        };
        self.choosing = None;
        let Some(path) = path else {
            // Cancelled, or the system has no dialog: nobody can tell the two apart.
            self.after_save = None;
            let lang = self.state.lang;
            let typed = match purpose {
                Purpose::Open => Command::OpenPath,
                Purpose::SaveAs => Command::SaveAsPath,
            };
            let notice = Notice::info(tr!(lang, "notice-no-file"));
            self.state.tell(notice.way(typed.label(lang), Way::Run(typed)));
            return;
        };
        match purpose {
            Purpose::Open => self.state.queue.borrow_mut().push(Act::Open(path)),
            Purpose::SaveAs => {
                let then = self.after_save.take();
                self.state.save_to(with_ending(path), false, then);
            }
        }
    }

    fn import(&mut self, path: PathBuf) {
        if !self.state.file.is_open {
            // Whoever drops the portal's file on the start page wants to look through it.
            self.state.begin_new();
            self.begin_panels();
        }
        let dialog = Import::of(path, Arc::clone(&self.tools.picker), &self.state.desk());
        self.ask(Box::new(dialog));
    }

    fn follow(&mut self, address: &str) {
        let found = match open::target(address, self.state.desk().folder()) {
            Ok(found) => found,
            Err(error) => return self.state.tell(refusals::not_opened(&error, self.state.lang)),
        };
        let opener = Arc::clone(&self.tools.opener);
        self.state.following.push(self.state.board.start_quietly(move |_| opener.open(&found)));
    }
}
