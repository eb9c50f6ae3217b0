//! How a path that is being typed may go on, as a shell would complete it.

use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

use super::paths;

/// The most names of a folder that are looked at.
const MOST: usize = 10_000;

/// A name in a folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Name {
    /// False for a folder, so that folders stand first.
    pub is_file: bool,
    /// The name itself.
    pub name: String,
}

/// A path that is being typed: the folder up to its last separator, and the beginning of a name in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begun<'a> {
    /// As it was typed, its separator included.
    pub head: &'a str,
    /// The beginning of the name.
    pub start: &'a str,
    /// The folder.
    pub folder: PathBuf,
}

/// Takes what was typed apart; nothing where it is in quotes, or names no folder.
pub fn begun<'a>(text: &'a str, base: Option<&Path>) -> Option<Begun<'a>> {
    let text = text.trim_start();
    if text.starts_with(['"', '\'']) || text == "~" {
        return None;
    }
    let split = text.char_indices().rev().find(|(_, c)| is_separator(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let (head, start) = (text.get(..split)?, text.get(split..)?);
    let folder = match head {
        "" => base.map(Path::to_owned).or_else(paths::home)?,
        head => paths::typed(head, base)?,
    };
    Some(Begun { head, start, folder })
}

/// The names in a folder, folders first; may take a while where it lies on another machine.
pub fn names(folder: &Path) -> Vec<Name> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let name = |entry: std::fs::DirEntry| {
        // What a link leads to counts.
        let is_file = !std::fs::metadata(entry.path()).is_ok_and(|found| found.is_dir());
        Some(Name { is_file, name: entry.file_name().into_string().ok()? })
    };
    let mut names: Vec<Name> = entries.flatten().take(MOST).filter_map(name).collect();
    names.sort_by_cached_key(|it| (it.is_file, it.name.to_lowercase()));
    names
}

impl Begun<'_> {
    /// The names that go on as was typed, whatever their case; hidden ones only where a point was typed, files only with
    /// one of the endings, unless there are none.
    pub fn fitting<'n>(&self, names: &'n [Name], endings: &[&str]) -> Vec<&'n Name> {
        let start = self.start.to_lowercase();
        let ends = |name: &str| endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending));
        let fits = |name: &&Name| {
            let lower = name.name.to_lowercase();
            let shown = !name.name.starts_with('.') || start.starts_with('.');
            shown && lower.starts_with(&start) && (!name.is_file || ends(&lower))
        };
        names.iter().filter(fits).collect()
    }

    /// What was typed with the name in the place of its beginning; a folder goes on behind its separator.
    pub fn with(&self, name: &Name) -> String {
        let separator = self.head.chars().next_back().unwrap_or(MAIN_SEPARATOR);
        let mut text = format!("{}{}", self.head, name.name);
        if !name.is_file {
            text.push(separator);
        }
        text
    }

    /// What was typed, as far as all the names go on alike; nothing where that is no further.
    pub fn further(&self, names: &[&Name]) -> Option<String> {
        let (first, rest) = names.split_first()?;
        if rest.is_empty() {
            return Some(self.with(first)).filter(|text| text.len() > self.head.len() + self.start.len());
        }
        let mut common: Vec<char> = first.name.chars().collect();
        for name in rest {
            let alike = common.iter().zip(name.name.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
            let long = alike.count();
            common.truncate(long);
        }
        (common.len() > self.start.chars().count()).then(|| format!("{}{}", self.head, String::from_iter(common)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_with_folders_first_and_as_far_as_names_are_alike() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        for name in ["Kontor", "kontroll", "Ærend"] {
            std::fs::create_dir(base.join(name)).unwrap();
        }
        for name in ["konto.brobygger.json", "konto.txt", ".hidden.json"] {
            std::fs::write(base.join(name), "").unwrap();
        }
        let names = names(base);
        let fitting = |text: &str| {
            let begun = begun(text, Some(base)).unwrap();
            let found = begun.fitting(&names, &[".json"]);
            let told: Vec<String> = found.iter().map(|name| begun.with(name)).collect();
            (told, begun.further(&found))
        };
        let sep = MAIN_SEPARATOR;
        let all = vec![format!("Kontor{sep}"), format!("kontroll{sep}"), "konto.brobygger.json".to_owned()];
        assert_eq!(fitting("ko"), (all.clone(), Some("Kont".to_owned())));
        assert_eq!(fitting("KONT").0, all);
        assert_eq!(fitting("kontr"), (vec![format!("kontroll{sep}")], Some(format!("kontroll{sep}"))));
        assert_eq!(fitting("æ").0, [format!("Ærend{sep}")]);
        assert_eq!(fitting(".h").0, [".hidden.json"]);
        assert_eq!(fitting("x"), (Vec::new(), None));
        let whole = format!("{}{sep}Kontor{sep}", base.display());
        let deeper = begun(&whole, None).unwrap();
        assert_eq!((deeper.folder, deeper.start), (base.join("Kontor"), ""));
        assert_eq!(begun("\"a", Some(base)), None);
    }

    #[test]
    fn the_home_folder_is_gone_on_from_and_what_is_no_folder_has_no_names() {
        if let Some(home) = paths::home() {
            let begun = begun("~/Do", None).unwrap();
            assert_eq!((begun.head, begun.start, begun.folder), ("~/", "Do", home));
        }
        assert!(names(Path::new("/nowhere/at/all")).is_empty());
    }
}
