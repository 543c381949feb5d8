/// How well a word or date in text matches a query term, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quality {
    /// Only related, which is not a match: another word with the same stem, or a date without the year.
    Related,
    /// With a typo, or two in a long word.
    Typo,
    /// A word that starts with the query word.
    Prefix,
    /// Another form of the same word: `sanctioned` for `sanctions`.
    Form,
    Exact,
}

impl Quality {
    /// The factor for the weight of the term.
    pub(super) fn factor(self) -> f64 {
        match self {
            Self::Typo => 0.4,
            Self::Related | Self::Prefix => 0.6,
            Self::Form => 0.9,
            Self::Exact => 1.0,
        }
    }
}
