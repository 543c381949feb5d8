//! What was typed, made ready for comparing.

use super::fold::{cut, fold};
use super::letter_mask::LetterMask;

/// More letters than this are cut: no name is that long.
const LONGEST: usize = 200;

/// Folded words of a query that are looked for together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct QueryText {
    /// The words, apart by single blanks.
    pub(crate) text: String,
    /// The same without the blanks.
    pub(crate) squashed: String,
    /// The letters, wherever they stand.
    pub(crate) letters: LetterMask,
}

impl QueryText {
    pub(crate) fn new(text: &str) -> Self {
        let folded = fold(cut(text, 4 * LONGEST));
        let text = cut(&folded, LONGEST).trim_end().to_owned();
        let squashed = text.replace(' ', "");
        let letters = LetterMask::anywhere(&squashed);
        Self { text, squashed, letters }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// How many letters there are, blanks aside.
    pub(crate) fn length(&self) -> usize {
        self.squashed.chars().count()
    }
}
