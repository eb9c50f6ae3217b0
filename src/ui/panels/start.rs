//! The start page: new, open, opened before, the sample.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use egui::{
    Align, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::choices::{language_choice, theme_choice};
use crate::i18n::format::{self, DateStyle};
use crate::jobs::{Poll, Task};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, brand, fonts, size, space};
use crate::ui::widgets::{card_with, hint, icon_button, quiet_button, section};

/// The widest that the page becomes, in points.
const WIDE: f32 = 920.0;

/// The narrowest window in which choices and files opened before stand side by side.
const TWO_COLUMNS: f32 = 720.0;

/// What is known of a file that was open before.
#[derive(Clone, Copy, Default, Debug)]
struct Looked {
    there: bool,
    changed: Option<DateTime<Utc>>,
}

/// The start page: what it keeps from frame to frame.
#[derive(Default)]
pub struct StartPage {
    path: String,
    /// The files that were looked for; a drive that sleeps must not hold the window.
    asked: Vec<PathBuf>,
    looking: Option<Task<BTreeMap<PathBuf, Looked>>>,
    looked: BTreeMap<PathBuf, Looked>,
}

impl StartPage {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        self.look(desk);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let room = ui.available_size();
            // The scroll bar stands beside the page.
            let wide = (room.x - space::M).min(WIDE);
            let left = ui.min_rect().left() + (room.x - wide) / 2.0;
            let high = (ui.clip_rect().height() - 480.0).max(0.0) * 0.4;
            let rect = Rect::from_min_size(pos2(left, ui.min_rect().top() + high), vec2(wide, f32::INFINITY));
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                self.page(ui, desk, wide >= TWO_COLUMNS);
            });
        });
    }

    fn page(&mut self, ui: &mut Ui, desk: &Desk<'_>, two: bool) {
        masthead(ui, desk);
        ui.add_space(space::XL);
        if two {
            let gap = space::XL;
            let wide = (ui.available_width() - gap) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for half in 0..2 {
                    ui.allocate_ui_with_layout(vec2(wide, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(wide);
                        ui.spacing_mut().item_spacing.x = space::S;
                        if half == 0 { choices(ui, desk) } else { self.before(ui, desk) }
                    });
                }
            });
        } else {
            choices(ui, desk);
            ui.add_space(space::L);
            self.before(ui, desk);
        }
        ui.add_space(space::XL);
        ui.horizontal_wrapped(|ui| {
            language_choice(ui, desk);
            ui.add_space(space::M);
            theme_choice(ui, desk);
        });
        ui.add_space(space::S);
    }

    /// Looks in the background which of the files opened before are still there.
    fn look(&mut self, desk: &Desk<'_>) {
        if let Some(task) = &self.looking {
            match task.poll() {
                Poll::Pending => {}
                Poll::Done(looked) => {
                    self.looked = looked;
                    self.looking = None;
                }
                Poll::Lost => self.looking = None,
            }
        }
        let recent = &desk.settings.recent;
        if self.looking.is_none() && self.asked != *recent {
            self.asked.clone_from(recent);
            let paths = recent.clone();
            self.looking = Some(desk.board.start_quietly(move |_| {
                let look = |path: PathBuf| {
                    let about = std::fs::metadata(&path).ok();
                    let changed = about.as_ref().and_then(|about| about.modified().ok()).map(DateTime::<Utc>::from);
                    (path, Looked { there: about.is_some(), changed })
                };
                paths.into_iter().map(look).collect()
            }));
        }
    }

    /// The files opened before, and a path to type.
    fn before(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let lang = desk.lang;
        section(ui, &tr!(lang, "start-recent"));
        let recent = &desk.settings.recent;
        if recent.is_empty() {
            hint(ui, &tr!(lang, "start-no-recent"));
        } else {
            card_with(ui, egui::Margin::same(4), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for path in recent {
                    self.file(ui, desk, path);
                }
            });
        }
        ui.add_space(space::M);
        let name = tr!(lang, "start-path");
        let opens = ui
            .horizontal(|ui| {
                let words = Command::OpenPath.label(lang);
                let open = tr!(lang, "start-path-open");
                let button = ui.painter().layout_no_wrap(open.clone(), fonts::body(), egui::Color32::BLACK).size().x;
                let wide = (ui.available_width() - button - 34.0).max(80.0);
                let edit = TextEdit::singleline(&mut self.path)
                    .hint_text(name.clone())
                    .desired_width(wide)
                    .min_size(vec2(wide, size::CONTROL))
                    .align(egui::Align2::LEFT_CENTER);
                let field = ui.add(edit).accessible_name(name).on_hover_text(words);
                let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                let pressed = quiet_button(ui, None, &open).clicked();
                entered || pressed
            })
            .inner;
        if opens && !self.path.trim().is_empty() {
            let typed = PathBuf::from(self.path.trim());
            desk.push(Act::Open(std::path::absolute(&typed).unwrap_or(typed)));
        }
        hint(ui, &tr!(lang, "start-drop"));
    }

    /// A file opened before: its name, folder and date, and a cross that takes it off the list.
    fn file(&self, ui: &mut Ui, desk: &Desk<'_>, path: &Path) {
        let lang = desk.lang;
        let tokens = Tokens::of(ui);
        let looked = self.looked.get(path).copied();
        let gone = looked.is_some_and(|looked| !looked.there);
        let (name, folder) = name_and_folder(path);
        let at = looked.and_then(|looked| looked.changed);
        let date = at.map(|at| format::date(lang, at.with_timezone(&desk.zone()).date_naive(), DateStyle::Medium));
        let told = if gone { tr!(lang, "start-missing") } else { date.unwrap_or_default() };
        let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
        let body = Rect::from_min_max(rect.min, pos2(rect.right() - 36.0, rect.bottom()));
        let id = row.id.with("open");
        let response = ui.interact(body, id, Sense::click());
        let said = format!("{name}, {folder}, {told}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, !gone, &said));
        let painter = ui.painter();
        if response.hovered() && !gone {
            painter.rect_filled(rect, size::RADIUS, tokens.hover);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.has_focus() {
            painter.rect_stroke(body, size::RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
        }
        let ink = if gone { tokens.muted } else { tokens.text };
        let icon = if gone { Icon::FileX } else { Icon::FileText };
        let icon_at = pos2(rect.left() + 20.0, rect.center().y);
        let icon_ink = if gone { tokens.muted } else { tokens.accent };
        painter.text(
            icon_at,
            egui::Align2::CENTER_CENTER,
            char::from(icon),
            egui::FontId::new(17.0, fonts::icon_family()),
            icon_ink,
        );
        let told = painter.layout_no_wrap(told, fonts::small(), tokens.muted);
        let left = rect.left() + 40.0;
        let room = body.right() - left;
        let beside = told.size().x + space::S;
        let cut = |ui: &Ui, words: &str, font: egui::FontId, ink, wide: f32| {
            let words = egui::WidgetText::from(RichText::new(words).font(font).color(ink));
            words.into_galley(ui, Some(egui::TextWrapMode::Truncate), wide.max(40.0), egui::TextStyle::Body)
        };
        let name = cut(ui, &name, fonts::strong(), ink, room - beside);
        let folder = cut(ui, &folder, fonts::small(), tokens.muted, room);
        let painter = ui.painter();
        painter.galley(pos2(body.right() - told.size().x, rect.top() + 6.0), told, tokens.muted);
        painter.galley(pos2(left, rect.top() + 5.0), name, ink);
        painter.galley(pos2(left, rect.top() + 25.0), folder, tokens.muted);
        let response = response.on_hover_text(path.display().to_string());
        if response.clicked() {
            desk.push(Act::Open(path.to_owned()));
        }
        let cross = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(28.0, size::CONTROL));
        let forget = tr!(lang, "start-forget", file = self::name_and_folder(path).0);
        // A part of the row that is there already: it takes no room of its own.
        let mut beside = ui.new_child(UiBuilder::new().max_rect(cross));
        if icon_button(&mut beside, Icon::X, &forget).clicked() {
            let path = path.to_owned();
            desk.set(move |settings| settings.recent.retain(|other| *other != path));
        }
    }
}

/// The name of the file without the program's ending, and its folder.
fn name_and_folder(path: &Path) -> (String, String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let short = name.strip_suffix(".brobygger.json").or_else(|| name.strip_suffix(".json"));
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    (short.map(str::to_owned).unwrap_or(name), folder)
}

fn masthead(ui: &mut Ui, desk: &Desk<'_>) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        brand::mark(ui, 56.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let name = RichText::new(tr!(desk.lang, "start-title")).size(26.0).family(fonts::strong_family());
            let heading = ui.add(Label::new(name.color(tokens.text)).selectable(false));
            ui.ctx().accesskit_node_builder(heading.id, |node| {
                node.set_role(Role::Heading);
                node.set_label(tr!(desk.lang, "start-title"));
            });
            ui.add(
                Label::new(RichText::new(tr!(desk.lang, "start-what")).color(tokens.muted)).selectable(false).wrap(),
            );
        });
    });
}

