//! The inspector's head: what the record is, how it stands, and the ways about.

use egui::{Align, Label, Layout, RichText, Role, Ui, WidgetInfo};
use lucide_icons::Icon;

use super::due::date_chip;
use crate::i18n;
use crate::model::call::Call;
use crate::model::kinds::Kind;
use crate::model::schema::Record;
use crate::model::value::{Value, ValueKind};
use crate::settings::InspectorPlace;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::theme::{Tokens, fonts, icons, space};
use crate::ui::widgets::{Tone, chip, icon_button, programme_tag, record_icon};

/// The line with the kind and the ways about.
pub(super) fn bar(ui: &mut Ui, desk: &Desk<'_>, record: &std::sync::Arc<dyn Record>) {
    let kind = Kind::of(record.as_ref());
    let words = i18n::capitalised(&i18n::kind_label(desk.lang, kind.key(), false));
    line(ui, desk, Some((record_icon(kind), words)));
}

/// The same where there is no record.
pub(super) fn bar_of_nothing(ui: &mut Ui, desk: &Desk<'_>) {
    line(ui, desk, None);
}

fn line(ui: &mut Ui, desk: &Desk<'_>, kind: Option<(Icon, String)>) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if let Some((icon, words)) = kind {
            ui.add(Label::new(icons::icon(icon, 14.0).color(tokens.muted)).selectable(false));
            ui.add(Label::new(RichText::new(words).font(fonts::small()).color(tokens.muted)).selectable(false));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let wide = desk.settings.layout.inspector == InspectorPlace::Wide;
            command(ui, desk, Command::Inspector, Icon::X, tr!(desk.lang, "inspector-close"));
            let (icon, words) = if wide {
                (Icon::Minimize2, tr!(desk.lang, "inspector-narrow"))
            } else {
                (Icon::Maximize2, tr!(desk.lang, "inspector-wide"))
            };
            command(ui, desk, Command::WideInspector, icon, words);
            command(ui, desk, Command::Forward, Icon::ArrowRight, Command::Forward.label(desk.lang));
            command(ui, desk, Command::Back, Icon::ArrowLeft, Command::Back.label(desk.lang));
        });
    });
}

fn command(ui: &mut Ui, desk: &Desk<'_>, command: Command, icon: Icon, words: String) {
    let keys = command.keys(ui.ctx());
    let name = if keys.is_empty() { words } else { format!("{words} ({keys})") };
    ui.add_enabled_ui(command.enabled(desk), |ui| {
        if icon_button(ui, icon, &name).clicked() {
            desk.run(command);
        }
    });
}

/// The title, the identifier, and how the record stands.
pub(super) fn head(ui: &mut Ui, desk: &Desk<'_>, record: &std::sync::Arc<dyn Record>) {
    let tokens = Tokens::of(ui);
    let kind = Kind::of(record.as_ref());
    let title = record.title();
    let title = if title.is_empty() { tr!(desk.lang, "inspector-untitled") } else { title };
    heading(ui, &title);
    let identifier = identifier(record.as_ref()).filter(|words| *words != title);
    let programme = match record.get_key("programme") {
        Value::Link(id) => Some(id.into_owned()),
        _ => None,
    };
    if identifier.is_some() || programme.is_some() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S, 2.0);
            if let Some(words) = identifier {
                ui.add(Label::new(RichText::new(words).color(tokens.muted)).wrap());
            }
            if let Some(programme) = programme {
                programme_tag(ui, desk, &programme);
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        chips(ui, desk, kind, record.as_ref());
    });
}

/// A record's name, in letters that stand out but leave room for the form.
pub(super) fn heading(ui: &mut Ui, title: &str) {
    let tokens = Tokens::of(ui);
    // A name of three hundred characters must not push the form away.
    let shown: String = if title.chars().count() > 220 {
        title.chars().take(220).chain(std::iter::once('…')).collect()
    } else {
        title.to_owned()
    };
    let font = egui::FontId::new(16.0, fonts::strong_family());
    let response = ui.add(Label::new(RichText::new(shown).font(font).color(tokens.text)).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(egui::accesskit::Role::Heading));
}

fn identifier(record: &dyn Record) -> Option<String> {
    let fields = record.schema().fields.iter().enumerate();
    let mut words = fields.filter(|(_, field)| field.spec.identifier).filter_map(|(index, field)| {
        match (&field.spec.kind, record.get(index)) {
            (ValueKind::Text, Value::Text(text)) if !text.is_empty() => Some(text.into_owned()),
            _ => None,
        }
    });
    words.next()
}

fn chips(ui: &mut Ui, desk: &Desk<'_>, kind: Kind, record: &dyn Record) {
    let date = desk.workspace().with_view(desk.now(), desk.zone(), |view| {
        let derived = record.schema().derived.iter().find(|field| field.key == "deadline");
        derived.map(|field| (field.compute)(record.as_entity(), view))
    });
    if let Some(Value::Date(date)) = date {
        date_chip(ui, desk, &date);
    }
    let field = match kind {
        Kind::CALL => "status",
        Kind::APPLICATION => "stage",
        Kind::PARTNER => "relation",
        Kind::DEADLINE => "state",
        _ => "",
    };
    if let Some(Value::Text(code)) = record.schema().index_of(field).map(|index| record.get(index))
        && let Some((_, def)) = record.schema().field(field)
        && let ValueKind::Choice(def) = def.spec.kind
    {
        let tone = match code.as_ref() {
            "open" if kind == Kind::CALL => Tone::Good,
            "own" | "active" | "running" | "recommended" | "done" => Tone::Good,
            "rejected" | "ineligible" => Tone::Danger,
            _ => Tone::Neutral,
        };
        chip(ui, &i18n::choice_label(desk.lang, def.key, &code), tone);
    }
    if kind == Kind::DEADLINE
        && let Value::Date(due) = record.get_key("due")
        && record.get_key("state").as_text() == Some("open")
    {
        date_chip(ui, desk, &due);
    }
    if let Some(call) = record.downcast::<Call>() {
        verdicts(ui, desk, call);
    }
    if let Some(origin) = record.origin() {
        chip(ui, &tr!(desk.lang, "inspector-source", source = origin.source.as_str()), Tone::Neutral);
    }
}

/// What was decided on a call: for the office, or by each organisation.
fn verdicts(ui: &mut Ui, desk: &Desk<'_>, call: &Call) {
    if call.triage.is_empty() {
        chip(ui, &i18n::choice_label(desk.lang, "decision", "new"), Tone::Accent);
    }
    for triage in &call.triage {
        let code = triage.code();
        let words = i18n::choice_label(desk.lang, "decision", &code);
        let organisation = triage.organisation.as_ref().and_then(|id| desk.workspace().title_of(id));
        let words = organisation.map(|name| format!("{name}: {words}")).unwrap_or(words);
        let tone = match code.as_ref() {
            "go" => Tone::Good,
            "watching" | "new" => Tone::Accent,
            _ => Tone::Neutral,
        };
        let response = chip(ui, &words, tone);
        if !triage.reason.is_empty() {
            response.on_hover_text(&triage.reason);
        }
    }
}
