//! Printing by Windows' shell.

use std::os::windows::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{PrintError, PrintJob, Sent};

/// CREATE_NO_WINDOW of CreateProcess.
const NO_WINDOW: u32 = 0x0800_0000;

/// Asks the program for PDF files to print; where it has no such verb, shows the file in it.
pub(super) fn print(pdf: &Path, _job: &PrintJob<'_>) -> Result<Sent, PrintError> {
    // The path goes by the environment, so that nothing in it is read as a script.
    let script = "Start-Process -FilePath $env:BROBYGGER_PDF -Verb Print -ErrorAction Stop";
    let mut command = Command::new("powershell.exe");
    command
        .args(["-NoProfile", "-NonInteractive", "-Command", script])
        .env("BROBYGGER_PDF", pdf)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .creation_flags(NO_WINDOW);
    if command.status().is_ok_and(|status| status.success()) {
        return Ok(Sent::Queued);
    }
    match opener::open(pdf) {
        Ok(()) => Ok(Sent::Shown),
        Err(error) => Err(PrintError::Refused(error.to_string())),
    }
}
