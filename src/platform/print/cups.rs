//! Printing by `lp`, where there is CUPS.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{PrintError, PrintJob, Printers, Sent};

/// How much of a title the queue is told, in characters.
const TITLE: usize = 120;

/// Puts a PDF into the queue of the printer that was chosen, or of the usual one.
pub(super) fn print(pdf: &Path, job: &PrintJob<'_>) -> Result<Sent, PrintError> {
    let title: String = job.title.chars().filter(|c| !c.is_control()).take(TITLE).collect();
    let mut command = Command::new("lp");
    command.args(["-t", &title]);
    if let Some(printer) = job.printer {
        command.args(["-d", printer]);
    }
    match command.arg("--").arg(pdf).stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(Sent::Queued),
        Ok(output) => Err(refusal(&output.stderr, job.printer.is_some() || usual().is_some())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(PrintError::NoPrinting),
        Err(error) => Err(PrintError::Refused(error.to_string())),
    }
}

/// The printers that CUPS knows of; none where it cannot be asked.
pub(super) fn printers() -> Printers {
    let names = ask("-e").map(|output| names(&output.stdout)).unwrap_or_default();
    let usual = usual().filter(|usual| names.contains(usual));
    Printers { names, usual }
}

fn usual() -> Option<String> {
    usual_of(&ask("-d").ok()?.stdout)
}

/// Asks `lpstat`, which answers in the user's language unless it is told otherwise.
fn ask(what: &str) -> io::Result<Output> {
    Command::new("lpstat").arg(what).env("LC_ALL", "C").stdin(Stdio::null()).output()
}

/// The printers of `lpstat -e`: one a line.
fn names(said: &[u8]) -> Vec<String> {
    let said = String::from_utf8_lossy(said);
    said.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The usual printer of `lpstat -d`: "system default destination: NAME", or "no system default destination".
fn usual_of(said: &[u8]) -> Option<String> {
    let said = String::from_utf8_lossy(said);
    let name = said.lines().find_map(|line| line.strip_prefix("system default destination:"))?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// What `lp` says in the user's language, as a refusal.
fn refusal(said: &[u8], has_printer: bool) -> PrintError {
    let said = String::from_utf8_lossy(said);
    let said = said.trim().trim_start_matches("lp:").trim().to_owned();
    if has_printer { PrintError::Refused(said) } else { PrintError::NoPrinter(said) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printers_are_read_from_what_lpstat_says() {
        assert_eq!(names(b"Hall_2etg\nkontor/duplex\n\n"), ["Hall_2etg", "kontor/duplex"]);
        assert!(names(b"").is_empty());
        assert_eq!(usual_of(b"system default destination: Hall_2etg\n").as_deref(), Some("Hall_2etg"));
        assert_eq!(usual_of(b"no system default destination\n"), None);
        assert_eq!(usual_of(b"lpstat: Bad file descriptor\n"), None);
    }

    #[test]
    fn a_refusal_is_the_printers_where_there_is_one_and_else_its_lack() {
        let said = b"lp: Destination \"Hall\" is not accepting jobs.\n";
        let reason = "Destination \"Hall\" is not accepting jobs.".to_owned();
        assert_eq!(refusal(said, true), PrintError::Refused(reason));
        let said = "lp: Feil – ingen standardmål.\n".as_bytes();
        assert_eq!(refusal(said, false), PrintError::NoPrinter("Feil – ingen standardmål.".to_owned()));
    }
}
