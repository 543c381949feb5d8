//! The best few of many, class by class, without sorting the many.

use std::collections::BinaryHeap;

use super::class::Class;

/// For each class, the smallest few of the places put in.
pub(crate) struct BestPlaces {
    limit: usize,
    heaps: [BinaryHeap<u32>; Class::COUNT],
}

impl BestPlaces {
    /// Keeps at most `limit` places a class.
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, heaps: std::array::from_fn(|_| BinaryHeap::new()) }
    }

    /// Whether a place would be kept.
    pub(crate) fn wants(&self, class: Class, place: u32) -> bool {
        let heap = &self.heaps[class as usize];
        heap.len() < self.limit || heap.peek().is_some_and(|worst| place < *worst)
    }

    /// Keeps a place, and drops the worst of its class for it where there is no room.
    pub(crate) fn put(&mut self, class: Class, place: u32) {
        let heap = &mut self.heaps[class as usize];
        heap.push(place);
        if heap.len() > self.limit {
            heap.pop();
        }
    }

    /// What was kept, best class first, smallest place first.
    pub(crate) fn take(self) -> Vec<(Class, u32)> {
        let kept = Class::ALL.into_iter().zip(self.heaps).flat_map(|(class, heap)| {
            heap.into_sorted_vec().into_iter().map(move |place| (class, place))
        });
        kept.collect()
    }
}
