//! Keeping the person's settings: on a thread of its own, several changes at once.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::jobs::{Board, Poll, Task};
use crate::settings::{self, Settings};

/// How long changes are gathered before they are written.
const PAUSE: Duration = Duration::from_millis(300);

/// What is to be written, and whoever writes.
#[derive(Default)]
pub(super) struct Keeper {
    folder: Option<PathBuf>,
    waiting: Arc<Mutex<Option<Settings>>>,
    writing: Option<Task<Result<(), String>>>,
    told: bool,
}

impl Keeper {
    /// A keeper that writes into the folder; nothing keeps nothing.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, ..Self::default() }
    }

    /// Notes what is to be written; it is in a moment.
    pub(super) fn keep(&mut self, settings: &Settings, board: &Board) {
        if self.folder.is_some() {
            self.put(Some(settings.clone()));
            self.begin(board);
        }
    }

    fn put(&self, settings: Option<Settings>) {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = settings;
    }

    fn begin(&mut self, board: &Board) {
        let Some(folder) = self.folder.clone().filter(|_| self.writing.is_none()) else { return };
        let waiting = Arc::clone(&self.waiting);
        self.writing = Some(board.start_quietly(move |_| {
            std::thread::sleep(PAUSE);
            // Held while it is written, so that whoever writes at the end comes after.
            let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
            match waiting.take() {
                Some(settings) => settings::save(&folder, &settings).map_err(|error| error.to_string()),
                None => Ok(()),
            }
        }));
    }

    /// Looks how it went; gives what the system said where it failed, once.
    pub(super) fn look(&mut self, board: &Board) -> Option<String> {
        let result = match self.writing.as_ref()?.poll() {
            Poll::Pending => return None,
            Poll::Done(result) => result,
            Poll::Lost => Ok(()),
        };
        self.writing = None;
        if self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
            self.begin(board);
        }
        let reason = result.err()?;
        log::warn!("settings not kept: {reason}");
        (!std::mem::replace(&mut self.told, true)).then_some(reason)
    }

    /// Writes at once, for the end of the program.
    pub(super) fn keep_now(&mut self, settings: &Settings) {
        let Some(folder) = &self.folder else { return };
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = None;
        if let Err(error) = settings::save(folder, settings) {
            log::warn!("settings not kept: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_many_changes_is_what_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::new(Some(folder.path().to_owned()));
        let board = Board::new(|| ());
        for number in 0..50 {
            keeper.keep(&Settings { name: number.to_string(), ..Settings::default() }, &board);
        }
        for _ in 0..500 {
            assert_eq!(keeper.look(&board), None);
            if keeper.writing.is_none() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(settings::load(folder.path()).0.name, "49");
        keeper.keep(&Settings { name: "late".to_owned(), ..Settings::default() }, &board);
        keeper.keep_now(&Settings { name: "last".to_owned(), ..Settings::default() });
        std::thread::sleep(PAUSE * 2);
        assert_eq!(settings::load(folder.path()).0.name, "last");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        std::fs::write(&file, "").unwrap();
        let mut keeper = Keeper::new(Some(file.join("inside")));
        let board = Board::new(|| ());
        let mut told = 0;
        for _ in 0..2 {
            keeper.keep(&Settings::default(), &board);
            while keeper.writing.is_some() {
                told += usize::from(keeper.look(&board).is_some());
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        assert_eq!(told, 1);
    }
}
