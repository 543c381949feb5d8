//! How far a graph has been loaded.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use super::section::Section;
use crate::text::count;

/// The share of the bytes, in thousandths, that must be read before the rate is steady enough for an estimate.
const MIN_PERMILLE: u64 = 20;

/// Updated by the thread that loads the graph; others may read it at any time.
#[derive(Debug, Default)]
pub struct LoadProgress {
    /// The size of all files, in bytes.
    total_bytes: AtomicU64,
    /// The size of the articles that are read with the graph, in bytes; 0 until their sizes are known.
    article_bytes: AtomicU64,
    /// The size of the entries and articles read so far, in bytes. Comments and blank lines do not count.
    read_bytes: AtomicU64,
    entities: AtomicUsize,
    relations: AtomicUsize,
    is_building: AtomicBool,
}

impl LoadProgress {
    /// Counts the size of a file, or of part of a table that has been received.
    pub(crate) fn add_file(&self, bytes: u64) {
        self.total_bytes.fetch_add(bytes, Relaxed);
    }

    /// Counts an entry of a section, with the size of its text in bytes.
    pub(super) fn add_entry(&self, section: Section, bytes: usize) {
        self.read_bytes.fetch_add(bytes as u64, Relaxed);
        match section {
            Section::Entities => drop(self.entities.fetch_add(1, Relaxed)),
            Section::Relations => drop(self.relations.fetch_add(1, Relaxed)),
            _ => {}
        }
    }

    /// Sets the size of all articles that are about to be read, in bytes.
    pub(super) fn start_articles(&self, bytes: u64) {
        self.article_bytes.store(bytes, Relaxed);
    }

    /// Counts an article that has been read, with its size in bytes.
    pub(super) fn add_article(&self, bytes: u64) {
        self.read_bytes.fetch_add(bytes, Relaxed);
    }

    /// Resets the counts, as every section is read again.
    pub(super) fn restart_entries(&self) {
        self.article_bytes.store(0, Relaxed);
        self.read_bytes.store(0, Relaxed);
        self.entities.store(0, Relaxed);
        self.relations.store(0, Relaxed);
    }

    /// Called when every entry has been read.
    pub(super) fn start_building(&self) {
        self.is_building.store(true, Relaxed);
    }

    /// The size of all files and articles to read, and of what has been read, in bytes.
    fn total_and_read(&self) -> (u64, u64) {
        let files = self.total_bytes.load(Relaxed);
        let total = files.saturating_add(self.article_bytes.load(Relaxed));
        (total, self.read_bytes.load(Relaxed))
    }

    /// The share of the bytes that have been read, in thousandths.
    pub fn permille(&self) -> usize {
        let (total, read) = self.total_and_read();
        if self.is_building.load(Relaxed) {
            return 1000;
        }
        let permille = read.saturating_mul(1000).checked_div(total).unwrap_or(0);
        usize::try_from(permille).unwrap_or(1000).min(1000)
    }

    /// The counts, the rate and the time left, given the time since loading started; most important first.
    pub fn describe(&self, elapsed: Duration) -> Vec<String> {
        let (total, read) = self.total_and_read();
        let (entities, relations) = (self.entities.load(Relaxed), self.relations.load(Relaxed));
        if entities + relations == 0 {
            return vec![format!("reading {}", mebibytes(total))];
        }
        let (permille, is_building) = (self.permille() as u64, self.is_building.load(Relaxed));
        let elapsed = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
        // The size of entries in a database is unknown.
        let is_share_known = read > 0;
        let share = if is_share_known { format!("{}% of ", permille / 10) } else { String::new() };
        let mut parts = vec![format!("{share}{}", mebibytes(total))];
        if is_building {
            parts.push("connecting the entities".to_owned());
        } else if permille >= MIN_PERMILLE {
            let left = elapsed.saturating_mul(1000 - permille) / permille;
            parts.push(format!("{} s left", left.div_ceil(1000)));
        }
        parts.push(count(entities, "entity", "entities"));
        parts.push(count(relations, "relation", "relations"));
        if !is_building && is_share_known {
            parts.push(format!("{}/s", mebibytes(read.saturating_mul(1000) / elapsed)));
        }
        parts
    }
}

/// A number of bytes in MiB, with one decimal.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) >> 20;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
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
    fn articles_count() {
        let progress = LoadProgress::default();
        progress.add_file(1 << 20);
        progress.start_articles(3 << 20);
        assert_eq!(progress.describe(Duration::from_secs(1)), ["reading 4.0 MiB"]);
        progress.add_article(2 << 20);
        assert_eq!(progress.permille(), 500);
        progress.restart_entries();
        assert_eq!(progress.describe(Duration::from_secs(1)), ["reading 1.0 MiB"]);
    }

    #[test]
    fn reading_again_starts_from_zero() {
        let progress = LoadProgress::default();
        progress.add_file(100);
        progress.add_entry(Section::Relations, 50);
        progress.restart_entries();
        assert_eq!(progress.permille(), 0);
    }
}
