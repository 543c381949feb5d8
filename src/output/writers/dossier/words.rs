//! Small matters of English.

/// Numbers that are written out.
const WRITTEN: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// `one`, `twelve`, `13`.
pub(super) fn number(number: usize) -> String {
    WRITTEN.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `no relations`, `one relation`, `three relations`.
pub(super) fn count(of_them: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(of_them), if of_them == 1 { one } else { many })
}

/// The text with its first letter a capital, past marks of emphasis.
pub(super) fn sentence_case(text: &str) -> String {
    let marks = text.len() - text.trim_start_matches('*').len();
    let mut letters = text[marks..].chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    text[..marks].chars().chain(first).chain(letters).collect()
}

/// The text with a full stop, unless it ends like a sentence.
pub(super) fn full_stop(text: &str) -> String {
    let ended = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::{count, full_stop, sentence_case};

    #[test]
    fn numbers_and_sentences_read_as_english() {
        let count = |number| count(number, "relation", "relations");
        let told = [0, 1, 2, 13].map(count);
        assert_eq!(told, ["no relations", "one relation", "two relations", "13 relations"]);
        assert_eq!([full_stop("so"), full_stop("so!")], ["so.", "so!"]);
        assert_eq!([sentence_case("so"), sentence_case("*so*")], ["So", "*So*"]);
    }
}
