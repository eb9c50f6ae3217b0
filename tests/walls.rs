//! The walls between the layers: a folder uses only the folders below it, and the interface's toolkit stays above the line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder with those it may use, besides itself. `model::date` has no ground below it, so the words may use it.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("model", &["i18n"]),
    ("i18n", &["model::date"]),
    ("jobs", &[]),
    ("edit", &["model", "i18n"]),
    ("query", &["model", "edit", "i18n", "jobs"]),
    ("agenda", &["model", "edit", "query", "i18n", "jobs"]),
    ("store", &["model", "edit", "agenda", "query", "i18n", "jobs", "platform"]),
    ("exchange", &["model", "edit", "query", "agenda", "store", "i18n", "jobs"]),
    ("report", &["model", "query", "agenda", "i18n", "jobs"]),
    ("platform", &[]),
    ("settings", &["model::value", "jobs", "i18n", "platform"]),
    (
        "ui",
        &["model", "edit", "query", "agenda", "store", "exchange", "report", "i18n", "jobs", "platform", "settings"],
    ),
    (
        "app",
        &[
            "ui", "model", "edit", "query", "agenda", "store", "exchange", "report", "i18n", "jobs", "platform",
            "settings",
        ],
    ),
    ("cli", &["model", "edit", "query", "agenda", "store", "exchange", "report", "i18n", "jobs", "platform"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The text without its tests, which may use what they like.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

#[test]
fn every_folder_uses_only_what_is_below_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (folder, allowed) in MAY_USE {
        let mut files = Vec::new();
        sources(&src.join(folder), &mut files);
        for file in files {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            if name.contains("fixture") || name == "tests.rs" {
                continue;
            }
            seen += 1;
            let text = fs::read_to_string(&file).unwrap();
            for (number, line) in without_tests(&text).lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                for (index, _) in code.match_indices("crate::") {
                    let path: String =
                        code.chars().skip(index + 7).take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
                    let top = path.split("::").next().unwrap_or_default();
                    let is_module = MAY_USE.iter().any(|(name, _)| *name == top);
                    let may = top == folder
                        || allowed.iter().any(|it| path == *it || path.starts_with(&format!("{it}::")) || top == *it);
                    if is_module && !may {
                        wrong.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
                    }
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} files seen");
    assert!(wrong.is_empty(), "a layer uses one above it:\n{}", wrong.join("\n"));
}

#[test]
fn no_window_below_the_line() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    for file in files.iter().filter(|file| !file.starts_with(src.join("app")) && !file.starts_with(src.join("ui"))) {
        let text = fs::read_to_string(file).unwrap();
        for toolkit in ["egui", "eframe", "rfd::", "winit"] {
            let used = text
                .lines()
                .any(|line| line.split("//").next().unwrap_or_default().contains(&format!("use {toolkit}")));
            assert!(!used, "{} uses {toolkit}", file.display());
        }
    }
}
