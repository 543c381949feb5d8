//! A parallel pass over numbered items, for matches that no index can find.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::system::{on_threads, thread_count};

/// The number of items between checks for cancellation.
const BLOCK_SIZE: usize = 8_192;

/// The minimum number of items worth a second thread.
const MIN_PARALLEL_ITEMS: usize = 65_536;

/// The maximum number of threads.
const MAX_THREADS: usize = 8;

/// Scans items `0..count` on several threads. Returns the matches in order, and whether they cover all blocks: `false`
/// if later blocks were dropped or the scan was cancelled.
///
/// `scan_block` takes the numbers in a block, and returns the matches there and how many of them are perfect. Once
/// `enough` perfect matches are found, those of later blocks are dropped, so that the result is the same on every
/// machine. If `cancelled`, only some blocks are scanned.
pub(crate) fn scan<T: Send>(
    count: usize,
    enough: usize,
    cancelled: &AtomicBool,
    scan_block: impl Fn(Range<usize>) -> (Vec<T>, usize) + Sync,
) -> (Vec<T>, bool) {
    let blocks = count.div_ceil(BLOCK_SIZE);
    let next = AtomicUsize::new(0);
    let perfect = AtomicUsize::new(0);
    let scan_blocks = || {
        let mut scanned = Vec::new();
        while !cancelled.load(Ordering::Relaxed) && perfect.load(Ordering::Relaxed) < enough {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= blocks {
                break;
            }
            let (items, perfect_count) =
                scan_block(block * BLOCK_SIZE..count.min((block + 1) * BLOCK_SIZE));
            perfect.fetch_add(perfect_count, Ordering::Relaxed);
            scanned.push((block, items, perfect_count));
        }
        scanned
    };
    let mut scanned =
        if count < MIN_PARALLEL_ITEMS { scan_blocks() } else { run_in_parallel(&scan_blocks) };
    scanned.sort_unstable_by_key(|(block, ..)| *block);
    let (mut items, mut perfect, mut used_blocks) = (Vec::new(), 0, 0);
    for (_, block_items, perfect_count) in scanned {
        if perfect >= enough {
            break;
        }
        items.extend(block_items);
        perfect += perfect_count;
        used_blocks += 1;
    }
    (items, used_blocks == blocks)
}

fn run_in_parallel<T: Send>(work: &(impl Fn() -> Vec<T> + Sync)) -> Vec<T> {
    on_threads(thread_count(MAX_THREADS), work, work).into_iter().flatten().collect()
}
