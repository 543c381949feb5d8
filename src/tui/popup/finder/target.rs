//! What can be searched, and what a hit leads to.

use crate::model::{EntityId, Paragraph, RelationId, SourceId};
use crate::search::NameField;

/// How many hits are kept: more than anyone scrolls through, few enough to be instant.
pub(super) const MAX_HITS: usize = 200;

/// What is searched.
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

/// What a hit leads to.
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

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// The text that fits.
    pub text: String,
    /// The characters of it that were typed: positions of grapheme clusters, rising.
    pub highlights: Vec<usize>,
    /// Why it is here.
    pub reason: HitReason,
}

/// Why something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitReason {
    /// By one of the texts of an entity.
    Field(NameField),
    /// By words in it.
    Text,
    /// Nothing is typed yet, and it was visited.
    Recent,
}

impl SearchScope {
    /// Every scope, in the order in which a key turns them.
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
