//! Jobs that are under way: each on a thread of its own, each with a name, its progress and a result.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::Progress;

/// A job as a list of what is under way shows it.
#[derive(Clone, Debug)]
pub struct Running {
    /// The number it was given.
    pub number: u64,
    /// What it is called, in the user's words.
    pub name: String,
    /// How far it is, and the way to stop it.
    pub progress: Progress,
}

/// All jobs that are under way. Clones share it.
#[derive(Clone)]
pub struct Board {
    running: Arc<Mutex<(u64, Vec<Running>)>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Board {
    /// A board without jobs; `wake` is called, from the job's thread, when a job has ended.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { running: Arc::default(), wake: Arc::new(wake) }
    }

    /// Starts a job on a thread of its own. Dropping the task asks the job to stop.
    pub fn start<T: Send + 'static>(
        &self,
        name: impl Into<String>,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Task<T> {
        self.spawn(Some(name.into()), work)
    }

    /// Starts a job that the list of what is under way does not show: waiting for a system's dialog, reading something
    /// small.
    pub fn start_quietly<T: Send + 'static>(&self, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Task<T> {
        self.spawn(None, work)
    }

    fn spawn<T: Send + 'static>(
        &self,
        name: Option<String>,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Task<T> {
        let progress = Progress::new();
        let number = {
            let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
            running.0 += 1;
            let number = running.0;
            if let Some(name) = name {
                running.1.push(Running { number, name, progress: progress.clone() });
            }
            number
        };
        let (sender, receiver) = channel();
        let entry = Entry { board: self.clone(), number };
        let line = progress.clone();
        let spawned = thread::Builder::new().name(format!("job {number}")).spawn(move || {
            // The entry goes when the job ends, however it ends, and after its result is there to be fetched.
            let entry = entry;
            // Nobody waits any more where the task was dropped.
            let _unheard = sender.send(work(&line));
            drop(entry);
        });
        // Without a thread the channel is closed at once, and the task says that it was lost.
        drop(spawned);
        Task { progress, receiver }
    }

    /// The jobs under way, the oldest first.
    pub fn running(&self) -> Vec<Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// True where nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).1.is_empty()
    }
}

impl std::fmt::Debug for Board {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.running()).finish()
    }
}

/// The job's line on the board.
struct Entry {
    board: Board,
    number: u64,
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut running = self.board.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.1.retain(|job| job.number != self.number);
        drop(running);
        (self.board.wake)();
    }
}

/// How a job stands for whoever waits for it.
#[derive(Debug, PartialEq, Eq)]
pub enum Poll<T> {
    /// It is under way.
    Pending,
    /// It has ended; this is told once.
    Done(T),
    /// It ended without a result: its thread could not be started, or broke.
    Lost,
}

/// A job that somebody waits for.
#[derive(Debug)]
pub struct Task<T> {
    progress: Progress,
    receiver: Receiver<T>,
}

impl<T> Task<T> {
    /// How far it is, and the way to stop it.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Looks whether it has ended, without waiting.
    pub fn poll(&self) -> Poll<T> {
        match self.receiver.try_recv() {
            Ok(result) => Poll::Done(result),
            Err(TryRecvError::Empty) => Poll::Pending,
            Err(TryRecvError::Disconnected) => Poll::Lost,
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::Stage;
    use std::time::Duration;

    fn wait<T>(task: &Task<T>) -> Poll<T> {
        for _ in 0..2000 {
            match task.poll() {
                Poll::Pending => thread::sleep(Duration::from_millis(1)),
                other => return other,
            }
        }
        Poll::Pending
    }

    #[test]
    fn a_job_stands_on_the_board_until_it_has_ended_and_wakes_whoever_waits() {
        let (woken, waking) = channel();
        let board = Board::new(move || {
            let _ended = woken.send(());
        });
        let (go, gate) = channel::<()>();
        let task = board.start("Import", move |_| gate.recv().is_ok());
        assert_eq!(board.running().first().map(|job| job.name.clone()), Some("Import".to_owned()));
        assert_eq!(task.poll(), Poll::Pending);
        go.send(()).unwrap();
        waking.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(board.is_idle());
        assert_eq!(wait(&task), Poll::Done(true));
    }

    #[test]
    fn a_dropped_task_asks_its_job_to_stop() {
        let board = Board::new(|| ());
        let (told, hears) = channel();
        let task = board.start("Print", move |progress| {
            progress.begin(Stage::LayingOut, 0);
            while progress.reach(0).is_ok() {
                thread::sleep(Duration::from_millis(1));
            }
            told.send(()).unwrap();
        });
        drop(task);
        hears.recv_timeout(Duration::from_secs(10)).unwrap();
    }
}
