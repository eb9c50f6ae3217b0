//! The process, its user and its machine.

/// Keeps a write beyond the process's file-size limit from ending the process.
///
/// The system then sends SIGXFSZ, which kills by default; with a handler in place the write fails
/// with an error instead (`EFBIG`, setrlimit(2)) and saving tells it. To be called once at start. Does nothing
/// where there is no such limit.
///
/// # Errors
/// What the system says if the handler cannot be set; the program runs on without it.
pub fn ignore_file_size_signal() -> std::io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    Ok(())
}

/// The name of the user as the system's environment has it; empty if unknown.
pub fn user_name() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|key| std::env::var(key).ok())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

/// The name of this machine; empty if unknown.
pub fn host_name() -> String {
    #[cfg(unix)]
    return rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    return std::env::var("COMPUTERNAME").unwrap_or_default();
}

/// Whether a process of this machine still runs; `None` where the system cannot be asked.
pub fn is_running(process: u32) -> Option<bool> {
    #[cfg(unix)]
    {
        let process = rustix::process::Pid::from_raw(i32::try_from(process).ok()?)?;
        Some(rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH))
    }
    #[cfg(not(unix))]
    {
        let _ = process;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_has_a_name_and_this_process_runs() {
        assert!(!host_name().is_empty());
        assert_ne!(is_running(std::process::id()), Some(false));
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_ended_runs_no_more() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let id = child.id();
        assert_eq!(is_running(id), Some(true));
        child.wait().unwrap();
        assert_eq!(is_running(id), Some(false));
    }
}
