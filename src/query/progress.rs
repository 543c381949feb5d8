//! Progress and cancellation of long queries.

use std::ops::ControlFlow;

/// How far a query has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being looked for.
    pub step: &'static str,
    /// How much of it is done.
    pub done: usize,
    /// The total amount of work.
    pub of: usize,
}

/// Called periodically by a long query; `Break` cancels it.
pub type OnProgress<'w> = dyn Fn(Progress) -> ControlFlow<()> + 'w;

/// The answer of a query, unless it was cancelled.
pub(super) type Cancellable<T> = ControlFlow<(), T>;
