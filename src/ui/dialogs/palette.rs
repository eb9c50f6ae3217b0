//! The palette: commands, records and searches in one field, by a few letters.

mod look;

use egui::{Align2, FontId, Frame, Id, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Stroke, TextEdit, Ui};
use egui::{WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::{Dialog, Stay};
use crate::i18n::{self, Lang};
use crate::model::id::Id as RecordId;
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::panels::PanelId;
use crate::ui::theme::{Tokens, fonts, icons, size, space};
use crate::ui::widgets::record_icon;

use look::{Hit, Looker, Section};

/// The height of a result, in points.
const ROW: f32 = 34.0;

/// The height of the line above a section.
const HEADING: f32 = 28.0;

/// How many commands are remembered.
const REMEMBERED: usize = 12;

/// The palette.
pub struct Palette {
    text: String,
    /// Records that were shown in this session, the latest first.
    recent: Vec<RecordId>,
    looker: Looker,
    /// What the results were found for.
    key: Option<(String, u64, Lang)>,
    hits: Vec<Hit>,
    chosen: usize,
    begun: bool,
    scroll: bool,
}

impl Palette {
    /// The palette with the records that were shown in this session, the latest first.
    pub fn new(recent: Vec<RecordId>) -> Self {
        Self {
            text: String::new(),
            recent,
            looker: Looker::default(),
            key: None,
            hits: Vec::new(),
            chosen: 0,
            begun: false,
            scroll: false,
        }
    }

    /// The same with something typed already: `>` for commands, `@` for people and partners, `#` for calls.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        Self { text: text.to_owned(), ..self }
    }

    fn refresh(&mut self, desk: &Desk<'_>) {
        let key = (self.text.clone(), desk.revision(), desk.lang);
        if self.key.as_ref() != Some(&key) {
            self.hits = self.looker.find(&self.text, desk, &self.recent);
            self.chosen = 0;
            self.scroll = true;
            self.key = Some(key);
        }
    }

    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>) -> Stay {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.hits.len().saturating_sub(1);
        let before = self.chosen;
        if pressed(Key::ArrowDown) {
            self.chosen = if self.chosen >= last { 0 } else { self.chosen + 1 };
        }
        if pressed(Key::ArrowUp) {
            self.chosen = self.chosen.checked_sub(1).unwrap_or(last);
        }
        if pressed(Key::PageDown) {
            self.chosen = (self.chosen + 8).min(last);
        }
        if pressed(Key::PageUp) {
            self.chosen = self.chosen.saturating_sub(8);
        }
        self.scroll |= self.chosen != before;
        if pressed(Key::Tab)
            && let Some(hit) = self.hits.get(self.chosen)
        {
            self.text = look::completed(&self.text, hit, desk);
            let id = field_id();
            let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let end = egui::text::CCursor::new(self.text.chars().count());
            state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
            TextEdit::store_state(ui.ctx(), id, state);
        }
        if pressed(Key::Enter) && self.choose(self.chosen, desk) { Stay::Closed } else { Stay::Open }
    }

    /// Does what the result says; false where it cannot be done now.
    fn choose(&self, number: usize, desk: &Desk<'_>) -> bool {
        let Some(hit) = self.hits.get(number) else { return false };
        match hit {
            Hit::Command(command) => {
                if !command.enabled(desk) {
                    return false;
                }
                let key = command.key().to_owned();
                desk.set(move |settings| {
                    settings.recent_commands.retain(|other| *other != key);
                    settings.recent_commands.insert(0, key);
                    settings.recent_commands.truncate(REMEMBERED);
                });
                desk.run(*command);
            }
            Hit::Record { id, .. } => desk.push(Act::Reveal(id.clone())),
            Hit::Search { panel, filter } => desk.push(Act::GoFiltered(*panel, filter.clone())),
        }
        true
    }
}

fn field_id() -> Id {
    Id::unique("palette field")
}

fn row_id(number: usize) -> Id {
    Id::unique(("palette row", number))
}

