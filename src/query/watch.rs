//! Looking on while a long question is answered, and giving it up.

use std::ops::ControlFlow;

/// How far a question has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being looked for.
    pub step: &'static str,
    /// How much of it is done.
    pub done: usize,
    /// Out of how much.
    pub of: usize,
}

/// Told from time to time how far a question has come; `Break` gives it up.
pub type Watch<'w> = dyn Fn(Progress) -> ControlFlow<()> + 'w;

/// A question that may be given up: nothing where it was.
pub(super) type Watched<T> = ControlFlow<(), T>;

/// Waits however long it takes.
pub(super) fn patient(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// What was found by somebody [`patient`].
pub(super) fn found<T: Default>(watched: Watched<T>) -> T {
    match watched {
        ControlFlow::Continue(found) => found,
        ControlFlow::Break(()) => T::default(),
    }
}
