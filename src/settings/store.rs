//! Where the settings stand, how they are read, and how they are kept.
//!
//! Reading takes every value by itself: one that does not fit keeps its usual value and is told, the others are taken.
//! A file that is no settings at all is put aside. Keeping replaces the file in one step.

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use super::{RECENT_LIMIT, Settings, ZOOM};
use crate::i18n::Lang;
use crate::platform::files;
use crate::tr;

/// The environment variable with the folder to use instead: for tests, and for a program carried about on a stick.
pub const FOLDER_VARIABLE: &str = "BROBYGGER_CONFIG";

/// The name of the file.
const FILE: &str = "settings.json";

/// The most bytes that are read as settings.
const LIMIT: u64 = 16 << 20;

/// What is worth saying about how the settings were read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Oddity {
    /// The file is no settings; it stands as `kept` now, where it could be put aside.
    Broken {
        /// Where it stands.
        kept: Option<PathBuf>,
        /// What is wrong with it, in English.
        reason: String,
    },
    /// The file cannot be read; it is left alone, and settings are not kept.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A value does not fit; the usual one is used.
    Value {
        /// Where it stands, such as `layout.split`.
        key: String,
    },
}

impl Oddity {
    /// What happened, and what is safe.
    pub fn in_words(&self, lang: Lang) -> (String, String) {
        match self {
            Self::Broken { kept: Some(kept), reason } => (
                tr!(lang, "settings-broken"),
                tr!(lang, "settings-broken-kept", path = kept.display().to_string(), reason = reason.as_str()),
            ),
            Self::Broken { kept: None, reason } => (tr!(lang, "settings-broken"), reason.clone()),
            Self::Unreadable { path, reason } => (
                tr!(lang, "settings-unreadable"),
                tr!(lang, "settings-unreadable-detail", path = path.display().to_string(), reason = reason.as_str()),
            ),
            Self::Value { key } => {
                (tr!(lang, "settings-value", key = key.as_str()), tr!(lang, "settings-value-detail"))
            }
        }
    }
}

/// The folder of the person's settings; nothing where the system names none.
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "brobygger").map(|places| places.config_dir().to_owned())
}

/// The file in the folder.
pub fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Reads the settings in the folder; the usual ones where there are none.
pub fn load(folder: &Path) -> (Settings, Vec<Oddity>) {
    let path = file(folder);
    let text = match read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (Settings::default(), Vec::new()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return put_aside(&path, error.to_string()),
        Err(error) => {
            return (Settings::default(), vec![Oddity::Unreadable { path, reason: error.to_string() }]);
        }
    };
    match serde_json::from_slice::<Json>(&text) {
        Ok(Json::Object(found)) => {
            let (mut settings, oddities) = fitting(found);
            within_bounds(&mut settings);
            (settings, oddities)
        }
        Ok(_) => put_aside(&path, "not an object".to_owned()),
        Err(error) => put_aside(&path, error.to_string()),
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut text = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut text)?;
    if text.len() as u64 > LIMIT {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "larger than 16 MB"));
    }
    Ok(text)
}

fn put_aside(path: &Path, reason: String) -> (Settings, Vec<Oddity>) {
    let kept = path.with_extension("json.broken");
    let kept = files::replace(path, &kept).is_ok().then_some(kept);
    (Settings::default(), vec![Oddity::Broken { kept, reason }])
}

/// The settings of what fits, and what does not.
fn fitting(found: Map<String, Json>) -> (Settings, Vec<Oddity>) {
    if let Ok(settings) = serde_json::from_value(Json::Object(found.clone())) {
        return (settings, Vec::new());
    }
    let mut taken = Json::Object(Map::new());
    let mut oddities = Vec::new();
    for (key, value) in found {
        take(&mut taken, &mut vec![key], value, &mut oddities);
    }
    (serde_json::from_value(taken).unwrap_or_default(), oddities)
}

/// Puts a value at its place where it fits; of one that does not, what is inside of it.
fn take(whole: &mut Json, place: &mut Vec<String>, value: Json, oddities: &mut Vec<Oddity>) {
    let before = whole.clone();
    put(whole, place, value.clone());
    if fits(whole) {
        return;
    }
    *whole = before.clone();
    match value {
        Json::Object(inside) if !inside.is_empty() => {
            put(whole, place, Json::Object(Map::new()));
            if fits(whole) {
                for (key, value) in inside {
                    place.push(key);
                    take(whole, place, value, oddities);
                    place.pop();
                }
                return;
            }
        }
        Json::Array(inside) if inside.len() > 1 => {
            let mut good = Vec::new();
            for value in inside {
                put(whole, place, Json::Array(good.iter().cloned().chain([value.clone()]).collect()));
                if fits(whole) {
                    good.push(value);
                }
            }
            put(whole, place, Json::Array(good));
            if fits(whole) {
                oddities.push(Oddity::Value { key: place.join(".") });
                return;
            }
        }
        _ => {}
    }
    *whole = before;
    oddities.push(Oddity::Value { key: place.join(".") });
}

fn fits(whole: &Json) -> bool {
    serde_json::from_value::<Settings>(whole.clone()).is_ok()
}

