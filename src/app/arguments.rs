//! What the command line asks of the window: nothing, a file, or the sample.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the window begins with.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Begin {
    /// The start page.
    #[default]
    Start,
    /// The sample, unsaved.
    Sample,
    /// A file.
    File(PathBuf),
}

/// What the command line asks of the window.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct WindowArguments {
    /// What it begins with.
    pub begin: Begin,
    /// `--lang`, as it was given.
    pub lang: Option<String>,
    /// `--tz`, as it was given.
    pub zone: Option<String>,
    /// `--now`, as it was given.
    pub now: Option<String>,
}

/// What the arguments, without the program's name, ask of the window; nothing where they are a command's.
///
/// The window is meant by no argument at all, by `--sample`, and by a path: something that exists, or that looks
/// like a file's name because it holds a separator or a dot.
pub fn wants_window(arguments: &[OsString], is_command: impl Fn(&str) -> bool) -> Option<WindowArguments> {
    let mut wanted = WindowArguments::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let text = argument.to_string_lossy();
        let (name, inline) = match text.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (text.clone().into_owned(), None),
        };
        let mut value = || inline.clone().or_else(|| rest.next().map(|next| next.to_string_lossy().into_owned()));
        match name.as_str() {
            "--lang" => wanted.lang = Some(value()?),
            "--tz" => wanted.zone = Some(value()?),
            "--now" => wanted.now = Some(value()?),
            "--sample" if wanted.begin == Begin::Start => wanted.begin = Begin::Sample,
            flag if flag.starts_with('-') => return None,
            _ if wanted.begin != Begin::Start => return None,
            word => {
                let path = PathBuf::from(argument);
                let named = path.exists() || word.contains(['.', '/', '\\']);
                if is_command(word) || !named {
                    return None;
                }
                wanted.begin = Begin::File(path);
            }
        }
    }
    Some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Option<WindowArguments> {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        wants_window(&words, |word| ["list", "check"].contains(&word))
    }

    #[test]
    fn no_argument_a_file_and_the_sample_mean_the_window_and_commands_do_not() {
        assert_eq!(asked(&[]).map(|it| it.begin), Some(Begin::Start));
        assert_eq!(
            asked(&["--sample", "--lang", "de"]).map(|it| (it.begin, it.lang)),
            Some((Begin::Sample, Some("de".to_owned())))
        );
        assert_eq!(asked(&["--lang=nb", "a.json"]).map(|it| it.begin), Some(Begin::File("a.json".into())));
        for words in
            [&["list"][..], &["list", "a.json", "call"], &["--help"], &["lsit"], &["a.json", "b.json"], &["--lang"]]
        {
            assert_eq!(asked(words), None, "{words:?}");
        }
    }
}
