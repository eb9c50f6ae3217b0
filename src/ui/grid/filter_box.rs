//! The field for a filter: completion while it is typed, faults marked where they stand and told in words.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{
    Align2, Button, EventFilter, Id, Key, Popup, PopupKind, Pos2, RectAlign, Response, RichText, Role, ScrollArea,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use crate::jobs::{Poll, Waiting};
use crate::model::kinds::Kind;
use crate::query::ast::Span;
use crate::query::complete::{Completion, Completions, Sort, complete};
use crate::query::error::QueryError;
use crate::query::filter::Context;
use crate::query::keys::Subject;
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::theme::{Tokens, fonts, icons, size};
use crate::ui::widgets::{Tone, icon_button, notice_line, text_button};

/// What a filter box shows besides its text.
pub struct Seen<'a> {
    /// The fields that are filtered by.
    pub subject: &'a Subject,
    /// What is wrong with the filter.
    pub faults: &'a [QueryError],
    /// What is worth knowing although it works.
    pub warnings: &'a [QueryError],
    /// How many rows are found: `13 of 412`.
    pub count: &'a str,
}

/// The field's own state.
#[derive(Debug)]
pub struct FilterBox {
    /// The filter as it is typed.
    pub text: String,
    /// An example, shown while nothing is typed; the usual one where it is empty.
    pub hint: String,
    id: Id,
    open: bool,
    /// Whether the list was asked for by its key.
    asked: bool,
    picked: Option<usize>,
    offered: Completions,
    /// What was offered last depends on: the workspace, the cursor and the text.
    made: Option<(u64, usize, String)>,
    /// What is being worked out beside the window.
    completing: Waiting<Completions>,
    focus_wanted: bool,
}

/// From so many records of a kind on, what could follow is worked out beside the window.
const LARGE: usize = 5_000;

/// What was done in a filter box.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Filtered {
    /// The text is another.
    pub changed: bool,
    /// The keyboard is to go on to the rows.
    pub left: bool,
}

