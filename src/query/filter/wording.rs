//! Finds values of a dimension by the words in which they are displayed.

use crate::model::Graph;

use super::dimension::Values;

/// The forms of "to be" that start a passive: `was advised by`.
const BEING: [&str; 4] = ["was ", "were ", "is ", "are "];

impl Values {
    /// The values that a word means: the one with that name, else all that are displayed as that word.
    ///
    /// Case and punctuation do not matter, and a name may be in the plural or the
    /// passive: `People`, `rivalries`, `was advised by`.
    pub(super) fn named(&self, graph: &Graph, word: &str) -> Vec<usize> {
        if let Some(value) = self.names(graph).position(|name| name == word) {
            return vec![value];
        }
        let word = plain(word);
        let called = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let is_called =
                |value: &usize| self.words(graph, *value).any(|known| test(&plain(known)));
            (0..(self.count)(graph)).filter(is_called).collect()
        };
        let printed = called(&|known| known == word);
        if printed.is_empty() { called(&|known| is_inflected(known, &word)) } else { printed }
    }
}

/// Whether a word is another one in the plural or the passive.
fn is_inflected(known: &str, word: &str) -> bool {
    let passive = BEING.iter().find_map(|being| word.strip_prefix(being)?.strip_suffix(" by"));
    let plural = match known.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{known}s"),
    };
    !known.is_empty() && (word == plural || passive == Some(known))
}

/// Converts to lower case, with one space between words.
fn plain(word: &str) -> String {
    let words = word.split(|character: char| character.is_whitespace() || "_-".contains(character));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<String>>().join(" ")
}
