//! How many threads to use.

use std::thread;

/// The number of threads for work of the processor: one for each core, and at least one, but at most `max`.
pub(crate) fn thread_count(max: usize) -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(max)
}
