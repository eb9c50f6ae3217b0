//! A picture: shown, chosen from a file, removed.

use std::path::Path;

use base64::Engine as _;
use egui::{ColorImage, TextureHandle, Ui, vec2};
use lucide_icons::Icon;

use super::state::{EditState, Outcome, Target};
use super::text::fault_line;
use crate::i18n::Lang;
use crate::jobs::Poll;
use crate::model::value::Value;
use crate::platform::picker::{Pick, Picker as _, SystemPicker};
use crate::tr;
use crate::ui::desk::Desk;
use crate::ui::widgets::{hint, quiet_button, text_button};

/// The most bytes that a picture may have.
const LIMIT: u64 = 200_000;

/// The most pixels along a side that are decoded to be shown.
const SIDE: u32 = 4_096;

/// Why a picture cannot be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// It cannot be read, or is larger than may be.
    File,
    /// It is neither PNG, JPEG nor SVG.
    Kind,
}

impl Fault {
    fn in_words(self, lang: Lang) -> String {
        match self {
            Self::File => tr!(lang, "input-picture-file"),
            Self::Kind => tr!(lang, "input-picture-kind"),
        }
    }
}

pub(super) fn edit(
    ui: &mut Ui,
    desk: &Desk<'_>,
    target: &Target<'_>,
    value: &Value<'_>,
    state: &mut EditState,
) -> Outcome {
    let lang = desk.lang;
    let mut outcome = Outcome::default();
    let address = value.as_text().unwrap_or_default();
    if !address.is_empty() {
        show(ui, desk, address);
    }
    ui.horizontal(|ui| {
        let words = if address.is_empty() { tr!(lang, "picture-choose") } else { tr!(lang, "picture-other") };
        let button = quiet_button(ui, Some(Icon::Image), &words).accessible_name(format!("{}: {words}", target.label));
        if button.clicked() {
            let pick = Pick {
                title: words,
                to_save: false,
                file_name: String::new(),
                folder: desk.folder().map(Path::to_owned),
                filter: (tr!(lang, "picture-files"), ["png", "jpg", "jpeg", "svg"].map(str::to_owned).into()),
            };
            let picked = SystemPicker.pick(pick);
            state.choosing =
                Some(desk.board.start_quietly(move |_| pollster::block_on(picked).map(|path| load(&path))));
        }
        if !address.is_empty() && text_button(ui, Some(Icon::X), &tr!(lang, "picture-remove")).clicked() {
            outcome = Outcome::set(Value::Empty);
        }
    });
    hint(ui, &tr!(lang, "picture-hint"));
    if let Some(task) = &state.choosing {
        match task.poll() {
            Poll::Pending => {}
            Poll::Lost | Poll::Done(None) => state.choosing = None,
            Poll::Done(Some(read)) => {
                state.choosing = None;
                match read {
                    Ok(address) => {
                        state.line.fault = None;
                        outcome = Outcome::set(Value::Text(address.into()));
                    }
                    Err(fault) => state.line.fault = Some(fault.in_words(lang)),
                }
            }
        }
    }
    fault_line(ui, state.line.fault.as_deref());
    outcome
}

/// The picture in the file as a `data:` address.
fn load(path: &Path) -> Result<String, Fault> {
    let small = std::fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= LIMIT);
    if !small {
        return Err(Fault::File);
    }
    let bytes = std::fs::read(path).map_err(|_| Fault::File)?;
    let mime = match () {
        () if bytes.starts_with(b"\x89PNG") => "image/png",
        () if bytes.starts_with(b"\xFF\xD8\xFF") => "image/jpeg",
        () if String::from_utf8_lossy(&bytes).contains("<svg") => "image/svg+xml",
        () => return Err(Fault::Kind),
    };
    let code = base64::engine::general_purpose::STANDARD.encode(&bytes);
    Ok(format!("data:{mime};base64,{code}"))
}

/// Shows the picture; one that cannot be drawn here says so.
fn show(ui: &mut Ui, desk: &Desk<'_>, address: &str) {
    let id = egui::Id::unique((
        "picture",
        address.len(),
        address.get(address.len().saturating_sub(64)..).unwrap_or_default().to_owned(),
    ));
    let kept: Option<Option<TextureHandle>> = ui.data(|data| data.get_temp(id));
    let texture = kept.unwrap_or_else(|| {
        let texture =
            decode(address).map(|image| ui.ctx().load_texture("picture", image, egui::TextureOptions::LINEAR));
        ui.data_mut(|data| data.insert_temp(id, texture.clone()));
        texture
    });
    match texture {
        Some(texture) => {
            let natural = texture.size_vec2();
            let scale = (200.0 / natural.x).min(72.0 / natural.y).min(1.0);
            let image = egui::Image::new(&texture).fit_to_exact_size(natural * scale);
            ui.add(image.alt_text(tr!(desk.lang, "picture-alt")));
        }
        None => {
            let svg = address.starts_with("data:image/svg");
            hint(ui, &if svg { tr!(desk.lang, "picture-svg") } else { tr!(desk.lang, "picture-broken") });
            ui.allocate_space(vec2(0.0, 0.0));
        }
    }
}

fn decode(address: &str) -> Option<ColorImage> {
    let (head, code) = address.split_once(',')?;
    if !head.ends_with(";base64") || head.contains("svg") {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(code.trim()).ok()?;
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    reader.limits(limits);
    let image = reader.decode().ok()?.to_rgba8();
    let size = [usize::try_from(image.width()).ok()?, usize::try_from(image.height()).ok()?];
    Some(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}
