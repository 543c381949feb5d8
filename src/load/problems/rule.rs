use ProblemRank::{Cause, Effect, Itself};

use super::severity::Severity::{self, Error, Warning};

/// The order of problems: causes are listed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ProblemRank {
    /// A text, or a part of it, cannot be read, which may cause other problems.
    Cause,
    Itself,
    Effect,
}

/// Defines the rules: variant, code, severity, rank, description.
macro_rules! rules {
    ($($variant:ident $code:literal $severity:ident $rank:ident $what:literal),+ $(,)?) => {
        /// A rule that graph files can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $what] $variant),+ }

        impl Rule {
            /// Its stable code, as `check --json` prints it.
            pub(crate) fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            pub(crate) fn severity(self) -> Severity {
                match self { $(Self::$variant => $severity),+ }
            }

            pub(super) fn rank(self) -> ProblemRank {
                match self { $(Self::$variant => $rank),+ }
            }
        }
    };
}

rules! {
    NoGraph "no-graph" Error Cause "there is no graph at the path given",
    Unreadable "unreadable" Error Cause "a file or folder cannot be read",
    NotPlain "not-a-plain-file" Error Cause "something named like a graph file is a pipe, a device or a folder",
    TooLarge "too-large" Error Cause "a file, an item or the whole graph is larger than guanxi reads",
    Encoding "encoding" Error Cause "a file is not text in UTF-8",
    Syntax "syntax" Error Cause "a text is not YAML",
    TooDeep "too-deep" Error Cause "values are nested deeper than guanxi reads",
    Alias "alias" Error Itself "a YAML alias, merge key or tag is used in place of a value",
    UnknownKey "unknown-key" Error Itself "a key is not one that guanxi knows",
    DuplicateKey "duplicate-key" Error Itself "a key is given twice",
    WrongShape "wrong-shape" Error Itself "a value is a list, a map or a text where something else is expected",
    Missing "missing" Error Itself "a required value is missing or empty",
    BadSlug "bad-slug" Error Itself "a slug has a character that is not allowed",
    DuplicateSlug "duplicate-slug" Error Itself "two entities have the same slug",
    DuplicateSource "duplicate-source" Error Itself "two sources have the same slug",
    DuplicateKind "duplicate-kind" Error Itself "a kind is declared twice",
    UnknownKind "unknown-kind" Error Itself "a kind is not in the vocabulary",
    UnknownEntity "unknown-entity" Error Itself "a relation names an entity that does not exist",
    UnknownSource "unknown-source" Error Itself "a citation names a source that does not exist",
    DuplicateId "duplicate-id" Error Itself "two relations or facts have the same id, or one has the slug of an entity",
    UnknownClaim "unknown-claim" Error Itself "`disputes` or `compare` names a claim that does not exist",
    AmbiguousClaim "ambiguous-claim" Error Itself "`disputes` or `compare` names several relations",
    SelfReference "self-reference" Error Itself "a claim is said to dispute itself, or to be compared with itself",
    Uncited "uncited" Error Itself "a relation, fact or role has no citation",
    BadCitation "bad-citation" Error Itself "a citation is not a source and a paragraph number",
    NoSuchParagraph "no-such-paragraph" Error Itself "a citation names a paragraph that its source does not have",
    QuoteTooLong "long-words" Error Itself "more than six words are cited",
    WordsNotFound "words-not-found" Error Itself "the cited words do not occur in the paragraph",
    ParagraphCount "paragraph-count" Error Itself "a source has more or fewer gists than its article has paragraphs",
    BadDate "bad-date" Error Itself "a date is impossible or not in the notation",
    BadValue "bad-value" Error Itself "a word is not one of those allowed here",
    IllegalEnds "illegal-ends" Error Itself "a relation connects kinds of entities that its kind does not allow",
    LeftOut "left-out" Warning Effect "entries are left out because something they name has an error",
    CitedTwice "cited-twice" Warning Itself "the same paragraph is cited twice in one place",
    NoTitle "no-title" Warning Itself "the graph has no title",
    NoBack "no-back" Warning Itself "a directed kind of relation does not say how it reads backwards",
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.code())
    }
}
