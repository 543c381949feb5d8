//! Finds the values of a dimension by their displayed names.

use crate::model::Graph;

use super::dimension::Values;

/// The forms of "to be" that start a passive: `was advised by`.
const FORMS_OF_BE: [&str; 4] = ["was ", "were ", "is ", "are "];

impl Values {
    /// The values that a word refers to: the value with this name, or else all that are displayed as the word.
    ///
    /// Case, hyphens and underscores do not matter, and a name may be in the plural or the
    /// passive: `People`, `rivalries`, `was advised by`.
    pub(super) fn find(&self, graph: &Graph, word: &str) -> Vec<usize> {
        if let Some(value) = self.names(graph).position(|name| name == word) {
            return vec![value];
        }
        let word = normalise(word);
        let matches = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let is_match =
                |value: &usize| self.all_names(graph, *value).any(|name| test(&normalise(name)));
            (0..(self.count)(graph)).filter(is_match).collect()
        };
        let exact = matches(&|name| name == word);
        if exact.is_empty() { matches(&|name| is_inflected(name, &word)) } else { exact }
    }
}

/// Whether a word is the plural or the passive of a name.
fn is_inflected(name: &str, word: &str) -> bool {
    let passive = FORMS_OF_BE.iter().find_map(|form| word.strip_prefix(form)?.strip_suffix(" by"));
    let plural = match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    };
    !name.is_empty() && (word == plural || passive == Some(name))
}

/// Converts to lower case, with one space between words.
fn normalise(word: &str) -> String {
    let words = word.split(|character: char| character.is_whitespace() || "_-".contains(character));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<String>>().join(" ")
}
