//! Small matters of English.

/// `no relations`, `one relation`, `3 relations`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("one {one}"),
        _ => format!("{number} {many}"),
    }
}

/// The text with its first letter a capital.
pub(super) fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with a full stop, unless it ends like a sentence.
pub(super) fn full_stop(text: &str) -> String {
    let ended = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::{count, full_stop};

    #[test]
    fn numbers_and_endings_read_as_english() {
        let count = |number| count(number, "relation", "relations");
        assert_eq!([0, 1, 2].map(count), ["no relations", "one relation", "2 relations"]);
        assert_eq!([full_stop("so"), full_stop("so!")], ["so.", "so!"]);
    }
}
