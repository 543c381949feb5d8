//! Finds quoted words in text, despite differences between printed and typed text in quotation marks, spaces and
//! accent encoding.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "ranges are of matched words")]

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The byte range of quoted words in text. Any single quotation mark or apostrophe matches any other, and so do
/// double ones; accents match in either normalisation form, any whitespace matches a space, and soft hyphens and
/// zero-width spaces are ignored.
pub(crate) fn find_quotation(text: &str, words: &str) -> Option<Range<usize>> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    if let Some(start) = text.find(words) {
        return Some(start..start + words.len());
    }
    let (text, words) = (ComparableText::new(text), ComparableText::new(words).text);
    let start = text.text.find(&words).filter(|_| !words.is_empty())?;
    let last = start + words.len() - 1;
    Some(text.origins[start].start..text.origins[last].end)
}

/// The passage most similar to quoted words: with the same number of words, at least half of them equal.
pub(crate) fn nearest_passage<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let fold = |word: &str| ComparableText::new(word).text.to_lowercase();
    let quoted: Vec<String> = words.unicode_words().map(fold).collect();
    if quoted.is_empty() {
        return None;
    }
    let printed: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let folded: Vec<String> = printed.iter().map(|(_, word)| fold(word)).collect();
    let matches = |window: &[String]| window.iter().zip(&quoted).filter(|(a, b)| a == b).count();
    let scores = folded.windows(quoted.len()).map(matches).enumerate();
    // The first window is the best among equals.
    let (first, score) = scores.rev().max_by_key(|(_, score)| *score)?;
    let ((start, _), (end, last)) = (printed[first], printed[first + quoted.len() - 1]);
    (2 * score >= quoted.len()).then(|| &text[start..end + last.len()])
}

/// Soft hyphens, and zero-width spaces and joiners, both raw and as articles show them.
const IGNORED: [&str; 8] = [
    "\u{ad}",
    "\\u{ad}",
    "\u{200b}",
    "\\u{200b}",
    "\u{2060}",
    "\\u{2060}",
    "\u{feff}",
    "\\u{feff}",
];

/// Text normalised for comparing quotations.
struct ComparableText {
    text: String,
    /// For each byte of `text`, the range of the original text that it comes from.
    origins: Vec<Range<usize>>,
}

impl ComparableText {
    fn new(original: &str) -> Self {
        let mut comparable = Self { text: String::new(), origins: Vec::new() };
        let mut ignored_until = 0;
        for (start, cluster) in original.grapheme_indices(true) {
            let rest = &original[start..];
            if let Some(ignored) = IGNORED.iter().find(|ignored| rest.starts_with(**ignored)) {
                ignored_until = ignored_until.max(start + ignored.len());
            }
            if start < ignored_until {
                continue;
            }
            let origin = start..start + cluster.len();
            if !cluster.trim().is_empty() {
                cluster.nfc().for_each(|character| comparable.push(plain(character), &origin));
            } else if !comparable.text.ends_with(' ') {
                comparable.push(' ', &origin);
            }
        }
        comparable
    }

    fn push(&mut self, character: char, origin: &Range<usize>) {
        self.text.push(character);
        self.origins.resize(self.text.len(), origin.clone());
    }
}

/// The keyboard equivalent of a printed quotation mark; other characters are unchanged.
fn plain(character: char) -> char {
    match character {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '『' | '』' | '＂' => {
            '"'
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{find_quotation, nearest_passage};

    #[test]
    fn typed_words_match_printed_ones() {
        for (text, words, found) in [
            ("He doesn’t want to.", "doesn't want", Some("doesn’t want")),
            ("He came to “win” it.", "\"win\" it", Some("“win” it")),
            ("It's \"new\".", "’s “new”", Some("'s \"new\"")),
            ("The cafe\u{301} owner", "caf\u{e9} owner", Some("cafe\u{301} owner")),
            ("The caf\u{e9} owner", "cafe\u{301}", Some("caf\u{e9}")),
            (
                "The \u{1112}\u{1161}\u{11ab} river",
                "한 river",
                Some("\u{1112}\u{1161}\u{11ab} river"),
            ),
            ("two \u{a0} spaces", " two spaces ", Some("two \u{a0} spaces")),
            ("two spaces", "two\tspaces", Some("two spaces")),
            ("北京「新车」上市", "\"新车\"", Some("「新车」")),
            ("the manu\u{ad}facturer", "manufacturer", Some("manu\u{ad}facturer")),
            ("the manu\\u{ad}facturer", "manufacturer", Some("manu\\u{ad}facturer")),
            ("ze\\u{200b}ro width", "zero\u{200b} w", Some("ze\\u{200b}ro w")),
            ("zero", "\u{200b}", None),
            ("The owner", "the owner", None),
            ("cafe", "caf\u{e9}", None),
            ("a text", " ", None),
        ] {
            let range = find_quotation(text, words);
            assert_eq!(range.map(|range| &text[range]), found, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn the_nearest_passage_has_half_of_the_words() {
        let text = "He said that he “mildly urged” them: build cars, and build them soon.";
        for (words, found) in [
            ("strongly urged them", Some("mildly urged” them")),
            ("BUILD cars now", Some("build cars, and")),
            ("build", Some("build")),
            ("entirely other words", None),
            ("…", None),
            (&"word ".repeat(40), None),
        ] {
            assert_eq!(nearest_passage(text, words), found, "{words}");
        }
    }
}