/// New, open and the sample.
fn choices(ui: &mut Ui, desk: &Desk<'_>) {
    section(ui, &tr!(desk.lang, "start-begin"));
    for (command, icon) in
        [(Command::New, Icon::FilePlus), (Command::Open, Icon::FolderOpen), (Command::OpenSample, Icon::Compass)]
    {
        if choice(ui, desk, command, icon) {
            desk.run(command);
        }
    }
}

/// One large choice: icon, name, what it does, and its keys.
fn choice(ui: &mut Ui, desk: &Desk<'_>, command: Command, icon: Icon) -> bool {
    let tokens = Tokens::of(ui);
    let (label, does) = (command.label(desk.lang), command.hint(desk.lang));
    let wide = ui.available_width();
    let keys = ui.painter().layout_no_wrap(command.keys(ui.ctx()), fonts::small(), tokens.muted);
    let left = 64.0;
    let name = ui.painter().layout_no_wrap(label.clone(), fonts::strong(), tokens.text);
    let room = (wide - left - space::M).max(80.0);
    let hint = ui.painter().layout(does.clone(), fonts::small(), tokens.muted, room);
    let high = (name.size().y + hint.size().y + 2.0 + 2.0 * space::M).max(60.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(does.as_str()));
    let painter = ui.painter();
    let hovered = response.hovered();
    let border = if hovered { tokens.border } else { tokens.line };
    let fill = if hovered { tokens.hover } else { tokens.surface };
    painter.rect(rect, size::CARD_RADIUS, fill, (1.0, border), egui::StrokeKind::Inside);
    if response.has_focus() {
        painter.rect_stroke(rect, size::CARD_RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    let square = Rect::from_center_size(pos2(rect.left() + 34.0, rect.center().y), vec2(36.0, 36.0));
    painter.rect_filled(square, size::CARD_RADIUS, tokens.accent_soft);
    let glyph = egui::FontId::new(19.0, fonts::icon_family());
    painter.text(square.center(), egui::Align2::CENTER_CENTER, char::from(icon), glyph, tokens.accent);
    let top = rect.center().y - (name.size().y + hint.size().y + 2.0) / 2.0;
    let below = top + name.size().y + 2.0;
    painter.galley(pos2(rect.right() - space::M - keys.size().x, top + 1.0), keys, tokens.muted);
    painter.galley(pos2(rect.left() + left, top), name, tokens.text);
    painter.galley(pos2(rect.left() + left, below), hint, tokens.muted);
    if hovered {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response.clicked()
}
