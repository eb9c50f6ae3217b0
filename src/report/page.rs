//! What stands around a listing, whatever it lists.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Labels, Listing, Logo, LogoFormat, Orientation, Printed};
use crate::i18n::Lang;
use crate::i18n::format::{self, DateStyle};
use crate::model::kinds::Kind;
use crate::model::office::Office;
use crate::model::workspace::Workspace;
use crate::tr;

/// Who prints, when, in which language, and how the page lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// The language of the words.
    pub lang: Lang,
    /// The instant of printing.
    pub now: DateTime<Utc>,
    /// The zone in which that is told.
    pub zone: Tz,
    /// Who answers for the document; the office where this is empty.
    pub author: String,
    /// How the page lies.
    pub orientation: Orientation,
}

impl Page {
    /// A listing without title, columns, rows and office.
    pub fn blank(&self) -> Listing {
        let lang = self.lang;
        let at = self.now.with_timezone(&self.zone).fixed_offset();
        let day = format::date(lang, at.date_naive(), DateStyle::Long);
        Listing {
            title: String::new(),
            subtitles: Vec::new(),
            office: String::new(),
            logo: None,
            author: self.author.clone(),
            language: lang,
            printed: Printed { text: tr!(lang, "printed-on", date = day), at },
            orientation: self.orientation,
            columns: Vec::new(),
            groups: Vec::new(),
            group_label: None,
            labels: Labels {
                page_of: tr!(lang, "page-number", page = "{page}", pages = "{pages}"),
                empty: tr!(lang, "list-empty"),
            },
        }
    }

    /// The same with the office's name and logo.
    pub fn of_office(&self, workspace: &Workspace) -> Listing {
        let listing = self.blank();
        let Some(office) = workspace.all::<Office>(Kind::OFFICE).next() else { return listing };
        let name = if office.office_name.is_empty() { office.name.clone() } else { office.office_name.clone() };
        Listing { logo: logo(&office.logo, &name), office: name, ..listing }
    }
}

/// The picture of a `data:` address; nothing where it is none that can be printed.
fn logo(data: &str, alt: &str) -> Option<Logo> {
    use base64::Engine as _;
    let (sort, content) = data.strip_prefix("data:image/")?.split_once(";base64,")?;
    let format = match sort {
        "png" => LogoFormat::Png,
        "jpeg" => LogoFormat::Jpeg,
        "svg+xml" => LogoFormat::Svg,
        _ => return None,
    };
    let bytes = base64::engine::general_purpose::STANDARD.decode(content).ok()?;
    Some(Logo { bytes, format, alt: alt.to_owned() })
}