impl Dialog for Palette {
    fn key(&self) -> &'static str {
        "palette"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        tr!(desk.lang, "palette-title")
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn is_framed(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        self.refresh(desk);
        let mut stay = self.keys(ui, desk);
        self.refresh(desk);
        let tokens = Tokens::of(ui);
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(size::CARD_RADIUS)
            .shadow(ui.visuals().popup_shadow);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            self.field(ui, desk, tokens);
            let top = ui.cursor().top();
            ui.painter().hline(ui.max_rect().x_range(), top, (1.0, tokens.line));
            ui.add_space(1.0);
            if self.hits.is_empty() {
                Frame::new().inner_margin(16).show(ui, |ui| {
                    let words = tr!(desk.lang, "palette-nothing", text = self.text.trim());
                    ui.label(RichText::new(words).color(tokens.muted));
                });
            } else if let Some(number) = self.results(ui, desk, tokens)
                && self.choose(number, desk)
            {
                stay = Stay::Closed;
            }
            foot(ui, desk, tokens);
        });
        stay
    }
}

impl Palette {
    fn field(&mut self, ui: &mut Ui, desk: &Desk<'_>, tokens: &Tokens) {
        let name = tr!(desk.lang, "palette-title");
        let chosen = (!self.hits.is_empty()).then(|| row_id(self.chosen));
        Frame::new().inner_margin(egui::Margin::symmetric(8, 6)).show(ui, |ui| {
            let edit = TextEdit::singleline(&mut self.text)
                .id(field_id())
                .frame(Frame::NONE)
                .margin(egui::Margin::symmetric(8, 4))
                .font(FontId::new(16.0, egui::FontFamily::Proportional))
                .prefix(icons::icon(Icon::Search, 17.0).color(tokens.muted))
                .hint_text(RichText::new(tr!(desk.lang, "palette-hint")).color(tokens.muted))
                .lock_focus(true)
                .desired_width(ui.available_width())
                .min_size(vec2(ui.available_width(), 34.0))
                .align(egui::Align2::LEFT_CENTER);
            let response = ui.add(edit).accessible_name(name);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::ComboBox);
                if let Some(chosen) = chosen {
                    node.set_active_descendant(chosen.accesskit_id());
                }
            });
            if !self.begun || !response.has_focus() {
                self.begun = true;
                response.request_focus();
            }
        });
    }

    /// Shows the results; the number of the one that was pressed.
    fn results(&mut self, ui: &mut Ui, desk: &Desk<'_>, tokens: &Tokens) -> Option<usize> {
        let mut pressed = None;
        let room = ui.ctx().content_rect().height() - 220.0;
        let scroll = std::mem::take(&mut self.scroll);
        ScrollArea::vertical().max_height(room.clamp(120.0, 440.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::ListBox);
                node.set_label(tr!(desk.lang, "palette-results"));
            });
            ui.add_space(space::XS);
            let mut section = None;
            for (number, hit) in self.hits.iter().enumerate() {
                let here = hit.section(self.text.trim().is_empty());
                if section != Some(here) {
                    section = Some(here);
                    heading(ui, here, desk, tokens);
                }
                let response = row(ui, number, hit, number == self.chosen, desk, tokens);
                if response.clicked() {
                    pressed = Some(number);
                }
                if scroll && number == self.chosen {
                    // The heading above the first one is shown too.
                    let above = if number == 0 { HEADING } else { 0.0 };
                    let rect = response.rect;
                    ui.scroll_to_rect(Rect::from_min_max(pos2(rect.left(), rect.top() - above), rect.max), None);
                }
            }
            ui.add_space(space::XS);
        });
        pressed
    }
}

