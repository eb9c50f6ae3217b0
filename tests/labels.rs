//! Everything the record model names has its words in all four languages, and no word is taken for two things.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use brobygger::edit::Deed;
use brobygger::i18n::{
    Args, Lang, Value, choice_label, field_label, fold, kind_label, message, sources, spellings, text,
};
use brobygger::jobs::Stage;
use brobygger::model::agenda_entry::Entry as AgendaEntry;
use brobygger::model::field::{Field, fields_of, fields_of_schema};
use brobygger::model::kinds::Kind;
use brobygger::model::log::Action;
use brobygger::model::office::Office;
use brobygger::model::schema::{ChoiceDef, Group, Schema};
use brobygger::model::validate::Problem;
use brobygger::model::value::ValueKind;
use brobygger::store::backups::BackupError;
use brobygger::store::disk::{self, DiskError, Hint, Holder, Operation, SaveError};
use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;

/// The messages that a language itself has, by file: no other language stands in for it here.
fn own_keys(lang: Lang) -> BTreeMap<&'static str, BTreeSet<String>> {
    let files = sources(lang).iter().map(|(file, text)| {
        // A fault in a file is found by tests/words.rs; what stands around it counts here.
        let (Ok(resource) | Err((resource, _))) = parse(*text);
        let keys = resource.body.iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        (*file, keys.collect())
    });
    files.collect()
}

/// The keys of all messages that a language itself has.
fn known(lang: Lang) -> BTreeSet<String> {
    own_keys(lang).into_values().flatten().collect()
}

/// The kinds and all sorts of parts in them, each once.
fn schemas() -> BTreeMap<&'static str, &'static Schema> {
    fn gather(schema: &'static Schema, into: &mut BTreeMap<&'static str, &'static Schema>) {
        into.insert(schema.key, schema);
        for field in schema.fields {
            if let ValueKind::Parts(inner) = field.spec.kind {
                gather(inner, into);
            }
        }
    }
    let mut all = BTreeMap::new();
    Kind::all().for_each(|kind| gather(kind.schema(), &mut all));
    gather(AgendaEntry::SCHEMA, &mut all);
    all
}

/// The fields of a kind, those every record has too, or of a part.
fn fields(schema: &'static Schema) -> Vec<Field> {
    Kind::from_key(schema.key).map_or_else(|| fields_of_schema(schema), |kind| fields_of(kind, &Office::default()))
}

/// The keys of the fields of everything that has fields.
fn all_fields() -> BTreeMap<&'static str, Vec<String>> {
    let keys = |schema| fields(schema).iter().map(|field| field.key.to_string()).collect();
    schemas().into_iter().map(|(key, schema)| (key, keys(schema))).collect()
}

/// The codes of every choice.
fn all_choices() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut add = |def: &ChoiceDef| {
        all.insert(def.key, def.codes.iter().copied().collect());
    };
    add(&Action::DEF);
    for schema in schemas().into_values() {
        for field in fields(schema) {
            if let ValueKind::Choice(def) = field.spec.kind {
                add(def);
            }
        }
    }
    all
}

/// Every item must be in the list: a new one does not compile until it has a place here.
macro_rules! all_of {
    ($type:ty: $($pattern:pat => $value:expr,)+) => {{
        let _complete = |it: &$type| match it { $($pattern => (),)+ };
        vec![$($value,)+]
    }};
}

fn groups() -> Vec<Group> {
    all_of![Group:
        Group::Identity => Group::Identity,
        Group::Time => Group::Time,
        Group::Money => Group::Money,
        Group::People => Group::People,
        Group::Content => Group::Content,
        Group::Notes => Group::Notes,
    ]
}

fn problems() -> Vec<Problem> {
    let detail = || "detail".to_owned();
    all_of![Problem:
        Problem::DuplicateId(_) => Problem::DuplicateId("detail".into()),
        Problem::MissingId => Problem::MissingId,
        Problem::WrongValue { .. } => Problem::WrongValue { expected: "date", found: detail() },
        Problem::DanglingLink(_) => Problem::DanglingLink("detail".into()),
        Problem::WrongKind { .. } => Problem::WrongKind { expected: "call", found: "detail" },
        Problem::UnknownCode(_) => Problem::UnknownCode(detail()),
        Problem::Missing => Problem::Missing,
        Problem::DeadlinePassed => Problem::DeadlinePassed,
        Problem::WrongOrder => Problem::WrongOrder,
        Problem::BudgetSum { .. } => Problem::BudgetSum { sum: detail() },
        Problem::SeveralCoordinators => Problem::SeveralCoordinators,
        Problem::TooLarge => Problem::TooLarge,
        Problem::FieldTwice(_) => Problem::FieldTwice(detail()),
    ]
}

