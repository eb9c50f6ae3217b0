//! Long work: what it tells while it runs, and how it is stopped.

pub mod board;
mod waiting;

pub use board::{Board, Poll, Running, Task};
pub use waiting::{Answer, Waiting};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};

/// The part of a job that is under way; its words are in the translations (`job-<key>`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Stage {
    /// Reading a file.
    Reading,
    /// Comparing what was read with the workspace.
    Comparing,
    /// Laying out a document.
    LayingOut,
    /// Writing a file.
    Writing,
}

impl Stage {
    const ALL: [Self; 4] = [Self::Reading, Self::Comparing, Self::LayingOut, Self::Writing];

    /// Its key in the translations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::LayingOut => "laying_out",
            Self::Writing => "writing",
        }
    }
}

/// The user asked the job to stop; nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("cancelled; nothing was changed")]
pub struct Cancelled;

#[derive(Default, Debug)]
struct State {
    stage: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
    cancel: AtomicBool,
}

/// The line between a job and whoever waits for it. Clones share it; it never blocks.
#[derive(Clone, Default, Debug)]
pub struct Progress(Arc<State>);

impl Progress {
    /// A line nobody listens to yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a stage of `total` units of work; 0 where that is not known.
    pub fn begin(&self, stage: Stage, total: u64) {
        self.0.stage.store(stage as u8, Ordering::Relaxed);
        self.0.done.store(0, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// Sets how many units of the stage are done.
    ///
    /// # Errors
    /// [`Cancelled`] once somebody asked for that: the job returns at once and leaves no trace.
    pub fn reach(&self, done: u64) -> Result<(), Cancelled> {
        self.0.done.store(done, Ordering::Relaxed);
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// Asks the job to stop at its next step.
    pub fn cancel(&self) {
        self.0.cancel.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked it to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancel.load(Ordering::Relaxed)
    }

    /// The stage, and the fraction of it that is done (0 to 1) where the total is known.
    pub fn state(&self) -> (Stage, Option<f32>) {
        let index = usize::from(self.0.stage.load(Ordering::Relaxed));
        let stage = Stage::ALL.get(index).copied().unwrap_or(Stage::Reading);
        let total = self.0.total.load(Ordering::Relaxed);
        let done = self.0.done.load(Ordering::Relaxed).min(total);
        (stage, (total > 0).then(|| done as f32 / total as f32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_job_hears_of_it_at_its_next_step() {
        let progress = Progress::new();
        progress.begin(Stage::Writing, 10);
        assert_eq!(progress.reach(5), Ok(()));
        assert_eq!(progress.state(), (Stage::Writing, Some(0.5)));
        progress.clone().cancel();
        assert_eq!(progress.reach(6), Err(Cancelled));
    }
}
