use super::entity_name::entity_name;
use crate::model::{EntityId, Graph};

/// A number and its noun: `1 error`, `2 errors`, `no errors`.
pub(crate) fn count(number: usize, singular: &str, plural: &str) -> String {
    match number {
        0 => format!("no {plural}"),
        1 => format!("1 {singular}"),
        _ => format!("{number} {plural}"),
    }
}

/// Joins items as an English list: `a, b and c`.
pub(crate) fn series(parts: impl IntoIterator<Item: AsRef<str>>) -> String {
    let parts: Vec<_> = parts.into_iter().collect();
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => parts.concat(),
    }
}

/// The maximum number of items named in a short list.
const MAX_NAMED: usize = 8;

/// Joins items, or the first few and the number of others: `a, b and 12 more`.
pub(crate) fn short_list(items: &[&str], separator: &str) -> String {
    match items.split_at_checked(MAX_NAMED) {
        // The number replaces at least two items.
        Some((first, others @ [_, _, ..])) => {
            format!("{} and {} more", first.join(separator), others.len())
        }
        _ => items.join(separator),
    }
}

pub(crate) fn entity_names(graph: &Graph, entities: &[EntityId]) -> String {
    series(entities.iter().map(|id| entity_name(graph, *id)))
}

const NUMBER_WORDS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// A number in words up to twelve, otherwise in digits: `one`, `twelve`, `13`.
pub(crate) fn number_in_words(number: usize) -> String {
    NUMBER_WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A number, in words up to twelve, and its noun: `no relations`, `one relation`, `13 relations`.
pub(crate) fn count_in_words(number: usize, singular: &str, plural: &str) -> String {
    format!("{} {}", number_in_words(number), if number == 1 { singular } else { plural })
}

#[cfg(test)]
mod tests {
    use super::{count, count_in_words, series, short_list};

    #[test]
    fn numbers_and_lists_read_as_english() {
        let relations = |number| count(number, "relation", "relations");
        assert_eq!([0, 1, 2].map(relations), ["no relations", "1 relation", "2 relations"]);
        let in_words = |number| count_in_words(number, "relation", "relations");
        let expected = ["no relations", "one relation", "two relations", "13 relations"];
        assert_eq!([0, 1, 2, 13].map(in_words), expected);
        let parts = ["a", "b", "c"];
        assert_eq!(
            [3, 2, 1, 0].map(|length| series(&parts[..length])),
            ["a, b and c", "a and b", "a", ""]
        );
    }

    #[test]
    fn long_lists_end_with_a_number() {
        assert_eq!(short_list(&["a"; 9], ", "), "a, a, a, a, a, a, a, a, a");
        assert_eq!(short_list(&["a"; 300], ", "), "a, a, a, a, a, a, a, a and 292 more");
    }
}