fn work_keys() -> Vec<String> {
    let deeds = all_of![Deed:
        Deed::Add => Deed::Add,
        Deed::Set => Deed::Set,
        Deed::Delete => Deed::Delete,
        Deed::Import => Deed::Import,
        Deed::Bulk => Deed::Bulk,
        Deed::Duplicate => Deed::Duplicate,
        Deed::DuplicateMany => Deed::DuplicateMany,
        Deed::SetMany => Deed::SetMany,
        Deed::Move => Deed::Move,
        Deed::DeleteMany => Deed::DeleteMany,
        Deed::Paste => Deed::Paste,
        Deed::Follow => Deed::Follow,
        Deed::Finish => Deed::Finish,
        Deed::Drop => Deed::Drop,
        Deed::Reopen => Deed::Reopen,
        Deed::Watch => Deed::Watch,
        Deed::Go => Deed::Go,
        Deed::NoGo => Deed::NoGo,
        Deed::Reconsider => Deed::Reconsider,
        Deed::Start => Deed::Start,
    ];
    let stages = all_of![Stage:
        Stage::Reading => "job-reading",
        Stage::Comparing => "job-comparing",
        Stage::LayingOut => "job-laying_out",
        Stage::Writing => "job-writing",
    ];
    let deeds = deeds.into_iter().map(|deed| format!("edit-{}", deed.key()));
    deeds.chain(stages.into_iter().map(str::to_owned)).collect()
}

fn disk_keys() -> Vec<String> {
    let operations = all_of![Operation:
        Operation::Read => Operation::Read,
        Operation::Lock => Operation::Lock,
        Operation::Write => Operation::Write,
        Operation::Verify => Operation::Verify,
        Operation::Replace => Operation::Replace,
        Operation::Sync => Operation::Sync,
        Operation::Backup => Operation::Backup,
    ];
    let problems = all_of![disk::Problem:
        disk::Problem::NotFound => disk::Problem::NotFound,
        disk::Problem::FolderMissing => disk::Problem::FolderMissing,
        disk::Problem::IsDirectory => disk::Problem::IsDirectory,
        disk::Problem::NotAFile => disk::Problem::NotAFile,
        disk::Problem::NoPermission => disk::Problem::NoPermission,
        disk::Problem::WriteProtected => disk::Problem::WriteProtected,
        disk::Problem::ReadOnlyDrive => disk::Problem::ReadOnlyDrive,
        disk::Problem::TooLarge(_) => disk::Problem::TooLarge(1),
        disk::Problem::DiskFull => disk::Problem::DiskFull,
        disk::Problem::FileSizeLimit => disk::Problem::FileSizeLimit,
        disk::Problem::BadName => disk::Problem::BadName,
        disk::Problem::LinkLoop => disk::Problem::LinkLoop,
        disk::Problem::InUse => disk::Problem::InUse,
        disk::Problem::VanishedWhileReading => disk::Problem::VanishedWhileReading,
        disk::Problem::ChangedWhileReading => disk::Problem::ChangedWhileReading,
        disk::Problem::ReadBackDiffers => disk::Problem::ReadBackDiffers,
        disk::Problem::Io => disk::Problem::Io,
    ];
    let hints = all_of![Hint:
        Hint::CheckName => Hint::CheckName,
        Hint::MakeFolder => Hint::MakeFolder,
        Hint::NameAFile => Hint::NameAFile,
        Hint::SaveElsewhere => Hint::SaveElsewhere,
        Hint::TakeProtectionAway => Hint::TakeProtectionAway,
        Hint::IsItTheRightFile => Hint::IsItTheRightFile,
        Hint::MakeSpace => Hint::MakeSpace,
        Hint::RaiseLimit => Hint::RaiseLimit,
        Hint::ShorterName => Hint::ShorterName,
        Hint::TryAgain => Hint::TryAgain,
        Hint::CheckDrive => Hint::CheckDrive,
        Hint::Force => Hint::Force,
        Hint::CompareBoth => Hint::CompareBoth,
        Hint::ReadAgain => Hint::ReadAgain,
        Hint::WaitOrRemoveLock => Hint::WaitOrRemoveLock,
        Hint::MendBackups => Hint::MendBackups,
        Hint::SeeBackups => Hint::SeeBackups,
        Hint::AnotherBackup => Hint::AnotherBackup,
    ];
    let operations = operations.into_iter().map(|operation| format!("operation-{}", operation.key()));
    let problems = problems.into_iter().map(|problem| format!("disk-{}", problem.key()));
    let hints = hints.into_iter().map(|hint| format!("hint-{}", hint.key()));
    operations.chain(problems).chain(hints).collect()
}

