#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "names are ranges of texts")]

mod token;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{EntityId, Graph};

use token::{Token, TokenKind, extend_run_hash, matches_name, tokens};

/// An occurrence of an entity's name in text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityMention {
    /// The byte range of the name.
    pub range: Range<usize>,
    /// The entity; the first by id if several share the name.
    pub entity: EntityId,
}

/// An index of the names in a graph, for finding them in text.
///
/// One table maps each token to the length of the longest name that starts with it; runs of tokens up to this length
/// are looked up in a sorted table of whole names. Lookup is linear in the length of the text and nearly independent of
/// the number of names; a name takes about 40 bytes.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    /// All names, concatenated.
    text: String,
    /// Sorted by hash, then entity.
    table: Vec<NameEntry>,
    /// The length in tokens of the longest name that starts with a token of this hash.
    longest: HashMap<u64, u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct NameEntry {
    hash: u64,
    entity: EntityId,
    start: u32,
    end: u32,
}

impl NameIndex {
    /// Collects the names and aliases of a graph, except those that would be found everywhere: punctuation, and single
    /// characters of scripts without spaces.
    pub fn new(graph: &Graph) -> Self {
        let mut names = Self::default();
        for entity in graph.entities() {
            for name in entity.names() {
                names.add(name, entity.id());
            }
        }
        names.table.sort_unstable();
        names.table.shrink_to_fit();
        names
    }

    /// The entities named in text, from left to right, without overlaps: at each position the
    /// longest name wins, and only whole words match.
    pub fn mentions(&self, text: &str) -> Vec<EntityMention> {
        let tokens = tokens(text);
        let mut mentions = Vec::new();
        let mut index = 0;
        while index < tokens.len() {
            match self.longest_name(text, &tokens[index..]) {
                Some((length, entity)) => {
                    let end = tokens[index + length - 1].range.end;
                    mentions.push(EntityMention { range: tokens[index].range.start..end, entity });
                    index += length;
                }
                None => index += 1,
            }
        }
        mentions
    }

    fn add(&mut self, name: &str, entity: EntityId) {
        let tokens = tokens(name);
        let (Some(first), true) = (tokens.first(), is_distinctive(&tokens)) else { return };
        let length = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        let longest = self.longest.entry(first.hash).or_default();
        *longest = length.max(*longest);
        let hash = tokens.iter().fold(None, |before, token| Some(extend_run_hash(before, token)));
        let start = self.text.len();
        self.text.push_str(name);
        let bounds = [start, self.text.len()].map(u32::try_from);
        if let (Some(hash), [Ok(start), Ok(end)]) = (hash, bounds) {
            self.table.push(NameEntry { hash, entity, start, end });
        }
    }

    /// The longest name at the start of `tokens`: its length in tokens, and its entity.
    fn longest_name(&self, text: &str, tokens: &[Token]) -> Option<(usize, EntityId)> {
        let max_length = *self.longest.get(&tokens[0].hash)? as usize;
        let mut hash = None;
        let mut best = None;
        for (index, token) in tokens.iter().take(max_length).enumerate() {
            hash = Some(extend_run_hash(hash, token));
            let candidate = &text[tokens[0].range.start..token.range.end];
            let entity = hash.and_then(|hash| self.find_name(hash, candidate));
            best = entity.map(|entity| (index + 1, entity)).or(best);
        }
        best
    }

    fn find_name(&self, hash: u64, candidate: &str) -> Option<EntityId> {
        let first = self.table.partition_point(|name| name.hash < hash);
        let same_hash = self.table[first..].iter().take_while(|name| name.hash == hash);
        let text = |name: &NameEntry| &self.text[name.start as usize..name.end as usize];
        same_hash
            .into_iter()
            .find(|name| matches_name(candidate, text(name)))
            .map(|name| name.entity)
    }
}

/// The words in text, each with its byte offset. Skips punctuation, and characters of scripts without spaces between
/// words.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| (token.range.start, &text[token.range]))
}

fn is_distinctive(tokens: &[Token]) -> bool {
    let significant = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count();
    significant > 1 || tokens.iter().any(|token| token.kind == TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::NameIndex;
    use crate::model::sample::graph;

    #[test]
    fn the_longest_name_wins_and_only_whole_words_match() {
        let graph = graph("li\n li-bin\n bin");
        let names = NameIndex::new(&graph);
        let mentions = |text: &str| {
            let mentions = names.mentions(text).into_iter();
            mentions
                .map(|mention| {
                    let slug = graph.entity(mention.entity).slug();
                    format!("{slug}@{}", mention.range.start)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(mentions("Li Bin and Li met Bin."), ["li-bin@0", "li@11", "bin@18"]);
        assert_eq!(mentions("LI BIN's (Bin)"), ["li-bin@0", "bin@10"]);
        assert!(mentions("Libya, Binary, li, bin").is_empty());
    }
}
