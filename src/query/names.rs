//! Finds the names of entities in a text.

mod token;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{EntityId, Graph};

use token::{Token, TokenKind, join, matches_name, tokens};

/// An entity named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The byte range of the name.
    pub range: Range<usize>,
    /// The entity; the first by id if several share the name.
    pub entity: EntityId,
}

/// An index of every name of a graph, for finding them in texts.
///
/// A text is split into words. A table of first words bounds how many more may belong to a name, and a sorted table
/// of whole names decides. Searching takes time linear in the text, whatever the number of names; a name takes about
/// 40 bytes.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// All names, concatenated.
    letters: String,
    /// By hash, then entity.
    table: Vec<FoldedName>,
    /// The length in tokens of the longest name that starts with a token of this hash.
    longest: HashMap<u64, u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct FoldedName {
    folded: u64,
    entity: EntityId,
    start: u32,
    end: u32,
}

impl Names {
    /// Collects the names and aliases of a graph.
    ///
    /// Names without letters or of a single ideograph are left out: they would be found everywhere.
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

    /// The entities named in a text, from left to right, without overlaps: at each position the
    /// longest name wins, and only whole words count.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let tokens = tokens(text);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.longest_at(text, &tokens[at..]) {
                Some((length, entity)) => {
                    let end = tokens[at + length - 1].range.end;
                    mentions.push(Mention { range: tokens[at].range.start..end, entity });
                    at += length;
                }
                None => at += 1,
            }
        }
        mentions
    }

    fn add(&mut self, name: &str, entity: EntityId) {
        let tokens = tokens(name);
        let (Some(first), true) = (tokens.first(), is_distinct(&tokens)) else { return };
        let long = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        let longest = self.longest.entry(first.folded).or_default();
        *longest = long.max(*longest);
        let folded = tokens.iter().fold(None, |before, token| Some(join(before, token)));
        let start = self.letters.len();
        self.letters.push_str(name);
        let bounds = [start, self.letters.len()].map(u32::try_from);
        if let (Some(folded), [Ok(start), Ok(end)]) = (folded, bounds) {
            self.table.push(FoldedName { folded, entity, start, end });
        }
    }

    /// The longest name at the start of the tokens: its length in tokens and its entity.
    fn longest_at(&self, text: &str, tokens: &[Token]) -> Option<(usize, EntityId)> {
        let most = *self.longest.get(&tokens[0].folded)? as usize;
        let mut folded = None;
        let mut best = None;
        for (index, token) in tokens.iter().take(most).enumerate() {
            folded = Some(join(folded, token));
            let said = &text[tokens[0].range.start..token.range.end];
            let found = folded.and_then(|folded| self.named(folded, said));
            best = found.map(|entity| (index + 1, entity)).or(best);
        }
        best
    }

    fn named(&self, folded: u64, said: &str) -> Option<EntityId> {
        let first = self.table.partition_point(|name| name.folded < folded);
        let alike = self.table[first..].iter().take_while(|name| name.folded == folded);
        let letters = |name: &FoldedName| &self.letters[name.start as usize..name.end as usize];
        alike.into_iter().find(|name| matches_name(said, letters(name))).map(|name| name.entity)
    }
}

/// The words of a text, each with the byte it starts at, without ideographs and punctuation.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| (token.range.start, &text[token.range]))
}

fn is_distinct(tokens: &[Token]) -> bool {
    let telling = tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count();
    telling > 1 || tokens.iter().any(|token| token.kind == TokenKind::Word)
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
                    let slug = graph.entity(mention.entity).slug();
                    format!("{slug}@{}", mention.range.start)
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(found("Li Bin and Li met Bin."), ["li-bin@0", "li@11", "bin@18"]);
        assert_eq!(found("LI BIN's (Bin)"), ["li-bin@0", "bin@10"]);
        assert!(found("Libya, Binary, li, bin").is_empty());
    }
}
