//! What can be searched, and what can be found.

use crate::model::{Citation, ClaimId, EntityId, Graph, Paragraph, RelationId, SourceId};
use crate::text::disputed_suffix;

/// The kinds of items to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SearchScope {
    /// Everything below, in one ranked list.
    #[default]
    All,
    /// Entities: by name, alias, slug, role, kind, background, links and free-form data.
    Entities,
    /// Relations: by ends, label, date, claim, quoted words, id and free-form data.
    Relations,
    /// Facts of entities: by entity, label, value, date, quoted words and id.
    Facts,
    /// Paragraphs: by article text and gist.
    Paragraphs,
    /// Sources: by title, slug, author, publisher, date, note, URL and free-form data.
    Sources,
}

/// An item that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An entity.
    Entity(EntityId),
    /// A relation.
    Relation(RelationId),
    /// A fact of an entity, by zero-based index.
    Fact(EntityId, usize),
    /// A paragraph of a source.
    Paragraph(SourceId, Paragraph),
    /// A source.
    Source(SourceId),
}

impl SearchScope {
    /// Every scope, in the order that the explorer cycles through.
    pub(crate) const ALL: [Self; 6] =
        [Self::All, Self::Entities, Self::Relations, Self::Facts, Self::Paragraphs, Self::Sources];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Entities => "entities",
            Self::Relations => "relations",
            Self::Facts => "facts",
            Self::Paragraphs => "paragraphs",
            Self::Sources => "sources",
        }
    }

    pub(crate) fn includes(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

impl Target {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Entity(_) => "entity",
            Self::Relation(_) => "relation",
            Self::Fact(..) => "fact",
            Self::Paragraph(..) => "paragraph",
            Self::Source(_) => "source",
        }
    }

    /// The reference that commands accept: a slug, the id of a relation, `courage-speech#4`; for a fact its entity.
    pub(crate) fn reference(self, graph: &Graph) -> String {
        match self {
            Self::Entity(id) | Self::Fact(id, _) => graph.entity(id).slug().to_owned(),
            Self::Relation(id) => graph.relation(id).id_text().to_string(),
            Self::Paragraph(source, paragraph) => {
                Citation { source, part: paragraph.into(), words: None }.reference(graph)
            }
            Self::Source(id) => graph.source(id).slug().to_owned(),
        }
    }

    /// The suffix ` ↯ disputed` if another claim disputes this one, otherwise empty.
    pub(crate) fn disputed_suffix(self, graph: &Graph) -> String {
        self.claim().map_or_else(String::new, |claim| disputed_suffix(graph, claim))
    }

    pub(crate) fn claim(self) -> Option<ClaimId> {
        match self {
            Self::Relation(relation) => Some(ClaimId::Relation(relation)),
            Self::Fact(entity, index) => Some(ClaimId::Fact { entity, index }),
            _ => None,
        }
    }
}