impl FilterBox {
    /// A box with a text; no two in the window have the same name.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            hint: String::new(),
            id: Id::unique(("filter", name)),
            open: false,
            asked: false,
            picked: None,
            offered: Completions::default(),
            completing: Waiting::default(),
            made: None,
            focus_wanted: false,
        }
    }

    /// Gives it the keyboard, with all of its text chosen, when it is shown next.
    pub fn focus(&mut self) {
        self.focus_wanted = true;
    }

    /// Shows it in the width there is.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, seen: &Seen<'_>) -> Filtered {
        let tokens = Tokens::of(ui);
        let mut done = Filtered::default();
        let keys = if ui.memory(|memory| memory.has_focus(self.id)) { self.keys(ui) } else { Keys::default() };
        let wanted = std::mem::take(&mut self.focus_wanted);
        let mut output = self.field(ui, desk, seen, tokens);
        let response = output.response.response.clone();
        if wanted {
            response.request_focus();
            let all = CCursorRange::two(CCursor::default(), CCursor::new(self.text.chars().count()));
            output.state.cursor.set_char_range(Some(all));
            output.state.clone().store(ui.ctx(), self.id);
        }
        done.changed |= response.changed();
        if response.changed() {
            self.open = true;
            self.asked = false;
            self.picked = None;
        }
        if keys.clear && !self.open {
            done.changed |= !self.text.is_empty();
            done.left |= self.text.is_empty();
            self.text.clear();
        }
        if keys.dismiss {
            self.open = false;
        }
        if keys.open {
            self.open = true;
            self.asked = true;
        }
        done.left |= keys.leave;
        let has_focus = response.has_focus();
        if has_focus && self.open {
            let cursor = output.cursor_range.map_or(usize::MAX, |range| range.primary.index.0);
            let at = self.text.char_indices().nth(cursor).map_or(self.text.len(), |(at, _)| at);
            let made = Some((desk.revision(), at, self.text.clone()));
            if self.made != made {
                self.made = made;
                self.complete(at, seen.subject, desk);
            }
            self.take_in_offer(desk);
            if self.offers() {
                done.changed |= self.offer(ui, desk, &response, &keys);
            }
        } else if !has_focus {
            self.open = false;
        }
        squiggles(ui, &output, &self.text, seen.faults, tokens.danger);
        squiggles(ui, &output, &self.text, seen.warnings, tokens.warning);
        if !self.text.is_empty() && self.cross(ui, desk, &response) {
            self.text.clear();
            self.open = false;
            done.changed = true;
            self.focus();
        }
        done.changed |= self.told(ui, desk, seen);
        if done.left {
            self.open = false;
        }
        done
    }

    /// Works out what could follow: at once where that is quick, else beside the window.
    fn complete(&mut self, at: usize, subject: &Subject, desk: &Desk<'_>) {
        self.completing.stop();
        if Kind::all().all(|kind| desk.workspace().table(kind).len() < LARGE) {
            self.offered = complete(&self.text, at, subject, &desk.filter_context());
            return;
        }
        self.offered = Completions::default();
        let (text, subject, workspace) = (self.text.clone(), subject.clone(), desk.workspace().clone());
        let (names, now, zone) = (desk.names, desk.now(), desk.zone());
        self.completing.start(desk.board, None, move |_| {
            let context = Context { workspace: &workspace, names: &names, now, zone };
            complete(&text, at, &subject, &context)
        });
    }

    fn take_in_offer(&mut self, desk: &Desk<'_>) {
        match self.completing.poll() {
            Poll::Pending => {}
            Poll::Done(offered) => self.offered = offered,
            Poll::Lost => desk.tell(Notice::error(tr!(desk.lang, "notice-job-lost"))),
        }
    }

    /// Whether a list is shown. Where nothing is typed yet, everything could follow: that is shown only to those who ask.
    fn offers(&self) -> bool {
        let span = self.offered.span;
        let before = self.text.get(..span.start).unwrap_or_default();
        let nothing_yet = span.end == span.start && (before.is_empty() || before.ends_with([' ', '(', '-']));
        self.open && !self.offered.items.is_empty() && (!nothing_yet || self.asked)
    }

    fn keys(&self, ui: &Ui) -> Keys {
        let open = self.offers();
        let mut keys = Keys::default();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                match key {
                    Key::ArrowDown if open => keys.down += 1,
                    Key::ArrowUp if open => keys.up += 1,
                    Key::Enter | Key::Tab
                        if open && (self.picked.is_some() || *key == Key::Tab) && !modifiers.shift =>
                    {
                        keys.accept = true;
                    }
                    Key::Escape if open => keys.dismiss = true,
                    Key::Escape => keys.clear = true,
                    Key::ArrowDown | Key::Enter => keys.leave = true,
                    Key::Space if modifiers.command => keys.open = true,
                    _ => return true,
                }
                false
            });
        });
        keys
    }

    fn field(&mut self, ui: &mut Ui, desk: &Desk<'_>, seen: &Seen<'_>, tokens: &Tokens) -> TextEditOutput {
        let name = tr!(desk.lang, "filter-name");
        let cross = if self.text.is_empty() { 0.0 } else { 24.0 };
        // Room for the cross, which is a button of its own.
        let count = format!("{}{}", seen.count, if cross > 0.0 { "        " } else { "" });
        // While a list is offered, its keys are not the field's.
        let locked = self.offers();
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: locked, escape: true };
        let ink = if seen.faults.is_empty() { tokens.muted } else { tokens.danger };
        let hint = if self.hint.is_empty() { tr!(desk.lang, "filter-hint") } else { self.hint.clone() };
        let edit = TextEdit::singleline(&mut self.text)
            .id(self.id)
            .hint_text(hint)
            .prefix(icons::icon(Icon::Search, 14.0).color(ink))
            .suffix(RichText::new(count).font(fonts::small()).color(tokens.muted))
            .desired_width(ui.available_width())
            .min_size(vec2(120.0, size::CONTROL))
            .align(Align2::LEFT_CENTER)
            .event_filter(filter);
        let output = edit.show(ui);
        let described = match seen.faults.first() {
            Some(fault) => format!("{name}. {}", fault.in_words(desk.lang)),
            None => name,
        };
        let invalid = !seen.faults.is_empty();
        ui.ctx().accesskit_node_builder(output.response.response.id, |node| {
            node.set_label(described);
            if invalid {
                node.set_invalid(egui::accesskit::Invalid::True);
            }
        });
        output
    }

    /// The list of what could stand at the cursor; true where something of it was put in.
    fn offer(&mut self, ui: &Ui, desk: &Desk<'_>, response: &Response, keys: &Keys) -> bool {
        let count = self.offered.items.len();
        if count == 0 {
            return false;
        }
        let step = keys.down as i64 - keys.up as i64;
        if step != 0 {
            let from = self.picked.map_or(if step > 0 { -1 } else { 0 }, |at| i64::try_from(at).unwrap_or(0));
            let to = (from + step).rem_euclid(i64::try_from(count).unwrap_or(1));
            self.picked = usize::try_from(to).ok();
        }
        let mut taken = keys.accept.then(|| self.picked.unwrap_or(0));
        if taken.is_none() {
            let items = &self.offered.items;
            let picked = self.picked;
            let shown = Popup::from_response(response)
                .id(self.id.with("offer"))
                .kind(PopupKind::Popup)
                .align(RectAlign::BOTTOM_START)
                .gap(4.0)
                .width(360.0_f32.min(response.rect.width()))
                .accessible_name(tr!(desk.lang, "filter-offer"))
                .show(|ui| list(ui, desk, items, picked, step != 0));
            taken = shown.and_then(|shown| shown.inner);
        }
        let Some(item) = taken.and_then(|at| self.offered.items.get(at)).cloned() else { return false };
        self.accept(ui, &item);
        true
    }

    /// Puts a completion in place of what it completes.
    fn accept(&mut self, ui: &Ui, item: &Completion) {
        let span = self.offered.span;
        let after = match item.sort {
            Sort::Key => ":",
            Sort::Operator => "",
            _ => " ",
        };
        let rest = self.text.get(span.end..).unwrap_or_default();
        let after = if rest.starts_with(' ') && after == " " { "" } else { after };
        let before = self.text.get(..span.start).unwrap_or_default();
        let start = format!("{before}{}{after}", item.text);
        let cursor = start.chars().count();
        self.text = format!("{start}{rest}");
        self.open = matches!(item.sort, Sort::Key | Sort::Operator);
        self.picked = None;
        let mut state = TextEditState::load(ui.ctx(), self.id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(cursor))));
        state.store(ui.ctx(), self.id);
        ui.memory_mut(|memory| memory.request_focus(self.id));
        ui.ctx().request_repaint();
    }

    fn cross(&self, ui: &mut Ui, desk: &Desk<'_>, response: &Response) -> bool {
        let right = response.rect.right();
        let at = egui::Rect::from_min_max(
            pos2(right - 28.0, response.rect.top()),
            pos2(right - 2.0, response.rect.bottom()),
        );
        let mut inner = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(at)
                .layout(egui::Layout::centered_and_justified(egui::Direction::LeftToRight)),
        );
        icon_button(&mut inner, Icon::X, &tr!(desk.lang, "filter-clear")).clicked()
    }

    /// What is wrong, in words, with what may have been meant; true where that was taken.
    fn told(&mut self, ui: &mut Ui, desk: &Desk<'_>, seen: &Seen<'_>) -> bool {
        let mut change: Option<(Span, String)> = None;
        let told = seen.faults.iter().map(|fault| (Tone::Danger, fault));
        let told = told.chain(seen.warnings.iter().map(|warning| (Tone::Warning, warning)));
        for (tone, fault) in told.take(3) {
            ui.horizontal_wrapped(|ui| {
                let words = crate::i18n::sentence(&fault.in_words(desk.lang));
                notice_line(ui, tone, &words);
                for meant in fault.suggestions.iter().take(3) {
                    if text_button(ui, None, &tr!(desk.lang, "filter-meant", what = meant.as_str())).clicked() {
                        change = Some((fault.span, meant.clone()));
                    }
                }
            });
        }
        let Some((span, meant)) = change else { return false };
        let before = self.text.get(..span.start).unwrap_or_default();
        let rest = self.text.get(span.end..).unwrap_or_default();
        self.text = format!("{before}{meant}{rest}");
        self.focus();
        true
    }
}

