//! What was typed, made ready for comparing.

use super::fold::{cut, fold};
use super::mask::Mask;

/// More letters than this are cut: no name is that long.
const LONGEST: usize = 200;

/// Folded words of a query that are looked for together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The words, apart by single blanks.
    pub(super) text: String,
    /// The same without the blanks.
    pub(super) squashed: String,
    /// The letters, wherever they stand.
    pub(super) letters: Mask,
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(cut(text, 4 * LONGEST));
        let text = cut(&folded, LONGEST).trim_end().to_owned();
        let squashed = text.replace(' ', "");
        let letters = Mask::anywhere(&squashed);
        Self { text, squashed, letters }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// How many letters there are, blanks aside.
    pub(super) fn length(&self) -> usize {
        self.squashed.chars().count()
    }
}
