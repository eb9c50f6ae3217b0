//! The backups of the file, and going back to one. Nothing is erased by that: what stands there now becomes a backup.

use std::path::PathBuf;

use egui::{Align2, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;

use super::parts::{Main, Pressed, buttons, explain, path_line};
use super::{Dialog, Stay};
use crate::i18n::format::{self, DateStyle};
use crate::i18n::{Lang, Told, sentence};
use crate::jobs::{Poll, Waiting};
use crate::store::FILE_LIMIT;
use crate::store::backups::{self, Backup, BackupError};
use crate::store::disk::{DiskError, SaveOptions, Saved};
use crate::tr;
use crate::ui::act::Act;
use crate::ui::command::Command;
use crate::ui::desk::Desk;
use crate::ui::notice::Notice;
use crate::ui::theme::{Tokens, fonts, size, space};
use crate::ui::widgets::{self, Tone};

/// The height of a row, in points.
const ROW: f32 = 44.0;

/// The backups of the file.
pub struct Backups {
    path: PathBuf,
    listing: Waiting<Result<Vec<Backup>, DiskError>>,
    list: Option<Vec<Backup>>,
    chosen: Option<usize>,
    restoring: Waiting<Result<Saved, BackupError>>,
    failed: Option<Told>,
}

impl Backups {
    /// The backups of the file that is open.
    pub fn of(path: PathBuf, desk: &Desk<'_>) -> Self {
        let mut listing = Waiting::default();
        let of = path.clone();
        listing.start(desk.board, None, move |_| backups::list(&of));
        Self { path, listing, list: None, chosen: None, restoring: Waiting::default(), failed: None }
    }

    fn take_in(&mut self, desk: &Desk<'_>) -> Stay {
        match self.listing.poll() {
            Poll::Pending => {}
            Poll::Done(Ok(list)) => self.list = Some(list),
            Poll::Done(Err(error)) => self.failed = Some(error.told(desk.lang)),
            Poll::Lost => self.list = Some(Vec::new()),
        }
        match self.restoring.poll() {
            Poll::Pending | Poll::Lost => Stay::Open,
            Poll::Done(Ok(_)) => {
                desk.push(Act::Reload);
                let when = self.chosen().map(|backup| moment(backup, desk)).unwrap_or_default();
                let notice = Notice::done(tr!(desk.lang, "backups-restored", when = when));
                desk.tell(notice.detail(tr!(desk.lang, "backups-restored-detail")));
                Stay::Closed
            }
            Poll::Done(Err(error)) => {
                self.failed = Some(error.told(desk.lang));
                Stay::Open
            }
        }
    }

    fn chosen(&self) -> Option<&Backup> {
        self.list.as_ref()?.get(self.chosen?)
    }

    fn restore(&mut self, desk: &Desk<'_>) {
        let Some(backup) = self.chosen().cloned() else { return };
        let (path, now) = (self.path.clone(), desk.now());
        let label = tr!(desk.lang, "backups-label", when = moment(&backup, desk));
        self.failed = None;
        self.restoring.start(desk.board, Some(tr!(desk.lang, "backups-job")), move |_| {
            let options = SaveOptions::new(now, &label);
            backups::restore(&path, &backup, FILE_LIMIT, &options)
        });
    }

    fn rows(&mut self, ui: &mut Ui, desk: &Desk<'_>) {
        let Some(list) = &self.list else {
            ui.add(egui::Spinner::new().size(16.0));
            return;
        };
        if list.is_empty() {
            explain(ui, &tr!(desk.lang, "backups-empty"));
            return;
        }
        let mut chosen = self.chosen;
        let room = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 360.0);
        widgets::card_with(ui, egui::Margin::same(1), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show_rows(
                ui,
                ROW,
                list.len(),
                |ui, range| {
                    for number in range {
                        if let Some(backup) = list.get(number)
                            && row(ui, backup, chosen == Some(number), desk).clicked()
                        {
                            chosen = Some(number);
                        }
                    }
                },
            );
        });
        self.chosen = chosen;
    }
}

/// When the backup was made, in words.
fn moment(backup: &Backup, desk: &Desk<'_>) -> String {
    let local = backup.made.with_timezone(&desk.zone());
    let date = format::date(desk.lang, local.date_naive(), DateStyle::Medium);
    let time = chrono::Timelike::with_second(&local.time(), 0).unwrap_or_default();
    format!("{date} {}", format::time(desk.lang, time))
}

fn row(ui: &mut Ui, backup: &Backup, chosen: bool, desk: &Desk<'_>) -> egui::Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let when = moment(backup, desk);
    let what = what(backup, desk.lang);
    let weight = format::file_size(desk.lang, backup.bytes);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, format!("{when}, {what}, {weight}"))
    });
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, 0, tokens.accent_soft);
        painter.rect_filled(egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0, tokens.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, tokens.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, size::RADIUS, (2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    let left = rect.left_center() + vec2(12.0, 0.0);
    let wide = rect.width() - 100.0;
    let line = |text: &str, font, colour| {
        egui::WidgetText::from(egui::RichText::new(text).font(font).color(colour)).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            wide,
            fonts::body(),
        )
    };
    let (first, second) = (line(&when, fonts::strong(), tokens.text), line(&what, fonts::small(), tokens.muted));
    painter.galley(left - vec2(0.0, first.size().y), first, tokens.text);
    painter.galley(left + vec2(0.0, 1.0), second, tokens.muted);
    painter.text(rect.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER, weight, fonts::small(), tokens.muted);
    painter.hline(rect.x_range(), rect.bottom(), (1.0, tokens.line));
    response
}

/// What the save was about that replaced the content.
fn what(backup: &Backup, lang: Lang) -> String {
    if backup.label.is_empty() {
        tr!(lang, "backups-unknown")
    } else {
        tr!(lang, "backups-was-before", what = backup.label.as_str())
    }
}

impl Dialog for Backups {
    fn key(&self) -> &'static str {
        "backups"
    }

    fn title(&self, desk: &Desk<'_>) -> String {
        tr!(desk.lang, "backups-title")
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>) -> Stay {
        let lang = desk.lang;
        if self.take_in(desk) == Stay::Closed {
            return Stay::Closed;
        }
        path_line(ui, &self.path);
        explain(ui, &tr!(lang, "backups-explained"));
        self.rows(ui, desk);
        if let Some(told) = &self.failed {
            widgets::notice_line(ui, Tone::Danger, &told.sentence());
            if let Some(hint) = &told.hint {
                widgets::hint(ui, &sentence(hint));
            }
        }
        let unsaved = desk.file.unsaved;
        if unsaved {
            widgets::notice_line(ui, Tone::Warning, &tr!(lang, "backups-save-first"));
        }
        let ready = self.chosen().is_some() && !unsaved && !self.restoring.is_under_way();
        let text = tr!(lang, "backups-restore");
        let pressed = buttons(ui, desk, &Main { icon: Some(Icon::History), text: &text, enabled: ready }, |ui| {
            if unsaved && widgets::quiet_button(ui, Some(Icon::Save), &Command::Save.label(lang)).clicked() {
                desk.run(Command::Save);
            }
        });
        match pressed {
            Pressed::Primary => self.restore(desk),
            Pressed::Cancel => return Stay::Closed,
            Pressed::Nothing => {}
        }
        ui.add_space(space::XS);
        Stay::Open
    }
}
