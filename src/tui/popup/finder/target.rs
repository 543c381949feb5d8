//! Search scopes, hits and targets.

use crate::model::{EntityId, Paragraph, RelationId, SourceId};
use crate::search::NameField;

/// The maximum number of hits: more than anyone scrolls through, few enough to be instant.
pub(super) const MAX_HITS: usize = 200;

/// A search scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SearchScope {
    /// By name, alias, slug and role.
    #[default]
    Entities,
    /// By label, ends, date and claim.
    Relations,
    /// By the words in them.
    Paragraphs,
    /// By title, author, publisher and date.
    Sources,
}

/// The target of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entity.
    Entity(EntityId),
    /// A relation.
    Relation(RelationId),
    /// A paragraph.
    Paragraph(SourceId, Paragraph),
    /// A source, from its first paragraph.
    Source(SourceId),
}

/// A hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The target.
    pub target: Target,
    /// The matching text.
    pub text: String,
    /// The matching characters: indices of grapheme clusters, ascending.
    pub highlights: Vec<usize>,
    /// Why it was found.
    pub reason: HitReason,
}

/// Why something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitReason {
    /// One of the texts of an entity matches.
    Field(NameField),
    /// Its text contains the words.
    Text,
    /// The query is empty, and it was visited.
    Recent,
}

impl SearchScope {
    /// Every scope, in the order of the key that switches them.
    pub const ALL: [Self; 4] = [Self::Entities, Self::Relations, Self::Paragraphs, Self::Sources];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Relations => "relations",
            Self::Paragraphs => "paragraphs",
            Self::Sources => "sources",
        }
    }
}
