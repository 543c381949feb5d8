use ProblemRank::{Cause, Effect, Independent};

use super::severity::Severity::{self, Error, Warning};

/// The rank of a rule, by which the list of problems is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ProblemRank {
    /// All or part of a file cannot be read, which may cause other problems.
    Cause,
    Independent,
    /// Entries are left out because of another problem.
    Effect,
}

/// Defines the rules: variant, code, severity, rank, description.
macro_rules! rules {
    ($($variant:ident $code:literal $severity:ident $rank:ident $description:literal),+ $(,)?) => {
        /// A rule that graph files can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $description] $variant),+ }

        impl Rule {
            /// The stable code that `check --json` prints.
            pub(crate) fn as_str(self) -> &'static str {
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
    NotRegularFile "not-a-plain-file" Error Cause "a pipe, device or folder has the name of a graph file",
    LinkOut "link-out" Error Cause "a symbolic link leads out of the graph's folder",
    TooLarge "too-large" Error Cause "a file, an entry or the whole graph exceeds a size limit",
    Encoding "encoding" Error Cause "a file is not UTF-8 text",
    Syntax "syntax" Error Cause "a file or entry is not valid YAML",
    TooDeep "too-deep" Error Cause "values are nested too deeply",
    Alias "alias" Error Independent "a YAML alias, merge key or tag is used in place of a value",
    UnknownKey "unknown-key" Error Independent "a key is not one that guanxi knows",
    DuplicateKey "duplicate-key" Error Independent "a key appears twice",
    WrongShape "wrong-shape" Error Independent "a value is a list, map or text where another shape is expected",
    Missing "missing" Error Independent "a required value is missing or empty",
    BadSlug "bad-slug" Error Independent "a slug contains a character that is not allowed",
    DuplicateSlug "duplicate-slug" Error Independent "two entities have the same slug",
    DuplicateSource "duplicate-source" Error Independent "two sources have the same slug",
    DuplicateKind "duplicate-kind" Error Independent "a kind is declared twice",
    UnknownKind "unknown-kind" Error Independent "a kind is not declared",
    UnknownEntity "unknown-entity" Error Independent "a relation refers to an entity that does not exist",
    UnknownSource "unknown-source" Error Independent "a citation refers to a source that does not exist",
    DuplicateId "duplicate-id" Error Independent "two relations or facts have the same id, or one has the slug of an entity",
    UnknownClaim "unknown-claim" Error Independent "`disputes` or `compare` refers to a claim that does not exist",
    AmbiguousClaim "ambiguous-claim" Error Independent "`disputes` or `compare` refers to more than one relation",
    SelfReference "self-reference" Error Independent "`disputes` or `compare` refers to the claim that contains it",
    Uncited "uncited" Error Independent "a relation, fact or role has no citation",
    BadCitation "bad-citation" Error Independent "a citation is not a source, optionally followed by a paragraph or page and by quoted words",
    NoSuchParagraph "no-such-paragraph" Error Independent "a citation refers to a paragraph that its source does not have",
    QuoteTooLong "long-words" Error Independent "a citation quotes more than 40 words",
    WordsNotFound "words-not-found" Error Independent "the quoted words do not occur in the cited part of the article",
    ParagraphCount "paragraph-count" Error Independent "a source has more or fewer gists than its article has paragraphs",
    BadDate "bad-date" Error Independent "a date does not exist or is not in EDTF notation",
    BadValue "bad-value" Error Independent "a value is not a number or one of the allowed words",
    IllegalEnds "illegal-ends" Error Independent "a relation connects entities of kinds that its own kind does not allow",
    Settings "settings" Error Independent "a setting in the config file or in an environment variable is not valid",
    LeftOut "left-out" Warning Effect "entries are left out because they refer to something with an error",
    NotImported "not-imported" Error Independent "a row or record of an import, or a relation in it, is left out",
    NotMapped "not-mapped" Warning Independent "a part of a row, note or record of an import is not in the graph, or only as free-form data",
    MergedRows "merged-rows" Warning Independent "several rows of imported tables became one entity, or name one kind",
    HiddenSheet "hidden-sheet" Warning Independent "a sheet of an imported workbook is hidden, but imported",
    MissingNote "missing-note" Warning Independent "a link in an imported note leads to a note that does not exist",
    SameName "same-name" Warning Independent "rows of imported tables have the same name, but became several entities",
    CitedTwice "cited-twice" Warning Independent "a list of citations contains the same citation twice",
    NoTitle "no-title" Warning Independent "the graph has no title",
    NoBack "no-back" Warning Independent "a directed kind of relation has no label for the reverse direction",
}

impl Rule {
    /// Whether all or part of a file cannot be read.
    pub(crate) fn is_cause(self) -> bool {
        self.rank() == Cause
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
