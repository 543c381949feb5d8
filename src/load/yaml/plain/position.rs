//! The position of a value among maps, lists and brackets.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// At the start of its own line.
    Line,
    /// After or below a key of a map with this indentation.
    Under(usize),
    /// After the `-` of a list with this indentation.
    Item(usize),
    /// In brackets that are closed by this character.
    Brackets(char),
}

impl Position {
    pub(super) fn is_in_brackets(self) -> bool {
        matches!(self, Self::Brackets(_))
    }
}
