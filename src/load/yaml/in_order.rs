use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use crate::system::thread_count;

/// The number of results that each reading thread may be ahead.
const QUEUE_LENGTH: usize = 2;
/// More threads would read faster than one resolves, and each takes some memory.
const MAX_THREADS: usize = 3;

/// The number of threads that read while one resolves what they have read.
pub(super) fn reading_threads() -> usize {
    thread_count(MAX_THREADS + 1) - 1
}

/// Passes the result of `read` for each item to `add`, in order and on this thread, until `add` breaks.
///
/// `read` is called on `threads` other threads, each of which takes every n-th item, so the order needs no sorting. For
/// a single item, or if the system refuses a thread, it is called on this one.
pub(super) fn read_in_order<I: Copy + Send + Sync, R: Send>(
    items: &[I],
    threads: usize,
    read: impl Fn(I) -> R + Sync,
    mut add: impl FnMut(R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if threads == 0 || items.len() < 2 {
        return items.iter().try_for_each(|item| add(read(*item)));
    }
    let read = &read;
    thread::scope(|scope| {
        let start = |first: usize| -> Option<Receiver<R>> {
            let (sender, receiver) = sync_channel(QUEUE_LENGTH);
            let work = move || {
                let results = items.iter().skip(first).step_by(threads).map(|item| read(*item));
                // Sending fails once no further results are wanted.
                let _ = results.map(|result| sender.send(result)).find(Result::is_err);
            };
            thread::Builder::new().spawn_scoped(scope, work).ok().map(|_| receiver)
        };
        let receivers: Vec<Option<Receiver<R>>> = (0..threads).map(start).collect();
        items.iter().zip(receivers.iter().cycle()).try_for_each(|(item, receiver)| {
            let received = receiver.as_ref().and_then(|receiver| receiver.recv().ok());
            add(received.unwrap_or_else(|| read(*item)))
        })
    })
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::read_in_order;

    #[test]
    fn results_arrive_in_order_and_end_when_no_more_are_wanted() {
        let items: Vec<usize> = (0..1_000).collect();
        for threads in [0, 1, 2, 7] {
            let mut results = Vec::new();
            let outcome = read_in_order(
                &items,
                threads,
                |item| item * 2,
                |result| {
                    results.push(result);
                    if result == 1_400 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            assert_eq!(outcome, ControlFlow::Break(()));
            assert_eq!(results, (0..=700).map(|item| item * 2).collect::<Vec<usize>>());
        }
    }
}
