//! How many threads to use.

use std::thread;

/// The number of threads for CPU-bound work: one per core, or one if the number is unknown, but at most `max`.
pub(crate) fn thread_count(max: usize) -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(max)
}
