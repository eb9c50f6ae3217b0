//! The command line: what may be asked for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Stands for `--sample` where a file is named; no system allows the first character in a file's name.
const SAMPLE: &str = "\u{1}sample";

/// Partners, EU funding calls, applications and deadlines in one workspace file that you own.
#[derive(Parser, Debug)]
#[command(name = "brobygger", version, max_term_width = 100, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// The time to take for the present: 2026-11-22, 2026-11-22T09:00 (in the time zone) or with an offset
    #[arg(long, global = true, value_name = "DATE-TIME")]
    pub(super) now: Option<String>,
    /// The language: nb, da, en or de; the system's if absent
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<String>,
    /// Your time zone, such as Europe/Oslo; the workspace's if absent, else the system's
    #[arg(long, global = true, value_name = "ZONE")]
    pub(super) tz: Option<String>,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  brobygger deadlines --sample
  brobygger new office.brobygger.json
  brobygger import office.brobygger.json grantsTenders.json --where 'status:open programme:horizon'
  brobygger deadlines office.brobygger.json --days 180 --group-by month --format pdf --out deadlines.pdf

Where a FILE is only read, --sample may stand instead.
Exit codes: 0 fine, 1 found problems, 2 could not.";

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Makes a workspace file
    New(New),
    /// Counts the records and tells what is wrong or worth a look
    Check(Check),
    /// Takes in a file from outside, or the shipped catalogue of programmes
    #[command(
        after_help = "Examples:\n  brobygger import FILE grantsTenders.json --where 'status:open,forthcoming' --dry-run\n  brobygger import FILE --from catalogue"
    )]
    Import(Import),
    /// Prints the deadlines: overdue ones and those of the days to come
    #[command(
        after_help = "Examples:\n  brobygger deadlines --sample --days 30\n  brobygger deadlines FILE --where 'owner:kari -what:opening' --format csv --csv nordic --out frister.csv\n  brobygger deadlines FILE --group-by programme --landscape --format pdf --out deadlines.pdf"
    )]
    Deadlines(Deadlines),
    /// Lists the records of a kind
    #[command(
        after_help = "Examples:\n  brobygger list FILE call --where 'programme:horizon deadline<90d -status:closed'\n  brobygger list FILE partner --where 'country:DK theme:climate' --format csv"
    )]
    List(List),
    /// Shows one record or part
    Show(Show),
    /// Sets a field of a record, a part or an entry of the deadline list
    #[command(
        after_help = "Examples:\n  brobygger set FILE ID due '24.3'\n  brobygger set FILE ID responsible 'Kari Eksempel'\n  brobygger set FILE ID notes ''"
    )]
    Set(Set),
    /// Adds a record, or with --in a part to a list of a record; prints the new id
    #[command(
        after_help = "Examples:\n  brobygger add FILE partner name='Aarhus Kommune' country=DK\n  brobygger add FILE deadline title='Report to the county' due='in 3 weeks'\n  brobygger add FILE tasks --in APPLICATION title='Budget' due=24.3"
    )]
    Add(Add),
    /// Deletes a record or a part, and the links to it
    Delete(Delete),
    /// Takes back what the last command changed; again, one step further
    Undo(FileOnly),
    /// Prints the date that lies a number of working days after a date
    #[command(
        after_help = "Examples:\n  brobygger workdays 2027-03-25 5 --calendars NO,SE\n  brobygger workdays 2027-03-25 -10 --calendars DK\nCalendars: NO, DK, SE, FI, IS, BE, DE, DE-SH, EU"
    )]
    Workdays(Workdays),
    /// Tells what differs between two workspace files
    Diff(Diff),
    /// Prints the JSON Schema of the workspace file
    Schema,
    /// Lists a file's backups, or restores one
    Backups(Backups),
    /// Prints completions for a shell
    Completions(Completions),
}

#[derive(Args, Debug)]
pub(super) struct New {
    /// The file to make, usually NAME.brobygger.json
    pub(super) file: PathBuf,
    /// Fill it with the sample: an invented year of a municipality's EU office
    #[arg(long)]
    pub(super) sample: bool,
    /// Fill it with so many invented calls, to try the program at its limits
    #[arg(long, hide = true, value_name = "N")]
    pub(super) sample_calls: Option<usize>,
    /// Replace a file that is there; its content is backed up first
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    /// The workspace file, or --sample
    pub(super) file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Debug)]