fn save_keys() -> Vec<String> {
    let path = || PathBuf::from("x");
    let error =
        || DiskError { operation: Operation::Write, problem: disk::Problem::DiskFull, path: path(), source: None };
    let saves = all_of![SaveError:
        SaveError::Disk(_) => SaveError::Disk(error()),
        SaveError::Exists { .. } => SaveError::Exists { path: path() },
        SaveError::ChangedOnDisk { .. } => SaveError::ChangedOnDisk { path: path(), kept: None },
        SaveError::Vanished { .. } => SaveError::Vanished { path: path(), kept: None },
        SaveError::Locked { .. } => SaveError::Locked { lock: path(), holder: Holder::default() },
        SaveError::Backup(_) => SaveError::Backup(error()),
        SaveError::Content { .. } => SaveError::Content { path: path(), source: io::Error::other("x") },
        SaveError::Unconfirmed(_) => SaveError::Unconfirmed(error()),
    ];
    let backups = all_of![BackupError:
        BackupError::Damaged { .. } => BackupError::Damaged { path: path() },
        BackupError::NoSuchNumber { .. } => BackupError::NoSuchNumber { number: 2, count: 1, path: path() },
        BackupError::NothingToUndo { .. } => BackupError::NothingToUndo { path: path() },
        BackupError::NoBackupOfLastChange { .. } => BackupError::NoBackupOfLastChange { path: path() },
        // These two are told in the words of what they carry.
        BackupError::Disk(_) | BackupError::Save(_) => BackupError::NothingToUndo { path: path() },
    ];
    let saves = saves.into_iter().map(|error| format!("save-{}", error.key()));
    saves.chain(backups.into_iter().map(|error| format!("backup-{}", error.key()))).collect()
}

