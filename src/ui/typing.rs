//! What is still being typed in fields: taken over before anything would lose it.

use std::cell::Cell;

/// Between the application and the editors: what is half typed in this frame, and what is to become of it.
///
/// Whoever saves, closes or goes elsewhere means what stands in the fields too. So what would leave them waits a frame,
/// in which every editor asks for what it holds; what cannot be read keeps the workspace open and is pointed out.
#[derive(Default, Debug)]
pub struct Typing {
    takes_over: Cell<bool>,
    points_out: Cell<bool>,
    half: Cell<bool>,
    unreadable: Cell<bool>,
}

impl Typing {
    /// Begins a frame: nothing has said yet that something is typed in it.
    pub fn begin_frame(&self) {
        self.half.set(false);
        self.unreadable.set(false);
    }

    /// Notes that something is typed and not yet asked for.
    pub fn note_half(&self) {
        self.half.set(true);
    }

    /// Notes that something typed cannot be read.
    pub fn note_unreadable(&self) {
        self.unreadable.set(true);
    }

    /// True where something is typed and not yet asked for.
    pub fn is_half(&self) -> bool {
        self.half.get()
    }

    /// True where something typed cannot be read.
    pub fn is_unreadable(&self) -> bool {
        self.unreadable.get()
    }

    /// Lets editors ask for what they hold in the next frame, or no longer.
    pub fn take_over(&self, now: bool) {
        self.takes_over.set(now);
    }

    /// True in a frame in which editors are to ask for what they hold.
    pub fn takes_over(&self) -> bool {
        self.takes_over.get()
    }

    /// Lets the first field with something unreadable take the keyboard.
    pub fn point_out(&self) {
        self.points_out.set(true);
    }

    /// True once, for the first field with something unreadable.
    pub fn points_out(&self) -> bool {
        self.points_out.take()
    }
}