#[derive(Clone, Copy, Default, Debug)]
struct Keys {
    down: usize,
    up: usize,
    accept: bool,
    dismiss: bool,
    clear: bool,
    leave: bool,
    open: bool,
}

fn list(ui: &mut Ui, desk: &Desk<'_>, items: &[Completion], picked: Option<usize>, moved: bool) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let mut taken = None;
    ui.spacing_mut().item_spacing.y = 1.0;
    ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
        for (at, item) in items.iter().enumerate() {
            let here = picked == Some(at);
            let detail = match item.sort {
                Sort::Operator => tr!(desk.lang, "filter-operator"),
                _ if item.label == item.text => String::new(),
                _ => item.text.clone(),
            };
            let label = if item.sort == Sort::Operator { item.text.as_str() } else { item.label.as_str() };
            let words = RichText::new(label);
            let detail = RichText::new(detail).font(fonts::small()).color(tokens.muted);
            let button =
                Button::selectable(here, (icon_of(item.sort).color(tokens.muted), words, egui::Atom::grow(), detail))
                    .min_size(vec2(ui.available_width(), 26.0))
                    .truncate();
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, label));
            if here && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                taken = Some(at);
            }
        }
    });
    taken
}

fn icon_of(sort: Sort) -> RichText {
    let icon = match sort {
        Sort::Key => Icon::TextCursorInput,
        Sort::Operator => Icon::Equal,
        Sort::Code => Icon::List,
        Sort::InUse => Icon::Tag,
        Sort::Record => Icon::Link2,
        Sort::Country => Icon::Globe,
        Sort::Date => Icon::Calendar,
        Sort::Presence => Icon::CircleDashed,
    };
    icons::icon(icon, 14.0)
}

/// Draws a wavy line under each stretch.
fn squiggles(ui: &Ui, output: &TextEditOutput, text: &str, faults: &[QueryError], colour: egui::Color32) {
    let painter = ui.painter().with_clip_rect(output.text_clip_rect.expand2(vec2(0.0, 4.0)));
    let x_of = |byte: usize| -> Pos2 {
        let chars = text.get(..byte.min(text.len())).map_or(text.chars().count(), |before| before.chars().count());
        let rect = output.galley.pos_from_cursor(CCursor::new(chars));
        output.galley_pos + rect.left_bottom().to_vec2()
    };
    for fault in faults {
        let (from, to) = (x_of(fault.span.start), x_of(fault.span.end));
        let end = to.x.max(from.x + 8.0);
        let mut points = Vec::new();
        let (mut x, mut up) = (from.x, false);
        while x <= end {
            points.push(pos2(x, from.y + if up { -1.0 } else { 1.0 }));
            up = !up;
            x += 2.5;
        }
        painter.add(egui::Shape::line(points, Stroke::new(1.3, colour)));
    }
}
