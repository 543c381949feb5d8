use std::num::NonZeroU32;

use super::id::{EntityId, RelationId, SourceId};

/// The part of a source that supports a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Citation<'g> {
    /// The source.
    pub source: SourceId,
    /// The part of the source.
    pub part: CitedPart,
    /// A few words of that part, to locate the passage.
    pub words: Option<&'g str>,
}

/// The part of a source that a citation names, ordered from the most precise to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitedPart {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A one-based page number.
    Page(NonZeroU32),
    /// The whole document.
    Document,
}

impl CitedPart {
    /// The paragraph, if the part is one.
    pub fn paragraph(self) -> Option<Paragraph> {
        if let Self::Paragraph(paragraph) = self { Some(paragraph) } else { None }
    }

    /// The page number, if the part is a page.
    pub(crate) fn page(self) -> Option<u32> {
        if let Self::Page(page) = self { Some(page.get()) } else { None }
    }
}

impl From<Paragraph> for CitedPart {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

/// The part after the slug of its source: `#4`, `#p12`, or nothing for the whole document.
impl std::fmt::Display for CitedPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Paragraph(paragraph) => write!(f, "#{paragraph}"),
            Self::Page(page) => write!(f, "#p{page}"),
            Self::Document => Ok(()),
        }
    }
}

/// The id of a claim: a relation, role or fact, each supported by citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimId {
    /// A relation.
    Relation(RelationId),
    /// The role of an entity or, if it has none, its existence.
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

/// A one-based paragraph number: paragraph n is the n-th non-blank line of a source's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paragraph(NonZeroU32);

impl Paragraph {
    /// The paragraph with this one-based number; `None` for 0.
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The paragraph at a zero-based index.
    pub fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX - 1) + 1;
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The one-based number.
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
