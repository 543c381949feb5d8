//! The spellings of a graph with the two shelves that find them by their beginnings.

use super::keys::Keys;
use super::shelf::Shelf;
use crate::model::Graph;

/// One kind of text of every entity, ready to be searched.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    pub(crate) keys: Keys,
    pub(crate) firsts: Shelf,
    pub(crate) others: Shelf,
}

impl Catalog {
    /// Names, aliases and slugs in every spelling.
    pub(crate) fn of_names(graph: &Graph) -> Self {
        Self::shelve(Keys::of_names(graph))
    }

    /// What entities are.
    pub(crate) fn of_roles(graph: &Graph) -> Self {
        Self::shelve(Keys::of_roles(graph))
    }

    /// Where words begin so: first words and later ones.
    pub(crate) fn begun(&self, word: &str) -> [&[u32]; 2] {
        [&self.firsts, &self.others].map(|shelf| {
            shelf.places(shelf.narrow(self.keys.bytes(), shelf.all(), word.as_bytes()))
        })
    }

    fn shelve(keys: Keys) -> Self {
        let big = keys.len() > 20_000;
        let (firsts, others) = if big {
            std::thread::scope(|scope| {
                let firsts = scope.spawn(|| Shelf::of_firsts(&keys));
                let others = Shelf::of_others(&keys);
                (firsts.join().unwrap_or_default(), others)
            })
        } else {
            (Shelf::of_firsts(&keys), Shelf::of_others(&keys))
        };
        Self { keys, firsts, others }
    }

    /// How many bytes of memory it fills.
    pub(crate) fn size(&self) -> usize {
        self.keys.size() + self.firsts.size() + self.others.size()
    }
}
