use std::num::NonZeroU32;

use super::id::{EntityId, RelationId, SourceId};

/// A passage of a source that supports a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation<'g> {
    /// The source.
    pub source: SourceId,
    /// The paragraph, counted from 1.
    pub paragraph: Paragraph,
    /// A few words of the paragraph, to locate the passage.
    pub words: Option<&'g str>,
}

/// The id of a claim, which is anything that a citation can support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimId {
    /// A relation.
    Relation(RelationId),
    /// What an entity is, or that it exists.
    Role(EntityId),
    /// A fact of an entity.
    Fact {
        /// The entity.
        entity: EntityId,
        /// The index among the entity's facts.
        index: usize,
    },
}

impl ClaimId {
    pub(crate) fn relation(self) -> Option<RelationId> {
        match self {
            Self::Relation(relation) => Some(relation),
            Self::Role(_) | Self::Fact { .. } => None,
        }
    }
}

/// The number of a paragraph: the n-th non-blank line of a source's text, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paragraph(NonZeroU32);

impl Paragraph {
    /// The paragraph with this number, counted from 1; `None` for 0.
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The paragraph with this 0-based index.
    pub fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX - 1) + 1;
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The number, counted from 1.
    pub fn number(self) -> u32 {
        self.0.get()
    }

    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl std::fmt::Display for Paragraph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A list of one or more citations.
///
/// Relations and facts take this type, so neither can be built without a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationList<'t>(Vec<Citation<'t>>);

impl<'t> CitationList<'t> {
    /// Returns `None` if there are no citations.
    pub fn new(citations: Vec<Citation<'t>>) -> Option<Self> {
        (!citations.is_empty()).then_some(Self(citations))
    }

    pub(crate) fn citations(&self) -> &[Citation<'t>] {
        &self.0
    }
}
