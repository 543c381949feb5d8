//! Layer 0, the data model: entities, relations, sources and citations.
//!
//! The model does not depend on files, serde or a terminal. It uses ids instead of strings and borrowed views instead
//! of copies, and a graph is immutable once built.

mod adjacency;
mod article;
mod builder;
mod citation;
mod claim_link;
mod columns;
mod date;
mod entity;
mod entity_group;
mod escape_hostile;
mod extra;
mod file_line;
mod graph;
mod id;
mod namesakes;
mod relation;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod selection;
mod source;
mod text;
mod text_index;
mod vocabulary;

pub use article::{Article, Articles};
pub use builder::{
    Builder, ClaimHandle, EntityHandle, NewEntity, NewFact, NewRelation, NewRelationKind,
    NewSource, SlugTaken,
};
pub use citation::{Citation, CitationList, CitedPart, ClaimId, Paragraph};
pub use claim_link::ClaimLink;
pub(crate) use columns::{COLUMN_ALIGNMENT, Columns, GraphDetails, PerColumn};
pub(crate) use date::{Bound, Certainty, Day, MAX_YEAR, PartialDate, Unspecified, days_in};
pub use date::{DateError, When};
pub use entity::{Alias, Entity, Fact, HiddenClaims, Link};
pub use entity_group::EntityGroup;
pub use escape_hostile::escape_hostile;
pub(crate) use escape_hostile::escape_prose;
pub use extra::Extra;
pub use file_line::FileLine;
pub use graph::Graph;
pub(crate) use graph::visit::bit_positions;
pub use graph::visit::{RelationEdge, VisitedSet};
pub use id::{EntityId, EntityKindId, FamilyId, RelationId, RelationKindId, SourceId};
pub use relation::{Relation, RelationIdText, Tie, TieDirection};
pub use selection::Selection;
pub use source::Source;
pub(crate) use text_index::TextIndex;
pub use vocabulary::{EntityKind, RelationKind, Standing, Tone, UnknownWord};
