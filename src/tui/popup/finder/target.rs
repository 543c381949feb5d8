//! Search scopes, hits and targets.

use crate::model::{EntityId, Paragraph, RelationId, SourceId};
use crate::search::{self, Field};

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
    Field(Field),
    /// Its text contains the words.
    Text,
    /// The query is empty, and it was visited.
    Recent,
}

impl SearchScope {
    /// Every scope, in the order of the key that switches them.
    pub const ALL: [Self; 4] = [Self::Entities, Self::Relations, Self::Paragraphs, Self::Sources];

    /// The scope of the search.
    pub(super) fn searched(self) -> search::SearchScope {
        match self {
            Self::Entities => search::SearchScope::Entities,
            Self::Relations => search::SearchScope::Relations,
            Self::Paragraphs => search::SearchScope::Paragraphs,
            Self::Sources => search::SearchScope::Sources,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Relations => "relations",
            Self::Paragraphs => "paragraphs",
            Self::Sources => "sources",
        }
    }
}

impl Hit {
    /// A hit of the search, if it leads somewhere.
    pub(super) fn of(hit: search::Hit) -> Option<Self> {
        let target = match hit.target {
            search::Target::Entity(entity) => Target::Entity(entity),
            search::Target::Relation(relation) => Target::Relation(relation),
            search::Target::Paragraph(source, paragraph) => Target::Paragraph(source, paragraph),
            search::Target::Source(source) => Target::Source(source),
            search::Target::Fact(..) => return None,
        };
        let reason = match target {
            Target::Entity(_) => HitReason::Field(hit.field),
            _ => HitReason::Text,
        };
        Some(Self { target, text: hit.matched, highlights: hit.highlights, reason })
    }
}
