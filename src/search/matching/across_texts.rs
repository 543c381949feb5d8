//! Words spread over several texts of one entity: its name, its other names, what it is.

use std::cmp::Reverse;

use super::class::Class;
use super::free_text::NameQuery;
use super::matches::{Match, Matches};
use crate::model::{Entity, EntityId};
use crate::search::lookup::{Catalog, spell_all};
use crate::search::spelling::fold;

/// Places of the rarest word that are looked at on each shelf, the most connected ones first.
const MOST: usize = 200;

impl NameQuery<'_> {
    /// Entities that have all the words, though no one text of them has: `lei jun xiaomi`.
    pub(crate) fn together(self, finds: &mut Matches) {
        if self.typed.words().nth(1).is_none() {
            return;
        }
        let ids = self.with_rarest_word().into_iter().filter(|id| (self.accept)(*id));
        let entities = ids.map(|id| self.graph.entity(id));
        let mut found: Vec<Entity<'_>> = entities.filter(|entity| self.has_all(*entity)).collect();
        found.sort_unstable_by_key(|entity| {
            (Reverse(self.graph.degree(entity.id())), entity.name(), entity.slug())
        });
        for (entity, behind) in found.iter().zip(0..) {
            let (class, detail) = (Class::AcrossTexts, Class::STEP - 1 - behind);
            let key = entity.id().index();
            finds.add(Match { entity: entity.id(), class, detail, key, place: 0 });
        }
    }

    /// Who has the word typed that the fewest have, each once.
    fn with_rarest_word(self) -> Vec<EntityId> {
        let catalogs = [self.names, self.roles];
        let begun = |word| catalogs.map(|catalog: &Catalog| catalog.begun(word));
        let words = self.typed.words().map(begun);
        let count = |shelves: &[[&[u32]; 2]; 2]| shelves.iter().flatten().map(|s| s.len()).sum();
        let Some(rarest) = words.min_by_key(|shelves| -> usize { count(shelves) }) else {
            return Vec::new();
        };
        let mut owners = Vec::new();
        for (catalog, shelves) in catalogs.into_iter().zip(rarest) {
            for places in shelves {
                let first = smallest(places);
                owners
                    .extend(first.iter().map(|place| catalog.keys.owner(catalog.keys.at(*place))));
            }
        }
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// Whether each word typed begins a word of some text of an entity.
    fn has_all(self, entity: Entity<'_>) -> bool {
        let mut texts: Vec<String> = entity.role().map(fold).into_iter().collect();
        spell_all(entity, &mut texts);
        let has = |word: &str| texts.iter().any(|text| has_word(text, word));
        self.typed.words().all(has)
    }
}

/// Whether some word of a folded text begins so.
pub(crate) fn has_word(text: &str, beginning: &str) -> bool {
    text.split(' ').any(|word| word.starts_with(beginning))
}

fn smallest(places: &[u32]) -> Vec<u32> {
    let mut places = places.to_vec();
    if places.len() > MOST {
        places.select_nth_unstable(MOST);
        places.truncate(MOST);
    }
    places
}
