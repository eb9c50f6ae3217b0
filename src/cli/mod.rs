//! The program without a window: the same jobs by command.

mod args;
mod changes;
mod check;
mod deadlines;
mod exchange;
mod failure;
mod files;
mod records;
mod session;
mod table;

use std::ffi::OsString;
use std::io::Write;

use clap::Parser as _;

use crate::platform::desk::Surroundings;
pub use failure::{Exit, Failure};
use session::Session;

/// True where a command has that name.
pub fn is_command(word: &str) -> bool {
    use clap::CommandFactory as _;
    args::Arguments::command().get_subcommands().any(|command| command.get_name() == word)
}

/// Runs one command. What it prints goes to `out`, what went wrong to `err`.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: &Surroundings,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let arguments = args::with_sample_marker(arguments.into_iter().collect());
    let parsed = match args::Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let text = error.render().to_string();
            let (stream, exit): (&mut dyn Write, Exit) =
                if error.use_stderr() { (err, Exit::CouldNot) } else { (out, Exit::Fine) };
            let _closed = stream.write_all(text.as_bytes());
            return exit;
        }
    };
    let result = Session::new(&parsed, surroundings).and_then(|session| {
        let lang = session.lang;
        dispatch(&parsed.command, &session, out, err)
            .and_then(|exit| out.flush().map(|()| exit).map_err(Failure::output))
            .map_err(|failure| failure.in_language(lang))
    });
    match result {
        Ok(exit) => exit,
        // A reader that has seen enough, such as `head`, is no failure.
        Err(failure) if failure.is_closed_pipe() => Exit::Fine,
        Err(failure) => {
            let _closed = err.write_all(failure.text().as_bytes());
            failure.exit
        }
    }
}

fn dispatch(
    command: &args::Command,
    session: &Session,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    use args::Command as C;
    match command {
        C::New(args) => files::new(args, session, out),
        C::Check(args) => check::check(args, session, out),
        C::Import(args) => exchange::import(args, session, out, err),
        C::Deadlines(args) => deadlines::deadlines(args, session, out, err),
        C::List(args) => records::list(args, session, out, err),
        C::Show(args) => records::show(args, session, out),
        C::Set(args) => changes::set(args, session),
        C::Add(args) => changes::add(args, session, out),
        C::Delete(args) => changes::delete(args, session),
        C::Undo(args) => files::undo(args, session, out),
        C::Workdays(args) => deadlines::workdays(args, session, out),
        C::Diff(args) => files::diff(args, session, out),
        C::Schema => files::schema(out),
        C::Backups(args) => files::backups(args, session, out),
        C::Completions(args) => files::completions(args, out),
    }
}