fn put(whole: &mut Json, place: &[String], value: Json) {
    let Some((key, rest)) = place.split_first() else {
        *whole = value;
        return;
    };
    if let Json::Object(map) = whole {
        put(map.entry(key.clone()).or_insert_with(|| Json::Object(Map::new())), rest, value);
    }
}

/// Brings numbers that no slider could have set back to where they make sense.
fn within_bounds(settings: &mut Settings) {
    let sound = |number: f32, usual: f32, low: f32, high: f32| {
        if number.is_finite() { number.clamp(low, high) } else { usual }
    };
    settings.zoom = sound(settings.zoom, 1.0, ZOOM.0, ZOOM.1);
    let layout = &mut settings.layout;
    layout.split = sound(layout.split, 0.5, 0.2, 0.8);
    layout.inspector_width = sound(layout.inspector_width, 360.0, 200.0, 2000.0);
    layout.window =
        layout.window.map(|[width, height]| [sound(width, 1440.0, 640.0, 8000.0), sound(height, 900.0, 400.0, 8000.0)]);
    settings.recent.truncate(RECENT_LIMIT);
}

/// Keeps the settings in the folder, which is made where it is not there: the file is replaced in one step.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn save(folder: &Path, settings: &Settings) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    // A link to the file, as those who keep such files in one place have it, stays a link.
    let path = file(folder);
    let path = std::fs::canonicalize(&path).unwrap_or(path);
    let beside = path.parent().unwrap_or(folder);
    let text = serde_json::to_vec_pretty(settings)?;
    let mut temp = tempfile::Builder::new().prefix(".settings-").suffix(".tmp").tempfile_in(beside)?;
    temp.write_all(&text)?;
    temp.as_file().sync_all()?;
    let temp = temp.into_temp_path();
    files::replace(&temp, &path)?;
    // The name is gone: there is nothing left to be removed.
    let _moved = temp.keep();
    files::sync_folder(beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::ThemeChoice;

    fn written(text: &str) -> (tempfile::TempDir, Settings, Vec<Oddity>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(file(folder.path()), text).unwrap();
        let (settings, oddities) = load(folder.path());
        (folder, settings, oddities)
    }

    #[test]
    fn what_is_kept_is_read_again_also_what_this_version_does_not_know() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("not/there/yet");
        assert_eq!(load(&inner), (Settings::default(), Vec::new()));
        let mut settings = Settings { name: "Kari Nordmann".to_owned(), zoom: 1.5, ..Settings::default() };
        settings.remember("/srv/æøå.brobygger.json".into());
        settings.extra.insert("later".to_owned(), Json::from(3));
        save(&inner, &settings).unwrap();
        save(&inner, &settings).unwrap();
        assert_eq!(load(&inner), (settings, Vec::new()));
        assert_eq!(std::fs::read_dir(&inner).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_value_that_does_not_fit_leaves_the_others_alone() {
        let (_folder, settings, oddities) = written(
            r#"{"zoom": "large", "theme": "dark", "name": "Ola", "layout": {"split": "half", "left": "call"},
                "recent": ["/a.json", 7, "/b.json"], "tables": {"call": {"sort": ["due"], "columns": 3}}}"#,
        );
        assert_eq!((settings.zoom, settings.theme, settings.name.as_str()), (1.0, ThemeChoice::Dark, "Ola"));
        assert_eq!((settings.layout.split, settings.layout.left.as_str()), (0.5, "call"));
        assert_eq!(settings.recent, [PathBuf::from("/a.json"), PathBuf::from("/b.json")]);
        assert_eq!(settings.tables.get("call").map(|table| table.sort.clone()), Some(vec!["due".to_owned()]));
        let mut keys: Vec<String> = oddities
            .into_iter()
            .map(|oddity| match oddity {
                Oddity::Value { key } => key,
                other => panic!("{other:?}"),
            })
            .collect();
        keys.sort();
        assert_eq!(keys, ["layout.split", "recent", "tables.call.columns", "zoom"]);
    }

    #[test]
    fn a_broken_file_is_put_aside_and_told() {
        for text in ["{\"zoom\": 1", "[]", "", "\u{0}\u{0}"] {
            let (folder, settings, oddities) = written(text);
            assert_eq!(settings, Settings::default());
            let kept = folder.path().join("settings.json.broken");
            assert!(
                matches!(&oddities[..], [Oddity::Broken { kept: Some(path), .. }] if *path == kept),
                "{oddities:?}"
            );
            assert_eq!(std::fs::read_to_string(kept).unwrap(), text);
        }
    }

    #[test]
    fn a_folder_in_its_place_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(file(folder.path())).unwrap();
        let (settings, oddities) = load(folder.path());
        assert_eq!(settings, Settings::default());
        assert!(matches!(oddities[..], [Oddity::Unreadable { .. }]), "{oddities:?}");
        assert!(save(folder.path(), &settings).is_err());
    }

    #[test]
    fn numbers_beyond_reason_are_brought_back() {
        let (_folder, settings, oddities) =
            written(r#"{"zoom": 40, "layout": {"split": -3, "window": [1, 1e9], "inspector_width": 1e30}}"#);
        assert!(oddities.is_empty(), "{oddities:?}");
        assert_eq!((settings.zoom, settings.layout.split), (2.5, 0.2));
        assert_eq!(settings.layout.window, Some([640.0, 8000.0]));
        assert_eq!(settings.layout.inspector_width, 2000.0);
    }
}
