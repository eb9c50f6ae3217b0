//! Paths as people type them.

use std::path::{Path, PathBuf};

/// The path that a person typed: without the quotes that file managers put around a copied one, with `~` for the
/// person's folder, and from `base` where it is relative. Nothing where nothing was typed.
pub fn typed(text: &str, base: Option<&Path>) -> Option<PathBuf> {
    let text = text.trim();
    let quoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let quoted = quoted.or_else(|| text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')));
    let text = quoted.unwrap_or(text).trim();
    if text.is_empty() || text.contains('\0') {
        return None;
    }
    let path = match text.strip_prefix('~') {
        Some("") => home()?,
        Some(rest) if rest.starts_with(['/', '\\']) => home()?.join(rest.trim_start_matches(['/', '\\'])),
        _ => PathBuf::from(text),
    };
    if path.is_absolute() {
        return Some(path);
    }
    let base = base.map(Path::to_owned).or_else(home)?;
    Some(base.join(path))
}

/// The person's folder.
pub fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|places| places.home_dir().to_owned())
}

/// What stands under a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Nothing, but there is the folder that it would stand in.
    Free,
    /// Not even the folder that it would stand in.
    Nowhere,
}

/// Looks what stands under the path; may take a while where it lies on another machine.
pub fn standing(path: &Path) -> Standing {
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Standing::Folder,
        Ok(_) => Standing::File,
        Err(_) if path.parent().is_some_and(Path::is_dir) => Standing::Free,
        Err(_) => Standing::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_a_whole_path() {
        let base = std::env::temp_dir();
        let whole = base.join("a b.json");
        let text = whole.display().to_string();
        for form in [text.clone(), format!("  {text} "), format!("\"{text}\""), format!("'{text}'")] {
            assert_eq!(typed(&form, None), Some(whole.clone()), "{form}");
        }
        assert_eq!(typed("a b.json", Some(&base)), Some(whole));
        assert_eq!(typed("  ", Some(&base)), None);
        if let Some(home) = home() {
            assert_eq!(typed("~", None), Some(home.clone()));
            assert_eq!(typed("~/æ.json", Some(&base)), Some(home.join("æ.json")));
        }
        assert_eq!(typed("~ole/x", Some(&base)), Some(base.join("~ole/x")), "other people's folders are not known");
    }

    #[test]
    fn it_is_told_what_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "").unwrap();
        assert_eq!(standing(&file), Standing::File);
        assert_eq!(standing(folder.path()), Standing::Folder);
        assert_eq!(standing(&folder.path().join("b")), Standing::Free);
        assert_eq!(standing(&folder.path().join("b/c")), Standing::Nowhere);
    }
}
