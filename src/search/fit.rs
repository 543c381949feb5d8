/// How an item matches a query, the best kind of match first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// A whole name or identifier, or all words of the query next to each other in text.
    Exact,
    /// The start of a name, or words, some of them incomplete.
    Prefix,
    /// Complete words.
    Words,
    /// Characters that match across the spaces between words.
    Joined,
    /// The first characters of the words of a name.
    Initials,
    /// Some of the words.
    Partial,
    /// Words with a typo, or different characters with the same sound.
    Typo,
    /// The characters of the query in order, with others between them.
    Scattered,
}

impl Fit {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Words => "words",
            Self::Joined => "joined",
            Self::Initials => "initials",
            Self::Partial => "partial",
            Self::Typo => "typo",
            Self::Scattered => "scattered",
        }
    }

    /// Whether an item is only similar to the query: shown separately, and never accepted without a note.
    pub(crate) fn is_weak(self) -> bool {
        self >= Self::Partial
    }
}
