//! The rows of the tables that store a graph. Rows have a fixed size; text and lists are stored outside them.
//!
//! Any bytes of that size are a valid row, so tables can be read from a file without conversion.

mod packed;

use std::borrow::Cow;
use std::num::NonZeroU32;

use zerocopy::{FromBytes, Immutable, IntoBytes};

use super::citation::{Citation, CitedPart, Paragraph};
use super::file_line::FileLine;
use super::id::{EntityKindId, RelationId, RelationKindId, SourceId};
use super::text::{Arena, TextHandle};
pub(crate) use packed::{OptionalEntity, PackedStanding, PackedWhen};

/// The rows of a table: in memory, or in the file of a cached graph.
pub(crate) type Rows<T> = Cow<'static, [T]>;

#[derive(Clone, Copy, Debug, Default, PartialEq, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct RowRange {
    start: u32,
    end: u32,
}

impl RowRange {
    /// Appends rows and returns their range; all empty ranges are equal. Offsets saturate at `u32::MAX`; the loader rejects
    /// graphs of that size.
    pub(crate) fn append<T: Clone>(table: &mut Rows<T>, rows: impl IntoIterator<Item = T>) -> Self {
        let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = offset(table.len());
        table.to_mut().extend(rows);
        let end = offset(table.len());
        if start == end { Self::default() } else { Self { start, end } }
    }

    pub(crate) fn is_within<T>(self, table: &[T]) -> bool {
        self.start <= self.end && self.end as usize <= table.len()
    }

    /// The rows; empty if the range is out of bounds.
    pub(crate) fn slice<T>(self, table: &[T]) -> &[T] {
        table.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

#[derive(Clone, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct EntityRow {
    pub(crate) slug: TextHandle,
    pub(crate) name: TextHandle,
    pub(crate) kind: EntityKindId,
    /// Always 0, in place of padding.
    pub(crate) unused: u16,
    pub(crate) details: DetailsIndex,
    pub(crate) cites: RowRange,
    pub(crate) defined_at: FileLine,
}

/// What an entity may lack. Most entities of a large import have none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct EntityDetails {
    pub(crate) role: TextHandle,
    pub(crate) background: TextHandle,
    pub(crate) aliases: RowRange,
    pub(crate) facts: RowRange,
    pub(crate) links: RowRange,
}

/// The index of a row with details; out of range if there are none.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(transparent)]
pub(crate) struct DetailsIndex(u32);

impl DetailsIndex {
    /// Appends details, unless they are empty or those of the last row.
    pub(crate) fn append<T: Copy + Default + PartialEq>(table: &mut Rows<T>, details: T) -> Self {
        if details == T::default() {
            return Self(u32::MAX);
        }
        if table.last() != Some(&details) {
            table.to_mut().push(details);
        }
        Self(u32::try_from(table.len() - 1).unwrap_or(u32::MAX))
    }

    pub(crate) fn get<T: Copy + Default>(self, table: &[T]) -> T {
        table.get(self.0 as usize).copied().unwrap_or_default()
    }
}

#[derive(Clone, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct RelationRow {
    pub(crate) kind: RelationKindId,
    pub(crate) standing: PackedStanding,
    /// Always 0, in place of padding.
    pub(crate) unused: u8,
    /// 1 for the first relation with the same ends and kind, 2 for the second, and so on.
    pub(crate) ordinal: u32,
    pub(crate) said_by: OptionalEntity,
    pub(crate) when: PackedWhen,
    pub(crate) claim: TextHandle,
    pub(crate) cites: RowRange,
    pub(crate) defined_at: FileLine,
}

#[derive(Clone, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct SourceRow {
    pub(crate) slug: TextHandle,
    pub(crate) title: TextHandle,
    pub(crate) url: TextHandle,
    pub(crate) paragraphs: RowRange,
    pub(crate) details: DetailsIndex,
    pub(crate) defined_at: FileLine,
}

/// What sources may have in common. The sources that a table names share it.
#[derive(Clone, Copy, Debug, Default, PartialEq, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct SourceDetails {
    pub(crate) author: TextHandle,
    pub(crate) publisher: TextHandle,
    pub(crate) published: PackedWhen,
    pub(crate) note: TextHandle,
    pub(crate) language: TextHandle,
    pub(crate) witness: TextHandle,
}

/// A name and its value: an alias and its note, or a link and its target.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct PairRow {
    pub(crate) name: TextHandle,
    pub(crate) value: TextHandle,
}

#[derive(Clone, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct FactRow {
    pub(crate) label: TextHandle,
    pub(crate) value: TextHandle,
    pub(crate) when: PackedWhen,
    pub(crate) cites: RowRange,
}

/// The weight of a relation that has one.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct WeightRow {
    pub(crate) relation: RelationId,
    /// Its bytes, as an `f64` would need padding before it.
    weight: [u8; 8],
}

impl WeightRow {
    pub(crate) fn new(relation: RelationId, weight: f64) -> Self {
        Self { relation, weight: weight.to_ne_bytes() }
    }

    pub(crate) fn weight(self) -> f64 {
        f64::from_ne_bytes(self.weight)
    }
}

#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct CitationRow {
    pub(crate) source: SourceId,
    part: PackedPart,
    words: TextHandle,
}

/// A [`CitedPart`] in four bytes: 0 is the document, and [`PackedPart::PAGE`] marks a page number.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(transparent)]
struct PackedPart(u32);

impl PackedPart {
    const PAGE: u32 = 1 << 31;

    /// Numbers saturate below [`PackedPart::PAGE`].
    fn new(part: CitedPart) -> Self {
        let saturated = |number: u32| number.min(Self::PAGE - 1);
        Self(match part {
            CitedPart::Document => 0,
            CitedPart::Page(page) => Self::PAGE | saturated(page.get()),
            CitedPart::Paragraph(paragraph) => saturated(paragraph.number()),
        })
    }

    fn unpack(self) -> CitedPart {
        let page = (self.0 & Self::PAGE != 0).then(|| NonZeroU32::new(self.0 & !Self::PAGE));
        match page {
            Some(page) => page.map_or(CitedPart::Document, CitedPart::Page),
            None => Paragraph::new(self.0).map_or(CitedPart::Document, CitedPart::Paragraph),
        }
    }
}

impl CitationRow {
    pub(crate) fn new(citation: &Citation<'_>, arena: &mut Arena) -> Self {
        let words = arena.store_label(citation.words.unwrap_or_default());
        Self { source: citation.source, part: PackedPart::new(citation.part), words }
    }

    pub(crate) fn to_citation(self, arena: &Arena) -> Citation<'_> {
        let words = arena.get_non_empty(self.words);
        Citation { source: self.source, part: self.part.unpack(), words }
    }
}
