//! How far a graph has been loaded.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use super::section::Section;
use crate::text::count;

const MIB: f64 = 1_048_576.0;
/// The share of the bytes that must be read before the rate is steady enough for an estimate.
const MIN_SHARE: f64 = 0.02;

/// How far a graph has been loaded. One thread loads; others may look at any time.
#[derive(Debug, Default)]
pub struct LoadProgress {
    /// The size of all files, in bytes.
    total_bytes: AtomicU64,
    /// The size of the entries read so far, in bytes. Comments and blank lines do not count.
    entry_bytes: AtomicU64,
    entities: AtomicUsize,
    relations: AtomicUsize,
    is_building: AtomicBool,
}

impl LoadProgress {
    pub(super) fn add_file(&self, bytes: u64) {
        self.total_bytes.fetch_add(bytes, Relaxed);
    }

    /// Counts an entry of a section, with the size of its text in bytes.
    pub(super) fn add_entry(&self, section: Section, bytes: usize) {
        self.entry_bytes.fetch_add(bytes as u64, Relaxed);
        match section {
            Section::Entities => drop(self.entities.fetch_add(1, Relaxed)),
            Section::Relations => drop(self.relations.fetch_add(1, Relaxed)),
            _ => {}
        }
    }

    /// Every section is read again.
    pub(super) fn restart_entries(&self) {
        self.entry_bytes.store(0, Relaxed);
        self.entities.store(0, Relaxed);
        self.relations.store(0, Relaxed);
    }

    /// Every entry has been read.
    pub(super) fn start_building(&self) {
        self.is_building.store(true, Relaxed);
    }

    /// The share of the bytes that have been read, from 0 to 1.
    pub fn share(&self) -> f64 {
        let total = self.total_bytes.load(Relaxed);
        if self.is_building.load(Relaxed) {
            1.0
        } else if total == 0 {
            0.0
        } else {
            (self.entry_bytes.load(Relaxed) as f64 / total as f64).min(1.0)
        }
    }

    /// The counts, the rate and the time left, given the time since loading started; most important first.
    pub fn describe(&self, elapsed: Duration) -> Vec<String> {
        let total = self.total_bytes.load(Relaxed) as f64;
        let (entities, relations) = (self.entities.load(Relaxed), self.relations.load(Relaxed));
        if entities + relations == 0 {
            return vec![format!("reading {:.1} MiB", total / MIB)];
        }
        let share = self.share();
        let mut parts = vec![format!("{:.0}% of {:.1} MiB", (share * 100.0).floor(), total / MIB)];
        if self.is_building.load(Relaxed) {
            parts.push("connecting the entities".to_owned());
        } else if share >= MIN_SHARE {
            let left = elapsed.as_secs_f64() * (1.0 - share) / share;
            parts.push(format!("{:.0} s left", left.ceil()));
        }
        parts.push(count(entities, "entity", "entities"));
        parts.push(count(relations, "relation", "relations"));
        if !self.is_building.load(Relaxed) {
            let rate = share * total / MIB / elapsed.as_secs_f64().max(0.001);
            parts.push(format!("{rate:.1} MiB/s"));
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{LoadProgress, Section};

    #[test]
    fn the_time_left_follows_from_the_share_of_the_bytes() {
        let progress = LoadProgress::default();
        progress.add_file(4 << 20);
        let at = |seconds| progress.describe(Duration::from_secs(seconds)).join(", ");
        assert_eq!(at(1), "reading 4.0 MiB");
        progress.add_entry(Section::Entities, 1 << 20);
        assert_eq!(at(2), "25% of 4.0 MiB, 6 s left, 1 entity, no relations, 0.5 MiB/s");
        progress.add_entry(Section::Relations, 2 << 20);
        assert_eq!(at(2), "75% of 4.0 MiB, 1 s left, 1 entity, 1 relation, 1.5 MiB/s");
        progress.start_building();
        assert_eq!(at(9), "100% of 4.0 MiB, connecting the entities, 1 entity, 1 relation");
    }

    #[test]
    fn reading_again_starts_from_zero() {
        let progress = LoadProgress::default();
        progress.add_file(100);
        progress.add_entry(Section::Relations, 50);
        progress.restart_entries();
        assert!(progress.share() <= 0.0);
    }
}
