//! What the system says of the person at the desk: language, time zone, name, width of the terminal.

use chrono::{DateTime, Utc};

/// What the program is told by the system it runs on.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// The system's locale, such as `nb_NO.UTF-8`.
    pub locale: Option<String>,
    /// The system's IANA time zone.
    pub zone: Option<String>,
    /// The name of the person at the desk, for the change log.
    pub user: String,
    /// The width of the terminal, in columns; nothing where the output goes elsewhere.
    pub columns: Option<usize>,
}

/// Asks the system.
pub fn surroundings() -> Surroundings {
    // An output that is not a terminal has no width, and is written for other programs.
    let columns = terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    Surroundings {
        now: Utc::now(),
        locale: locale(),
        zone: iana_time_zone::get_timezone().ok(),
        user: super::process::user_name(),
        columns,
    }
}

/// The locale: what POSIX programs go by (POSIX.1-2017, 8.2), else the system's own setting.
fn locale() -> Option<String> {
    let posix =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
    posix.or_else(sys_locale::get_locale)
}
