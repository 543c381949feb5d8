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

impl Progress {
    /// The share of the step that is done, if it has several parts.
    pub(crate) fn percent(self) -> Option<usize> {
        (self.total > 1).then(|| self.done * 100 / self.total)
    }
}

/// Called periodically by a long-running query; `Break` cancels it.
pub type OnProgress<'w> = dyn Fn(Progress) -> ControlFlow<()> + 'w;

/// The result of a query, or `Break` if it was cancelled.
pub(super) type Cancellable<T> = ControlFlow<(), T>;
