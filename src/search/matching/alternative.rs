//! One way through a query: its words, or where it has none, its signs.

use super::class::Class;
use super::free_text::NameQuery;
use super::matches::{Match, Matches};
use super::scan::scan;
use super::subsequence::CandidateCache;
use crate::search::language::Alternative;
use crate::search::spelling::LetterMask;

impl NameQuery<'_> {
    /// The best entities on one way through a query, best first.
    pub(crate) fn follow(self, way: &Alternative, survivors: &mut CandidateCache) -> Vec<Match> {
        if !self.typed.is_empty() {
            return self.answer(survivors);
        }
        *survivors = CandidateCache::default();
        if way.marked.is_empty() {
            return self.in_rank_order(LetterMask::default());
        }
        NameQuery { typed: &way.marked, ..self }.to_the_letter()
    }

    /// Entities that hold a text to the letter, which `accept` makes sure of.
    fn to_the_letter(self) -> Vec<Match> {
        let mut finds = Matches::default();
        self.straight(&mut finds);
        if !self.is_done(&finds, Class::Scattered) {
            let rest = self.in_rank_order(self.typed.letters);
            finds.extend(rest);
        }
        finds.best(self.limit)
    }

    /// The first entities that are accepted, from the most connected on.
    fn in_rank_order(self, letters: LetterMask) -> Vec<Match> {
        let keys = &self.names.keys;
        let (found, _) = scan(keys.owner_count(), self.limit, self.cancelled, |block| {
            let owned = keys.owned(block, letters, LetterMask::default());
            let found = owned.filter_map(|keys_of_it| {
                let key = keys_of_it.start;
                let (entity, place) = (keys.owner(key), keys.start(key));
                let find = Match { entity, class: Class::Scattered, detail: 0, key, place };
                (self.accept)(entity).then_some(find)
            });
            let found: Vec<Match> = found.collect();
            let count = found.len();
            (found, count)
        });
        let mut finds = Matches::default();
        finds.extend(found);
        finds.best(self.limit)
    }
}
