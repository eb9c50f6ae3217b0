//! Sending a PDF to the system's printer.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent {
    /// It is in the queue of the system's printer.
    Queued,
    /// It is shown in the program for PDF files, to be printed from there.
    Shown,
}

/// Why nothing is printed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PrintError {
    /// The system has no way to print.
    #[error("this system has no printing")]
    NoPrinting,
    /// No printer is set up, or none is the usual one.
    #[error("no printer is set up: {0}")]
    NoPrinter(String),
    /// The printer, or its queue, refuses.
    #[error("the printer refuses: {0}")]
    Refused(String),
    /// The page could not be written for the printer.
    #[error("the page could not be written: {0}")]
    Unwritten(String),
}

/// Prints.
pub trait Printer: Send + Sync {
    /// Prints a PDF; may take a while, so never on the thread that draws. The file may be gone once this is done,
    /// except where it is [`Sent::Shown`].
    ///
    /// # Errors
    /// [`PrintError`].
    fn print(&self, pdf: &Path, title: &str) -> Result<Sent, PrintError>;
}

/// The system's printer: `lp` where there is CUPS; on Windows the verb that programs for PDF files have for it.
#[derive(Clone, Copy, Default, Debug)]
pub struct SystemPrinter;

impl Printer for SystemPrinter {
    fn print(&self, pdf: &Path, title: &str) -> Result<Sent, PrintError> {
        if cfg!(windows) { by_shell(pdf) } else { by_lp(pdf, title) }
    }
}

/// Writes a PDF to a file of its own among the system's temporary ones, and prints it.
///
/// # Errors
/// [`PrintError`].
pub fn print_bytes(printer: &dyn Printer, pdf: &[u8], title: &str) -> Result<Sent, PrintError> {
    use std::io::Write as _;
    let unwritten = |error: std::io::Error| PrintError::Unwritten(error.to_string());
    let mut file = tempfile::Builder::new().prefix("brobygger-").suffix(".pdf").tempfile().map_err(unwritten)?;
    file.write_all(pdf).map_err(unwritten)?;
    file.flush().map_err(unwritten)?;
    let path = file.into_temp_path();
    let sent = printer.print(&path, title);
    // Programs read the file after they were asked to.
    if sent == Ok(Sent::Shown) || cfg!(windows) && sent.is_ok() {
        let _kept: Result<PathBuf, _> = path.keep();
    }
    sent
}

fn by_lp(pdf: &Path, title: &str) -> Result<Sent, PrintError> {
    let title: String = title.chars().filter(|c| !c.is_control()).take(120).collect();
    let mut command = Command::new("lp");
    command.args(["-t", &title, "--"]).arg(pdf).stdin(Stdio::null());
    match command.output() {
        Ok(output) if output.status.success() => Ok(Sent::Queued),
        Ok(output) => Err(refusal(&output)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(PrintError::NoPrinting),
        Err(error) => Err(PrintError::Refused(error.to_string())),
    }
}

fn refusal(output: &Output) -> PrintError {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().trim_start_matches("lp:").trim().to_owned();
    // `lp` says it in the user's language; without a usual printer the answer of `lpstat` is the same everywhere.
    let usual = Command::new("lpstat").arg("-d").env("LC_ALL", "C").stdin(Stdio::null()).output();
    let none = usual.is_ok_and(|usual| {
        let text = String::from_utf8_lossy(&usual.stdout).into_owned();
        !usual.status.success() || text.contains("no system default")
    });
    if none { PrintError::NoPrinter(said) } else { PrintError::Refused(said) }
}

/// Asks Windows' shell to print, else shows the file.
fn by_shell(pdf: &Path) -> Result<Sent, PrintError> {
    let script = "Start-Process -FilePath $env:BROBYGGER_PDF -Verb Print -ErrorAction Stop";
    let mut command = Command::new("powershell.exe");
    command
        .args(["-NoProfile", "-NonInteractive", "-Command", script])
        .env("BROBYGGER_PDF", pdf)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // CREATE_NO_WINDOW of CreateProcess
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, 0x0800_0000);
    if command.status().is_ok_and(|status| status.success()) {
        return Ok(Sent::Queued);
    }
    match opener::open(pdf) {
        Ok(()) => Ok(Sent::Shown),
        Err(error) => Err(PrintError::Refused(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    struct Fake(Result<Sent, PrintError>, Mutex<Option<(PathBuf, Vec<u8>)>>);

    impl Printer for Fake {
        fn print(&self, pdf: &Path, _title: &str) -> Result<Sent, PrintError> {
            *self.1.lock().unwrap() = Some((pdf.to_owned(), std::fs::read(pdf).unwrap()));
            self.0.clone()
        }
    }

    #[test]
    fn the_printer_sees_the_whole_file_and_nothing_is_left_behind() {
        for answer in [Ok(Sent::Queued), Err(PrintError::NoPrinting)] {
            let fake = Fake(answer.clone(), Mutex::default());
            assert_eq!(print_bytes(&fake, b"%PDF-1.7", "Frister"), answer);
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
        assert_eq!(print_bytes(&fake, b"x", "Frister"), Ok(Sent::Shown));
        let (path, _) = fake.1.into_inner().unwrap().unwrap();
        assert!(path.exists());
        std::fs::remove_file(path).unwrap();
    }
}
