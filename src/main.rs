//! The program: hands the command line to the window or to the commands, and the answer to the system.

use std::ffi::OsString;
use std::io::{BufWriter, Write as _, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Without the handler a write beyond the limit ends the process; the file is safe either way.
    let _unset = brobygger::platform::process::ignore_file_size_signal();
    let surroundings = brobygger::platform::desk::surroundings();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let wanted = brobygger::app::wants_window(arguments.get(1..).unwrap_or_default(), brobygger::cli::is_command);
    if let Some(wanted) = wanted {
        return match brobygger::app::run(&wanted, &surroundings) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let _closed = writeln!(stderr(), "{error}");
                ExitCode::from(2)
            }
        };
    }
    let mut out = BufWriter::new(stdout().lock());
    let exit = brobygger::cli::run(arguments, &surroundings, &mut out, &mut stderr().lock());
    let _closed = out.flush();
    ExitCode::from(exit.code())
}
