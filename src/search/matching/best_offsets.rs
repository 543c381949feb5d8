//! The best few of many matches, class by class, without sorting the many.

use std::collections::BinaryHeap;

use super::class::Class;

/// For each class, the smallest of the offsets added.
pub(super) struct BestOffsets {
    limit: usize,
    heaps: [BinaryHeap<(u32, Class)>; Class::COUNT],
}

impl BestOffsets {
    /// Keeps at most `limit` offsets of each class.
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, heaps: std::array::from_fn(|_| BinaryHeap::new()) }
    }

    /// Whether an offset would be kept.
    pub(super) fn wants(&self, class: Class, offset: u32) -> bool {
        let heap = &self.heaps[class as usize];
        heap.len() < self.limit || heap.peek().is_some_and(|(worst, _)| offset < *worst)
    }

    /// Keeps an offset, and drops the worst of its class if there are too many.
    pub(super) fn add(&mut self, class: Class, offset: u32) {
        let heap = &mut self.heaps[class as usize];
        heap.push((offset, class));
        if heap.len() > self.limit {
            heap.pop();
        }
    }

    /// What was kept, best class first, smallest offset first.
    pub(super) fn sorted(self) -> impl Iterator<Item = (Class, u32)> {
        let kept = self.heaps.into_iter().flat_map(BinaryHeap::into_sorted_vec);
        kept.map(|(offset, class)| (class, offset))
    }
}