pub(super) struct FileOnly {
    /// The workspace file
    pub(super) file: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Import {
    /// The workspace file
    pub(super) file: PathBuf,
    /// The file to take in; none with --from catalogue
    pub(super) source: Option<PathBuf>,
    /// What sort of file it is
    #[arg(long, value_enum, default_value = "auto")]
    pub(super) from: Source,
    /// Take in only what the filter lets through
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    pub(super) filter: Option<String>,
    /// Take in tenders too
    #[arg(long)]
    pub(super) tenders: bool,
    /// Say what would be done and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// Find out
    Auto,
    /// The reference file grantsTenders.json of the EU Funding & Tenders Portal
    FtPortal,
    /// The shipped catalogue of programmes
    Catalogue,
}

#[derive(Args, Debug)]
pub(super) struct Deadlines {
    /// The workspace file, or --sample
    pub(super) file: PathBuf,
    /// The first day; today if absent
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) from: Option<String>,
    /// How many days, the first and the last included
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(0..=36_600))]
    pub(super) days: u32,
    /// What the list is grouped by
    #[arg(long, value_enum)]
    pub(super) group_by: Option<GroupBy>,
    /// Only what the filter lets through
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    pub(super) filter: Option<String>,
    /// Done and dropped ones too
    #[arg(long, value_enum, default_value = "open")]
    pub(super) state: StateShown,
    /// The form
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: DeadlineFormat,
    /// Write to this file instead of printing
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,
    /// The columns, such as due,title,owner,days_left
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    pub(super) columns: Option<Vec<String>>,
    /// The page lies across
    #[arg(long)]
    pub(super) landscape: bool,
    /// How CSV is written
    #[arg(long, value_enum, default_value = "international")]
    pub(super) csv: CsvForm,
    /// The calendars by which working days count, such as NO,EU; the workspace's if absent
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub(super) calendars: Option<Vec<String>>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum GroupBy {
    Week,
    Month,
    Programme,
    Owner,
    Application,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StateShown {
    Open,
    All,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DeadlineFormat {
    Text,
    Json,
    Csv,
    Pdf,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CsvForm {
    /// Semicolons, decimal commas, a byte order mark: opens in a Nordic Excel
    Nordic,
    /// Commas and decimal points, as RFC 4180 has it
    International,
}

#[derive(Args, Debug)]
pub(super) struct List {
    /// The workspace file, or --sample
    pub(super) file: PathBuf,
    /// partner, person, programme, call, application or deadline
    pub(super) kind: String,
    /// Only what the filter lets through
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    pub(super) filter: Option<String>,
    /// Sort by these fields; - before one turns it round
    #[arg(long, value_delimiter = ',', value_name = "KEYS", allow_hyphen_values = true)]
    pub(super) sort: Option<Vec<String>>,
    /// The columns of the table and of CSV
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    pub(super) columns: Option<Vec<String>>,
    /// The form
    #[arg(long, value_enum, default_value = "table")]
    pub(super) format: ListFormat,
    /// Write to this file instead of printing
    #[arg(long, value_name = "PATH")]
    pub(super) out: Option<PathBuf>,
    /// The page lies across
    #[arg(long)]
    pub(super) landscape: bool,
    /// How CSV is written
    #[arg(long, value_enum, default_value = "international")]
    pub(super) csv: CsvForm,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ListFormat {
    Table,
    Json,
    Csv,
    Pdf,
}

#[derive(Args, Debug)]
pub(super) struct Show {
    /// The workspace file, or --sample
    pub(super) file: PathBuf,
    /// The id, an identifier or a unique name
    pub(super) id: String,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Debug)]
pub(super) struct Set {
    /// The workspace file
    pub(super) file: PathBuf,
    /// The id of a record, a part or an entry of the deadline list; an identifier or a unique name
    pub(super) id: String,
    /// The field's key or label
    pub(super) field: String,
    /// The value; an empty one clears the field
    #[arg(allow_hyphen_values = true)]
    pub(super) value: String,
}

#[derive(Args, Debug)]
pub(super) struct Add {
    /// The workspace file
    pub(super) file: PathBuf,
    /// The kind of record; with --in, the key of the list
    pub(super) kind: String,
    /// The record or part to whose list it is added
    #[arg(long = "in", value_name = "ID")]
    pub(super) within: Option<String>,
    /// Its fields, as FIELD=VALUE
    #[arg(value_name = "FIELD=VALUE")]
    pub(super) fields: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Delete {
    /// The workspace file
    pub(super) file: PathBuf,
    /// The id, an identifier or a unique name
    pub(super) id: String,
    /// Leave links to it as they are
    #[arg(long)]
    pub(super) keep_links: bool,
}

#[derive(Args, Debug)]
pub(super) struct Workdays {
    /// The date, such as 2027-03-25
    pub(super) date: String,
    /// How many working days later; before it if negative
    #[arg(allow_negative_numbers = true)]
    pub(super) n: i64,
    /// A day counts if it is a working day in all of them
    #[arg(long, value_delimiter = ',', required = true, value_name = "CODES")]
    pub(super) calendars: Vec<String>,
}

#[derive(Args, Debug)]
pub(super) struct Diff {
    /// The older file, or --sample
    pub(super) a: PathBuf,
    /// The newer file, or --sample
    pub(super) b: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Args, Debug)]
pub(super) struct Backups {
    /// The workspace file
    pub(super) file: PathBuf,
    #[command(subcommand)]
    pub(super) action: Option<BackupAction>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Subcommand, Debug)]
pub(super) enum BackupAction {
    /// Puts a backup in the file's place; what is there now is backed up first
    Restore {
        /// The backup's number in the list, 1 for the newest
        number: usize,
    },
}

#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// True where the sample stands for a file.
pub(super) fn is_sample(path: &Path) -> bool {
    path == Path::new(SAMPLE)
}

/// Puts a marker in a file's place where `--sample` stands in a command that only reads.
pub(super) fn with_sample_marker(arguments: Vec<OsString>) -> Vec<OsString> {
    const READERS: [&str; 5] = ["check", "deadlines", "list", "show", "diff"];
    let mut skip_value = false;
    let command = arguments.iter().enumerate().skip(1).find_map(|(index, argument)| {
        let text = argument.to_str().unwrap_or_default();
        let value = std::mem::take(&mut skip_value);
        skip_value = matches!(text, "--now" | "--lang" | "--tz");
        (!value && !text.starts_with('-')).then(|| (index, text.to_owned()))
    });
    let Some((position, command)) = command else { return arguments };
    if !READERS.contains(&command.as_str()) {
        return arguments;
    }
    let mut marked = Vec::with_capacity(arguments.len());
    let mut samples = 0;
    let in_place = command == "diff";
    for argument in arguments {
        if argument == "--sample" {
            samples += 1;
            if in_place {
                marked.push(SAMPLE.into());
            }
        } else {
            marked.push(argument);
        }
    }
    if samples > 0 && !in_place {
        marked.insert((position + 1).min(marked.len()), SAMPLE.into());
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_sample_may_stand_anywhere_in_a_file_s_place() {
        let marked = |line: &str| with_sample_marker(line.split(' ').map(OsString::from).collect());
        for line in ["b list --sample call", "b list call --sample", "b --now 2026-01-01 list call --sample"] {
            let parsed = Arguments::try_parse_from(marked(line)).unwrap();
            let Command::List(list) = parsed.command else { panic!("{line}") };
            assert!(is_sample(&list.file) && list.kind == "call", "{line}");
        }
        let parsed = Arguments::try_parse_from(marked("b new x.json --sample")).unwrap();
        assert!(matches!(parsed.command, Command::New(New { sample: true, .. })));
        let parsed = Arguments::try_parse_from(marked("b diff x.json --sample")).unwrap();
        assert!(matches!(parsed.command, Command::Diff(Diff { b, .. }) if is_sample(&b)));
    }
}
