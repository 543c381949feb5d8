use std::collections::BTreeSet;

use super::spelling::{fold, readings, truncate};
use crate::model::Entity;

/// The length limit of a key, in bytes; no one types that much to find a name.
const MAX_BYTES: usize = 200;

/// The strings by which an entity can be found, folded, each with its field: `name`, `alias`, `slug`, `reading` (pinyin and other
/// romanisations) or `initials`.
pub(crate) fn search_keys(entity: Entity<'_>) -> BTreeSet<(String, &'static str)> {
    let mut keys = BTreeSet::new();
    let mut add = |key: &str, field| {
        if !key.is_empty() {
            keys.insert((truncate(key, MAX_BYTES).to_owned(), field));
        }
    };
    let alias_fields = std::iter::repeat("alias");
    for (name, field) in entity.names().zip(std::iter::once("name").chain(alias_fields)) {
        let folded = fold(name);
        add(&folded, field);
        add(&initials(&folded), "initials");
        for reading in readings(name) {
            add(&reading.spelling.text, "reading");
            add(&initials(&reading.spelling.text), "initials");
        }
    }
    add(&fold(entity.slug()), "slug");
    keys
}

/// The first characters of the words; empty if there is only one word.
fn initials(folded: &str) -> String {
    let words = folded.split(' ');
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() > 1 { initials } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::search_keys;
    use crate::load::{GraphSource, load};

    #[test]
    fn names_are_found_by_alias_pinyin_and_initials() {
        let graph = load(&GraphSource::BuiltIn, None).graph;
        let entity = graph.find_entity("richard-yu").expect("the entity should exist");
        let keys = search_keys(graph.entity(entity));
        for key in [
            ("richard yu", "name"),
            ("ry", "initials"),
            ("yu cheng dong", "reading"),
            ("ycd", "initials"),
        ] {
            assert!(keys.contains(&(key.0.to_owned(), key.1)), "{key:?} is not in {keys:?}");
        }
    }
}
