//! Where entities are named in a text.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{EntityId, Graph};

/// An entity named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text that name it.
    pub range: Range<usize>,
    /// The entity; where two share the name, the first by id.
    pub entity: EntityId,
}

/// Every name of a graph, ready to be found in texts.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Names by their first letter, the longest first.
    by_first: HashMap<char, Vec<(String, EntityId)>>,
}

impl Names {
    /// Collects the names and aliases of a graph.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut by_first: HashMap<char, Vec<(String, EntityId)>> = HashMap::new();
        for entity in graph.entities() {
            let aliases = entity.aliases().map(|alias| alias.name);
            for name in std::iter::once(entity.name()).chain(aliases) {
                let Some(first) = name.chars().next() else { continue };
                by_first.entry(first).or_default().push((name.to_owned(), entity.id()));
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|(name, entity)| (std::cmp::Reverse(name.len()), *entity));
        }
        Self { by_first }
    }

    /// The entities named in a text, from left to right, without overlaps: at each place the
    /// longest name counts.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut past = 0;
        for (at, letter) in text.char_indices() {
            if at < past {
                continue;
            }
            let names = self.by_first.get(&letter).map_or(&[][..], Vec::as_slice);
            let found = names.iter().find(|(name, _)| stands_at(text, at, name));
            let Some((name, entity)) = found else { continue };
            past = at + name.len();
            mentions.push(Mention { range: at..past, entity: *entity });
        }
        mentions
    }
}

fn stands_at(text: &str, at: usize, name: &str) -> bool {
    let (before, rest) = text.split_at(at);
    let Some(after) = rest.strip_prefix(name) else { return false };
    let joined = |one: Option<char>, other: Option<char>| {
        let word = |letter: Option<char>| letter.is_some_and(is_western);
        word(one) && word(other)
    };
    !joined(before.chars().next_back(), name.chars().next())
        && !joined(name.chars().next_back(), after.chars().next())
}

/// Whether a letter belongs to a script that puts blanks between words.
fn is_western(letter: char) -> bool {
    letter.is_alphanumeric()
        && !matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::model::sample::graph;

    #[test]
    fn the_longest_name_counts_and_words_are_whole() {
        let graph = graph("li\n li-bin\n bin");
        let names = Names::new(&graph);
        let found = |text: &str| {
            let mentions = names.mentions(text).into_iter();
            mentions
                .map(|mention| {
                    format!("{}@{}", graph.entity(mention.entity).slug(), mention.range.start)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Li Bin and Li met Bin."), ["li-bin@0", "li@11", "bin@18"]);
        assert!(found("Libya, Binary").is_empty());
    }
}
