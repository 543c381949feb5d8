//! Runs work on several threads, or on fewer if the system refuses them.

use std::panic::resume_unwind;
use std::thread;

/// The number of threads for CPU-bound work: one per core, or one if the number is unknown, but at most `max`.
pub(crate) fn thread_count(max: usize) -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(max)
}

/// Calls `own` on this thread, and `other` on up to `threads - 1` others. Returns the results, that of `own` first.
///
/// # Panics
///
/// Panics if a call does.
pub(crate) fn on_threads<T: Send>(
    threads: usize,
    own: impl FnOnce() -> T,
    other: impl Fn() -> T + Sync,
) -> Vec<T> {
    thread::scope(|scope| {
        let start = |_| thread::Builder::new().spawn_scoped(scope, &other).ok();
        let others: Vec<_> = (1..threads).map_while(start).collect();
        let mut results = vec![own()];
        let others = others.into_iter().map(thread::ScopedJoinHandle::join);
        results.extend(others.map(|result| result.unwrap_or_else(|panic| resume_unwind(panic))));
        results
    })
}

/// Calls both functions, `one` on another thread.
///
/// # Panics
///
/// Panics if a call does.
pub(crate) fn at_once<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().spawn_scoped(scope, &one);
        let other = other();
        let result = thread.map_or_else(|_| Ok(one()), thread::ScopedJoinHandle::join);
        (result.unwrap_or_else(|panic| resume_unwind(panic)), other)
    })
}
