//! Hits of searches.

use super::fit::Fit;
use super::matching::Class;
use crate::model::EntityId;

/// The hits of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits<H> {
    /// The hits, best first.
    pub hits: Vec<H>,
    /// What is wrong with the query, with a suggestion.
    pub hint: Option<String>,
}

/// An entity found, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityHit {
    /// The entity.
    pub entity: EntityId,
    /// How well it matches: larger is better; comparable only within one search.
    pub score: i64,
    /// The kind of match.
    pub(super) class: Class,
    /// The same, as shown to users.
    pub fit: Fit,
    /// Which of its texts matches.
    pub field: NameField,
    /// That text, as written in the graph.
    pub matched: String,
    /// The characters of `matched` that match: grapheme clusters, counted from 0, rising. Empty if
    /// the match is in another spelling, such as pinyin initials.
    pub highlights: Vec<usize>,
    /// The words of the query that none of its texts contains, folded.
    pub missing: Vec<String>,
}

/// A text found, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextHit<T> {
    /// The relation, paragraph or source.
    pub at: T,
    /// How well it matches: larger is better; comparable only within one search.
    pub score: i64,
    /// The text as shown.
    pub text: String,
    /// The characters of `text` that match: grapheme clusters, counted from 0, rising. Empty if
    /// a word was found in another name of an end.
    pub highlights: Vec<usize>,
}

/// A text of an entity that a query can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameField {
    /// Its display name.
    Name,
    /// Another name.
    Alias,
    /// Its slug.
    Slug,
    /// Its role.
    Role,
}

impl NameField {
    /// Its name in output: `name`, `alias`, `slug`, `role`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Slug => "slug",
            Self::Role => "role",
        }
    }
}