fn heading(ui: &mut Ui, section: Section, desk: &Desk<'_>, tokens: &Tokens) {
    let words = match section {
        Section::Recent => tr!(desk.lang, "palette-recent"),
        Section::Commands => tr!(desk.lang, "palette-commands"),
        Section::Records => tr!(desk.lang, "palette-records"),
        Section::Searches => tr!(desk.lang, "palette-searches"),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    let at = pos2(rect.left() + space::L, rect.bottom() - 6.0);
    ui.painter().text(at, Align2::LEFT_BOTTOM, words, fonts::small(), tokens.muted);
}

fn row(ui: &mut Ui, number: usize, hit: &Hit, chosen: bool, desk: &Desk<'_>, tokens: &Tokens) -> egui::Response {
    let lang = desk.lang;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    // The keyboard stays in the field; the rows are chosen by arrows or pressed.
    let response = ui.interact(rect, row_id(number), Sense::CLICK);
    let (icon, title, kind, detail, enabled) = match hit {
        Hit::Command(command) => {
            let menu = i18n::text(lang, &format!("menu-{}", command.menu().key())).unwrap_or_default();
            let icon = command.icon().unwrap_or(Icon::ChevronRight);
            (icon, command.label_now(desk), menu, command.keys(ui.ctx()), command.enabled(desk))
        }
        Hit::Record { kind, title, detail, .. } => {
            let name = i18n::kind_label(lang, kind.key(), false);
            (record_icon(*kind), title.clone(), name, detail.clone(), true)
        }
        Hit::Search { panel, filter } => {
            let words = tr!(lang, "palette-search-in", text = filter.as_str(), panel = panel.title(lang));
            (search_icon(*panel), words, String::new(), String::new(), true)
        }
    };
    let said: Vec<&str> =
        [&title, &kind, &detail].into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let said = said.join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, enabled, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let inner = rect.shrink2(vec2(space::S, 0.0));
    let painter = ui.painter();
    if chosen || response.hovered() {
        let fill = if chosen { tokens.accent_soft } else { tokens.hover };
        painter.rect_filled(inner, size::RADIUS, fill);
    }
    if chosen {
        let bar = Rect::from_min_size(inner.min + vec2(0.0, 7.0), vec2(3.0, inner.height() - 14.0));
        painter.rect_filled(bar, 1.5, tokens.accent);
    }
    let ink = if enabled { tokens.text } else { tokens.muted };
    let glyph = if chosen && enabled { tokens.accent } else { tokens.muted };
    let at = pos2(inner.left() + 20.0, inner.center().y);
    painter.text(at, Align2::CENTER_CENTER, char::from(icon), FontId::new(16.0, fonts::icon_family()), glyph);
    let cut = |words: &str, font: FontId, ink, wide: f32| {
        let words = egui::WidgetText::from(RichText::new(words).font(font).color(ink));
        words.into_galley(ui, Some(egui::TextWrapMode::Truncate), wide, egui::TextStyle::Body)
    };
    let right = inner.right() - space::M;
    let left = inner.left() + 40.0;
    let detail = cut(&detail, fonts::small(), tokens.muted, (right - left) * 0.4);
    let kind = cut(&kind, fonts::small(), tokens.muted, (right - left) * 0.25);
    let beside = kind.size().x + if kind.size().x > 0.0 { space::M } else { 0.0 };
    let room = (right - left - detail.size().x - beside - space::M).max(60.0);
    let title = cut(&title, fonts::body(), ink, room);
    let middle = |galley: &egui::Galley| inner.center().y - galley.size().y / 2.0;
    let painter = ui.painter();
    let kind_at = pos2(left + title.size().x + space::S, middle(&kind) + 0.5);
    let detail_at = pos2(right - detail.size().x, middle(&detail) + 0.5);
    let title_at = pos2(left, middle(&title));
    painter.galley(title_at, title, ink);
    painter.galley(kind_at, kind, tokens.muted);
    painter.galley(detail_at, detail, tokens.muted);
    response
}

fn search_icon(panel: PanelId) -> Icon {
    match panel {
        PanelId::Deadlines | PanelId::Records(_) => Icon::ListFilter,
        other => other.icon(),
    }
}

/// What the prefixes mean, under the results.
fn foot(ui: &mut Ui, desk: &Desk<'_>, tokens: &Tokens) {
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top, (1.0, tokens.line));
    Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        let words = RichText::new(tr!(desk.lang, "palette-prefixes")).font(fonts::small()).color(tokens.muted);
        ui.add(egui::Label::new(words).selectable(false).truncate());
    });
}

/// Opens the palette's command of a key; for settings that name commands.
pub fn remembered(desk: &Desk<'_>) -> impl Iterator<Item = Command> {
    desk.settings.recent_commands.iter().filter_map(|key| Command::from_key(key))
}
