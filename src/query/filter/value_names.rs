use crate::model::Graph;

use super::dimension::Values;

/// The forms of "to be" that can start a passive, such as `was advised by`.
const FORMS_OF_BE: [&str; 4] = ["was ", "were ", "is ", "are "];

impl Values {
    /// The value with exactly the name `word`, or else all values with a similar name.
    ///
    /// Names are similar if they differ only in case, hyphens, underscores and spaces. If no name is similar, the word
    /// may also be the plural or passive of a name: `rivalries`, `was advised by`.
    pub(super) fn find(&self, graph: &Graph, word: &str) -> Vec<usize> {
        if let Some(value) = self.names(graph).position(|name| name == word) {
            return vec![value];
        }
        let word = normalise(word);
        let values_where = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let is_match =
                |value: &usize| self.all_names(graph, *value).any(|name| test(&normalise(name)));
            (0..(self.count)(graph)).filter(is_match).collect()
        };
        let equal = values_where(&|name| name == word);
        if equal.is_empty() { values_where(&|name| is_inflected(name, &word)) } else { equal }
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

fn normalise(word: &str) -> String {
    let words = word.split(|character: char| character.is_whitespace() || "_-".contains(character));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<String>>().join(" ")
}
