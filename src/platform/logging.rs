//! The log: on the standard error output, where `BROBYGGER_LOG` asks for it (`error`, `warn`, `info`, `debug`).

use std::io::Write as _;

struct Log;

impl log::Log for Log {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::max_level()
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            let line = format!("{} {}: {}", record.level(), record.target(), record.args());
            // Where the output is closed there is nobody to tell.
            let _unheard = writeln!(std::io::stderr(), "{line}");
        }
    }

    fn flush(&self) {}
}

/// Begins to log, where the environment asks for it.
pub fn begin() {
    let level = std::env::var("BROBYGGER_LOG").ok().and_then(|level| level.parse::<log::LevelFilter>().ok());
    if let Some(level) = level
        && log::set_logger(&Log).is_ok()
    {
        log::set_max_level(level);
    }
}
