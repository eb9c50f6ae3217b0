//! Jobs that are asked for again and again, of which only the last answer counts.

use super::{Board, Poll, Progress, Task};

/// A job whose result is waited for; what is newer takes the place of what is older.
#[derive(Debug)]
pub struct Waiting<T>(Option<Task<T>>);

impl<T> Default for Waiting<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Send + 'static> Waiting<T> {
    /// Starts a job, and stops the one before it. Without a name the list of what is under way does not show it.
    pub fn start(&mut self, board: &Board, name: Option<String>, work: impl FnOnce(&Progress) -> T + Send + 'static) {
        self.0 = Some(match name {
            Some(name) => board.start(name, work),
            None => board.start_quietly(work),
        });
    }

    /// Whether it is under way.
    pub fn is_under_way(&self) -> bool {
        self.0.is_some()
    }

    /// How far it is.
    pub fn progress(&self) -> Option<&Progress> {
        self.0.as_ref().map(Task::progress)
    }

    /// What it gave, once; [`Poll::Pending`] also where there is none.
    pub fn poll(&mut self) -> Poll<T> {
        let poll = self.0.as_ref().map_or(Poll::Pending, Task::poll);
        if !matches!(poll, Poll::Pending) {
            self.0 = None;
        }
        poll
    }

    /// Stops it.
    pub fn stop(&mut self) {
        self.0 = None;
    }
}

/// An answer that belongs to a question, worked out by a job when another question is asked, and kept.
#[derive(Debug)]
pub struct Answer<Q, A> {
    asked: Option<Q>,
    waiting: Waiting<A>,
    known: Option<(Q, A)>,
}

impl<Q, A> Default for Answer<Q, A> {
    fn default() -> Self {
        Self { asked: None, waiting: Waiting::default(), known: None }
    }
}

impl<Q: PartialEq, A: Send + 'static> Answer<Q, A> {
    /// The answer to the question, once it is known; until then `work` finds it out, after what was asked before.
    pub fn to(&mut self, question: &Q, board: &Board, work: impl FnOnce(&Q) -> A + Send + 'static) -> Option<&A>
    where
        Q: Clone + Send + 'static,
    {
        match self.waiting.poll() {
            Poll::Pending => {}
            Poll::Done(answer) => self.known = self.asked.take().map(|asked| (asked, answer)),
            Poll::Lost => self.asked = None,
        }
        let is_known = self.known.as_ref().is_some_and(|(known, _)| known == question);
        if !is_known && self.asked.is_none() {
            self.asked = Some(question.clone());
            let asked = question.clone();
            self.waiting.start(board, None, move |_| work(&asked));
        }
        self.known.as_ref().filter(|(known, _)| known == question).map(|(_, answer)| answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn an_answer_is_given_to_its_own_question_only() {
        let board = Board::new(|| ());
        let mut answer = Answer::default();
        let mut asked = 0;
        let mut ask = |question: u32| {
            for _ in 0..2000 {
                asked += 1;
                if let Some(given) = answer.to(&question, &board, |question| question * 2) {
                    return *given;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            0
        };
        assert_eq!((ask(3), ask(3), ask(4)), (6, 6, 8));
        assert!(asked >= 3);
    }
}