fn is_capital(label: &str) -> bool {
    label.chars().next().is_some_and(char::is_uppercase)
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_field_has_a_label_in_every_language() {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let keys = known(lang);
        for (schema, fields) in all_fields() {
            for field in fields {
                let label = field_label(lang, schema, &field);
                let known =
                    keys.contains(&format!("field-{schema}-{field}")) || keys.contains(&format!("field-{field}"));
                if !known || label == field || !is_capital(&label) {
                    faults.push(format!("{} {schema}.{field}: {label}", lang.code()));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn two_fields_of_a_kind_never_share_a_label_or_another_word_in_any_language() {
    let mut faults = Vec::new();
    for (schema, fields) in all_fields() {
        // Filters and imports take a word in any language, and a key before all words.
        let mut taken: BTreeMap<String, &str> = fields.iter().map(|field| (fold(field), field.as_str())).collect();
        for field in &fields {
            for key in [format!("field-{schema}-{field}"), format!("field-{field}")] {
                for (lang, word) in spellings(&key) {
                    let other = taken.entry(fold(&word)).or_insert(field);
                    if *other != field {
                        faults.push(format!("{} {schema}: {word} is {field} and {other}", lang.code()));
                    }
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_code_has_a_label_of_its_own_in_every_language() {
    let mut faults = Vec::new();
    let keys = Lang::ALL.map(|lang| (lang, known(lang)));
    for (choice, codes) in all_choices() {
        assert!(!codes.is_empty(), "{choice}");
        let mut taken: BTreeMap<String, &str> = codes.iter().map(|code| (fold(code), *code)).collect();
        for code in &codes {
            let key = format!("choice-{choice}-{code}");
            for (lang, known) in &keys {
                let label = choice_label(*lang, choice, code);
                if !known.contains(&key) || label == *code || !is_capital(&label) {
                    faults.push(format!("{} {key}: {label}", lang.code()));
                }
            }
            for (lang, word) in spellings(&key) {
                let other = taken.entry(fold(&word)).or_insert(code);
                if other != code {
                    faults.push(format!("{} {choice}: {word} is {code} and {other}", lang.code()));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_kind_and_part_has_a_name_in_both_numbers() {
    let mut faults = Vec::new();
    for lang in Lang::ALL {
        let known = known(lang);
        for kind in schemas().into_keys() {
            let names = [kind_label(lang, kind, false), kind_label(lang, kind, true)];
            // The names stand within sentences: only German nouns begin with a capital there.
            let case = match lang {
                Lang::De => names.iter().all(|name| name.split(' ').any(is_capital)),
                _ => names.iter().all(|name| !is_capital(name)),
            };
            if !known.contains(&format!("kind-{kind}")) || names.iter().any(|name| name.contains('_')) || !case {
                faults.push(format!("{} {kind}: {names:?}", lang.code()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_word_names_one_kind_only() {
    let mut faults = Vec::new();
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for kind in schemas().into_keys() {
        for (lang, word) in spellings(&format!("kind-{kind}")) {
            let other = taken.entry(fold(&word)).or_insert(kind);
            if *other != kind {
                faults.push(format!("{}: {word} is {kind} and {other}", lang.code()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn groups_problems_deeds_stages_and_errors_of_the_disk_have_words() {
    let groups = groups().into_iter().map(|group| format!("group-{}", group.key()));
    let problems = problems().into_iter().map(|problem| format!("problem-{}", problem.key()));
    let wanted: Vec<String> = groups.chain(problems).chain(work_keys()).chain(disk_keys()).chain(save_keys()).collect();
    for lang in Lang::ALL {
        let known = known(lang);
        let missing: Vec<_> = wanted.iter().filter(|key| !known.contains(*key)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", lang.code());
    }
}

#[test]
fn a_problem_shows_its_detail_wherever_it_has_one() {
    for problem in problems() {
        for lang in Lang::ALL {
            let key = format!("problem-{}", problem.key());
            let args: Args<'_> = [("detail", Value::from(problem.detail()))].into_iter().collect();
            let words = message(lang, &key, Some(&args));
            assert_eq!(words.contains("detail"), !problem.detail().is_empty(), "{} {words}", lang.code());
            assert!(!words.ends_with('.') && !is_capital(words.trim_start_matches("ID")), "{} {words}", lang.code());
        }
    }
}

#[test]
fn clauses_of_errors_stand_in_one_line_and_without_a_full_stop() {
    for lang in Lang::ALL {
        for (file, keys) in own_keys(lang) {
            if !matches!(file, "errors" | "problems" | "import") {
                continue;
            }
            for key in keys {
                let words = text(lang, &key).unwrap();
                assert!(!words.ends_with('.') && !words.contains('\n'), "{} {key}: {words}", lang.code());
            }
        }
    }
}

#[test]
fn no_word_is_kept_for_what_the_model_does_not_have() {
    let english = known(Lang::En);
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for (schema, fields) in all_fields() {
        wanted.insert(format!("kind-{schema}"));
        for field in fields {
            let own = format!("field-{schema}-{field}");
            wanted.insert(if english.contains(&own) { own } else { format!("field-{field}") });
        }
    }
    for (choice, codes) in all_choices() {
        wanted.extend(codes.iter().map(|code| format!("choice-{choice}-{code}")));
    }
    wanted.extend(groups().into_iter().map(|group| format!("group-{}", group.key())));
    wanted.extend(problems().into_iter().map(|problem| format!("problem-{}", problem.key())));
    wanted.extend(work_keys());
    wanted.extend(disk_keys());
    wanted.extend(save_keys());
    wanted.extend(["save-kept", "save-not-kept", "hint-not-ours", "hint-broken"].map(str::to_owned));
    let mut idle = Vec::new();
    for (file, keys) in own_keys(Lang::En) {
        let walked = |key: &String| match file {
            "fields" | "choices" | "kinds" | "groups" | "work" => true,
            "problems" => key.starts_with("problem-"),
            "errors" => ["operation-", "disk-", "save-", "backup-", "hint-"].iter().any(|it| key.starts_with(it)),
            _ => false,
        };
        idle.extend(keys.into_iter().filter(|key| walked(key) && !wanted.contains(key)));
    }
    assert!(idle.is_empty(), "{idle:?}");
}
