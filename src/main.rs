//! The program: hands the command line to the library and its answer to the system.

use std::io::{BufWriter, Write as _, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Without the handler a write beyond the limit ends the process; the file is safe either way.
    let _unset = brobygger::platform::process::ignore_file_size_signal();
    let surroundings = brobygger::platform::desk::surroundings();
    let mut out = BufWriter::new(stdout().lock());
    let exit = brobygger::cli::run(std::env::args_os(), &surroundings, &mut out, &mut stderr().lock());
    let _closed = out.flush();
    ExitCode::from(exit.code())
}
