//! The names of all entities, or their roles, with word indexes.

use super::spelling_table::{Spelling, SpellingTable};
use super::word_index::WordIndex;
use crate::model::{Entity, Graph};
use crate::system::at_once;

/// Above this number of spellings, the two word indexes are sorted on two threads.
const MANY_SPELLINGS: usize = 20_000;

#[derive(Debug, Default)]
pub(crate) struct Catalog {
    pub(crate) spellings: SpellingTable,
    pub(crate) first_words: WordIndex,
    pub(crate) later_words: WordIndex,
}

impl Catalog {
    pub(crate) fn new(graph: &Graph, spell: impl Fn(Entity<'_>, &mut Vec<Spelling>)) -> Self {
        let spellings = SpellingTable::new(graph, spell);
        let (first_words, later_words) = if spellings.len() > MANY_SPELLINGS {
            at_once(
                || WordIndex::from_first_words(&spellings),
                || WordIndex::from_later_words(&spellings),
            )
        } else {
            (WordIndex::from_first_words(&spellings), WordIndex::from_later_words(&spellings))
        };
        Self { spellings, first_words, later_words }
    }

    /// The offsets of the words that start with a prefix: first words, and later ones.
    pub(crate) fn starting_with(&self, prefix: &str) -> [&[u32]; 2] {
        let (text, prefix) = (self.spellings.bytes(), prefix.as_bytes());
        [&self.first_words, &self.later_words].map(|index| index.starting_with(text, prefix))
    }

    pub(crate) fn size(&self) -> usize {
        self.spellings.size() + self.first_words.size() + self.later_words.size()
    }
}
