//! Sending a PDF to the system's printer.

#[cfg(not(windows))]
mod cups;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(windows)]
mod shell;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How the files for printing are called, before and after what makes them unique.
const FILE: [&str; 2] = ["brobygger-", ".pdf"];

/// How long a file stays for a program that was asked to print or to show it.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// What became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sent {
    /// It is in the queue of a printer.
    Queued,
    /// It was written to this file, which the person chose instead of a printer.
    Written(PathBuf),
    /// It is shown in the program for PDF files, to be printed from there.
    Shown,
    /// The person thought better of it in the system's print dialog.
    Cancelled,
}

/// Why nothing is printed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PrintError {
    /// The system has no way to print.
    #[error("this system has no printing")]
    NoPrinting,
    /// No printer is set up, or none is the usual one and none was chosen.
    #[error("no printer is set up: {0}")]
    NoPrinter(String),
    /// The printer, or its queue, refuses.
    #[error("the printer refuses: {0}")]
    Refused(String),
    /// The page could not be written for the printer.
    #[error("the page could not be written: {0}")]
    Unwritten(String),
}

/// What is sent to a printer, besides the pages.
#[derive(Clone, Copy)]
pub struct PrintJob<'a> {
    /// What the queue calls it.
    pub title: &'a str,
    /// Whether the pages lie across.
    pub landscape: bool,
    /// The printer that was chosen; nothing for the one that the system's dialog asks for, or for the usual one.
    pub printer: Option<&'a str>,
    /// Whether the person gave up waiting; the system's dialog is then closed.
    pub stopped: &'a (dyn Fn() -> bool + Sync),
}

/// The printers to choose among.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Printers {
    /// Their names; none where the system asks for the printer itself.
    pub names: Vec<String>,
    /// The one that is used where none is chosen.
    pub usual: Option<String>,
}

/// Prints.
pub trait Printer: Send + Sync {
    /// Prints a PDF; may take as long as the system's dialog is open, so never on the thread that draws. The file may be
    /// gone once this is done, except where it is [`Sent::Shown`].
    ///
    /// # Errors
    /// [`PrintError`].
    fn print(&self, pdf: &Path, job: &PrintJob<'_>) -> Result<Sent, PrintError>;

    /// The printers to choose among; may take a while as well.
    fn printers(&self) -> Printers {
        Printers::default()
    }
}

/// The system's printing: on Linux the desktop's print dialog by its portal, else `lp` where there is CUPS; on Windows the
/// verb that programs for PDF files have for it.
#[derive(Clone, Copy, Default, Debug)]
pub struct SystemPrinter;

impl Printer for SystemPrinter {
    fn print(&self, pdf: &Path, job: &PrintJob<'_>) -> Result<Sent, PrintError> {
        #[cfg(target_os = "linux")]
        if job.printer.is_none()
            && let Some(sent) = portal::print(pdf, job)
        {
            return sent;
        }
        #[cfg(windows)]
        return shell::print(pdf, job);
        #[cfg(not(windows))]
        return cups::print(pdf, job);
    }

    fn printers(&self) -> Printers {
        #[cfg(target_os = "linux")]
        if portal::is_there() {
            return Printers::default();
        }
        #[cfg(windows)]
        return Printers::default();
        #[cfg(not(windows))]
        return cups::printers();
    }
}

/// Writes a PDF to a file of its own among the system's temporary ones, and prints it.
///
/// # Errors
/// [`PrintError`].
pub fn print_bytes(printer: &dyn Printer, pdf: &[u8], job: &PrintJob<'_>) -> Result<Sent, PrintError> {
    use std::io::Write as _;
    let unwritten = |error: std::io::Error| PrintError::Unwritten(error.to_string());
    let folder = std::env::temp_dir();
    sweep(&folder, SystemTime::now());
    let [before, after] = FILE;
    let mut file = tempfile::Builder::new().prefix(before).suffix(after).tempfile_in(&folder).map_err(unwritten)?;
    file.write_all(pdf).map_err(unwritten)?;
    file.flush().map_err(unwritten)?;
    let path = file.into_temp_path();
    let sent = printer.print(&path, job);
    // Programs read the file after they were asked to.
    if sent == Ok(Sent::Shown) || cfg!(windows) && sent.is_ok() {
        let _kept: Result<PathBuf, _> = path.keep();
    }
    sent
}

/// Removes what was left for other programs to read, once it is old.
fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours = name.starts_with(FILE[0]) && name.ends_with(FILE[1]);
        let written = || entry.metadata().ok()?.modified().ok();
        if ours && written().is_some_and(|at| now.duration_since(at).is_ok_and(|age| age > KEPT)) {
            // A program that still holds it, or another person's: it stays.
            let _removed = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    struct Fake(Result<Sent, PrintError>, Mutex<Option<(PathBuf, Vec<u8>)>>);

    impl Printer for Fake {
        fn print(&self, pdf: &Path, _job: &PrintJob<'_>) -> Result<Sent, PrintError> {
            *self.1.lock().unwrap() = Some((pdf.to_owned(), std::fs::read(pdf).unwrap()));
            self.0.clone()
        }
    }

    const JOB: PrintJob<'_> = PrintJob { title: "Frister", landscape: false, printer: None, stopped: &|| false };

    #[test]
    fn the_printer_sees_the_whole_file_and_nothing_is_left_behind() {
        for answer in [Ok(Sent::Queued), Ok(Sent::Cancelled), Err(PrintError::NoPrinting)] {
            let fake = Fake(answer.clone(), Mutex::default());
            assert_eq!(print_bytes(&fake, b"%PDF-1.7", &JOB), answer);
            let (path, content) = fake.1.into_inner().unwrap().unwrap();
            assert_eq!(content, b"%PDF-1.7");
            if !cfg!(windows) {
                assert!(!path.exists());
            }
        }
    }

    #[test]
    fn what_is_shown_stays_for_the_program_that_shows_it() {
        let fake = Fake(Ok(Sent::Shown), Mutex::default());
        assert_eq!(print_bytes(&fake, b"x", &JOB), Ok(Sent::Shown));
        let (path, _) = fake.1.into_inner().unwrap().unwrap();
        assert!(path.exists());
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn what_was_left_to_be_shown_goes_after_a_day_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let there = |name: &str, hours: u64| {
            let file = std::fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(now - Duration::from_secs(hours * 3600)).unwrap();
        };
        there("brobygger-old.pdf", 25);
        there("brobygger-new.pdf", 23);
        there("frister.pdf", 1000);
        sweep(folder.path(), now);
        let left = ["brobygger-old.pdf", "brobygger-new.pdf", "frister.pdf"].map(|it| folder.path().join(it).exists());
        assert_eq!(left, [false, true, true]);
    }
}
