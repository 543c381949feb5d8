//! One way through a query: its words, or where it has none, its signs.

use super::class::Class;
use super::found::{Find, Finds};
use super::language::{Wanted, Way};
use super::loose::Survivors;
use super::mask::Mask;
use super::plain::Ask;
use super::scan::scan;
use super::typed::Typed;

impl Ask<'_> {
    /// The best entities on one way through a query, best first.
    pub(super) fn follow(self, way: &Way, survivors: &mut Survivors) -> Vec<Find> {
        if !self.typed.is_empty() {
            return self.answer(survivors);
        }
        *survivors = Survivors::default();
        match way.tests.iter().find(|test| test.wanted == Wanted::Yes) {
            Some(test) => self.to_the_letter(&test.text),
            None => self.in_rank_order(Mask::default()),
        }
    }

    /// Entities that hold a text to the letter, which `accept` makes sure of.
    fn to_the_letter(self, text: &str) -> Vec<Find> {
        let typed = Typed::new(text);
        let ask = Ask { typed: &typed, ..self };
        let mut finds = Finds::default();
        ask.straight(&mut finds);
        if !ask.is_done(&finds, Class::Scattered) {
            let rest = ask.in_rank_order(typed.letters);
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
