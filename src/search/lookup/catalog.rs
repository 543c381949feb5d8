//! The spellings of a graph with the two shelves that find them by their beginnings.

use super::spelling_table::SpellingTable;
use super::word_index::WordIndex;
use crate::model::Graph;

/// One kind of text of every entity, ready to be searched.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    pub(crate) keys: SpellingTable,
    pub(crate) firsts: WordIndex,
    pub(crate) others: WordIndex,
}

impl Catalog {
    /// Names, aliases and slugs in every spelling.
    pub(crate) fn of_names(graph: &Graph) -> Self {
        Self::shelve(SpellingTable::of_names(graph))
    }

    /// What entities are.
    pub(crate) fn of_roles(graph: &Graph) -> Self {
        Self::shelve(SpellingTable::of_roles(graph))
    }

    /// Where words begin so: first words and later ones.
    pub(crate) fn begun(&self, word: &str) -> [&[u32]; 2] {
        [&self.firsts, &self.others].map(|shelf| {
            shelf.places(shelf.narrow(self.keys.bytes(), shelf.all(), word.as_bytes()))
        })
    }

    fn shelve(keys: SpellingTable) -> Self {
        let big = keys.len() > 20_000;
        let (firsts, others) = if big {
            std::thread::scope(|scope| {
                let firsts = scope.spawn(|| WordIndex::of_firsts(&keys));
                let others = WordIndex::of_others(&keys);
                (firsts.join().unwrap_or_default(), others)
            })
        } else {
            (WordIndex::of_firsts(&keys), WordIndex::of_others(&keys))
        };
        Self { keys, firsts, others }
    }

    /// How many bytes of memory it fills.
    pub(crate) fn size(&self) -> usize {
        self.keys.size() + self.firsts.size() + self.others.size()
    }
}
