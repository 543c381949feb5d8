//! One way through a query: its words, or where it has none, its signs.

use super::class::Class;
use super::found::{Find, Finds};
use super::loose::Survivors;
use super::plain::Ask;
use super::scan::scan;
use crate::search::language::Way;
use crate::search::spelling::Mask;

impl Ask<'_> {
    /// The best entities on one way through a query, best first.
    pub(crate) fn follow(self, way: &Way, survivors: &mut Survivors) -> Vec<Find> {
        if !self.typed.is_empty() {
            return self.answer(survivors);
        }
        *survivors = Survivors::default();
        if way.marked.is_empty() {
            return self.in_rank_order(Mask::default());
        }
        Ask { typed: &way.marked, ..self }.to_the_letter()
    }

    /// Entities that hold a text to the letter, which `accept` makes sure of.
    fn to_the_letter(self) -> Vec<Find> {
        let mut finds = Finds::default();
        self.straight(&mut finds);
        if !self.is_done(&finds, Class::Scattered) {
            let rest = self.in_rank_order(self.typed.letters);
            finds.extend(rest);
        }
        finds.best(self.limit)
    }

    /// The first entities that are accepted, from the most connected on.
    fn in_rank_order(self, letters: Mask) -> Vec<Find> {
        let keys = &self.names.keys;
        let (found, _) = scan(keys.owner_count(), self.limit, self.cancelled, |block| {
            let owned = keys.owned(block, letters, Mask::default());
            let found = owned.filter_map(|keys_of_it| {
                let key = keys_of_it.start;
                let (entity, place) = (keys.owner(key), keys.start(key));
                let find = Find { entity, class: Class::Scattered, detail: 0, key, place };
                (self.accept)(entity).then_some(find)
            });
            let found: Vec<Find> = found.collect();
            let count = found.len();
            (found, count)
        });
        let mut finds = Finds::default();
        finds.extend(found);
        finds.best(self.limit)
    }
}
