use super::fold::{fold, truncate};
use super::letter_mask::LetterMask;
use super::stop_words::is_stop_word;

/// The maximum length of a query in bytes, the same as that of an indexed spelling.
const MAX_BYTES: usize = 200;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct QueryText {
    /// The words, separated by single spaces.
    pub(crate) spaced: String,
    pub(crate) joined: String,
    /// The characters, regardless of their position in a word.
    pub(crate) letter_mask: LetterMask,
}

impl QueryText {
    pub(crate) fn new(text: &str) -> Self {
        let folded = fold(truncate(text, 4 * MAX_BYTES));
        let spaced = truncate(&folded, MAX_BYTES).trim_end().to_owned();
        let joined = spaced.replace(' ', "");
        let letter_mask = LetterMask::from_letters(&joined);
        Self { spaced, joined, letter_mask }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.spaced.is_empty()
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.spaced.split(' ').filter(|word| !word.is_empty())
    }

    /// The query without stop words, if it has both stop words and other words.
    pub(crate) fn content(&self) -> Option<Self> {
        let content = self.content_words();
        (content.len() < self.words().count()).then(|| Self::new(&content.join(" ")))
    }

    /// The words that are not stop words, or all words if there are no others.
    pub(crate) fn content_words(&self) -> Vec<&str> {
        let content: Vec<&str> = self.words().filter(|word| !is_stop_word(word)).collect();
        if content.is_empty() { self.words().collect() } else { content }
    }

    /// The number of characters without spaces.
    pub(crate) fn length(&self) -> usize {
        count_characters(&self.joined)
    }
}

/// The words of a folded text, each with the position of its start, in the unit of `length` (bytes or characters).
pub(crate) fn word_positions(
    text: &str,
    length: impl Fn(&str) -> usize,
) -> impl Iterator<Item = (usize, &str)> {
    let mut position = 0;
    text.split(' ').map(move |word| {
        let start = position;
        position += length(word) + 1;
        (start, word)
    })
}

pub(crate) fn count_characters(text: &str) -> usize {
    text.chars().count()
}
