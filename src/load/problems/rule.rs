//! Everything that can be wrong with a graph's files: one table.

use super::problem::Severity::{self, Error, Warning};

/// Defines the rules: variant, code, severity, what is wrong.
macro_rules! rules {
    ($($variant:ident $code:literal $severity:ident $what:literal),+ $(,)?) => {
        /// What a problem is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $what] $variant),+ }

        impl Rule {
            /// Every rule, in the order of reading a file.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its lasting code, as `check --json` prints it.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Whether breaking it is an error or a warning.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => $severity),+ }
            }

            /// What is wrong where it is broken, in one sentence.
            #[must_use]
            pub fn what(self) -> &'static str {
                match self { $(Self::$variant => $what),+ }
            }
        }
    };
}

rules! {
    NoGraph "no-graph" Error "there is no graph at the place asked for",
    Unreadable "unreadable" Error "a file or folder cannot be read",
    NotPlain "not-a-plain-file" Error "something named like a graph file is a pipe, a device or a folder",
    TooLarge "too-large" Error "a file, an item or the whole graph is larger than guanxi reads",
    Encoding "encoding" Error "a file is not text in UTF-8",
    Syntax "syntax" Error "a text is not YAML",
    TooDeep "too-deep" Error "values are nested deeper than guanxi reads",
    Alias "alias" Error "a YAML alias, merge key or tag stands where the value must be written out",
    UnknownKey "unknown-key" Error "a key is not one that guanxi knows",
    DuplicateKey "duplicate-key" Error "a key is given twice",
    WrongShape "wrong-shape" Error "a value is a list, a map or a text where something else is expected",
    Missing "missing" Error "a value that must be there is missing or empty",
    BadSlug "bad-slug" Error "a slug holds a character that slugs do not have",
    DuplicateSlug "duplicate-slug" Error "two entities have the same slug",
    DuplicateSource "duplicate-source" Error "two sources have the same slug",
    DuplicateKind "duplicate-kind" Error "a kind is declared twice",
    UnknownKind "unknown-kind" Error "a kind is not in the vocabulary",
    UnknownEntity "unknown-entity" Error "a relation names an entity that does not exist",
    UnknownSource "unknown-source" Error "a citation names a source that does not exist",
    Uncited "uncited" Error "a relation, fact or role has no citation",
    BadCitation "bad-citation" Error "a citation is not a source and a paragraph number",
    NoSuchParagraph "no-such-paragraph" Error "a citation names a paragraph that its source does not have",
    LongWords "long-words" Error "the cited words are more than six",
    WordsNotFound "words-not-found" Error "the cited words do not occur in the paragraph",
    ParagraphCount "paragraph-count" Error "a source has more or fewer gists than its article has paragraphs",
    BadDate "bad-date" Error "a date is impossible or not in the notation",
    BadValue "bad-value" Error "a word is not one of those allowed here",
    IllegalEnds "illegal-ends" Error "a relation ties kinds of entities that its kind does not allow",
    LeftOut "left-out" Warning "entries are left out because something they name has an error",
    CitedTwice "cited-twice" Warning "one thing cites the same place twice",
    NoTitle "no-title" Warning "the graph has no title",
    NoBack "no-back" Warning "a directed kind of relation does not say how it reads backwards",
}

/// How much hangs on a problem: the weightier is told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A text, or a part of it, cannot be read: other problems may follow from it.
    Cause,
    /// Something is wrong by itself.
    Fault,
    /// It follows from other problems.
    Effect,
}

impl Rule {
    /// How much hangs on breaking it.
    pub(super) fn weight(self) -> Weight {
        match self {
            Self::LeftOut => Weight::Effect,
            rule if rule <= Self::TooDeep => Weight::Cause,
            _ => Weight::Fault,
        }
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.code())
    }
}
