/// Where a value starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// At the start of its own line.
    LineStart,
    /// After or below a key of a map with this indentation.
    AfterKey(usize),
    /// After the `-` of a list with this indentation.
    AfterDash(usize),
    /// In a flow collection that ends with this bracket.
    InBrackets(char),
}

impl Position {
    pub(super) fn is_in_brackets(self) -> bool {
        matches!(self, Self::InBrackets(_))
    }
}
