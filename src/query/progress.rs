//! Progress and cancellation of long-running queries.

use std::ops::ControlFlow;

/// The progress of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The current step.
    pub step: &'static str,
    pub(crate) done: usize,
    pub(crate) total: usize,
}

/// Called periodically by a long-running query; `Break` cancels it.
pub type OnProgress<'w> = dyn Fn(Progress) -> ControlFlow<()> + 'w;

/// The result of a query, or `Break` if it was cancelled.
pub(super) type Cancellable<T> = ControlFlow<(), T>;
