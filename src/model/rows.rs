//! The tables a graph is stored in: fixed-size rows, with text and lists kept outside them.

use super::citation::{Citation, Paragraph};
use super::date::When;
use super::id::{EntityId, EntityKindId, RelationKindId, SourceId};
use super::origin::Origin;
use super::text::{Arena, Text};
use super::vocabulary::Standing;

/// A stretch of one of the flat tables.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rows {
    start: u32,
    end: u32,
}

impl Rows {
    /// Appends to a flat table and says where the new rows stand.
    ///
    /// Rows beyond the 2^32nd are not kept; no loader lets that many in.
    pub(crate) fn append<T>(table: &mut Vec<T>, rows: impl IntoIterator<Item = T>) -> Self {
        let at = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = at(table.len());
        table.extend(rows);
        Self { start, end: at(table.len()) }
    }

    /// The rows of the table it was appended to.
    pub(crate) fn of<T>(self, table: &[T]) -> &[T] {
        &table[self.start as usize..self.end as usize]
    }
}

#[derive(Debug)]
pub(crate) struct EntityRow {
    pub(crate) slug: Text,
    pub(crate) name: Text,
    pub(crate) role: Text,
    pub(crate) background: Text,
    pub(crate) kind: EntityKindId,
    pub(crate) aliases: Rows,
    pub(crate) facts: Rows,
    pub(crate) links: Rows,
    pub(crate) cites: Rows,
    pub(crate) origin: Origin,
}

#[derive(Debug)]
pub(crate) struct RelationRow {
    pub(crate) kind: RelationKindId,
    pub(crate) standing: Standing,
    /// 1 for the first relation of its triple, 2 for the second …
    pub(crate) ordinal: u32,
    pub(crate) said_by: Option<EntityId>,
    pub(crate) when: Option<When>,
    pub(crate) claim: Text,
    pub(crate) cites: Rows,
    pub(crate) origin: Origin,
}

#[derive(Debug)]
pub(crate) struct SourceRow {
    pub(crate) slug: Text,
    pub(crate) title: Text,
    pub(crate) author: Text,
    pub(crate) publisher: Text,
    pub(crate) published: Option<When>,
    pub(crate) note: Text,
    pub(crate) language: Text,
    pub(crate) url: Text,
    pub(crate) witness: Text,
    pub(crate) paragraphs: Rows,
    pub(crate) origin: Origin,
}

/// A name and what goes with it: an alias and its note, a link and its address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PairRow {
    pub(crate) name: Text,
    pub(crate) value: Text,
}

#[derive(Debug)]
pub(crate) struct FactRow {
    pub(crate) says: Text,
    pub(crate) value: Text,
    pub(crate) when: Option<When>,
    pub(crate) cites: Rows,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct CitationRow {
    source: SourceId,
    paragraph: Paragraph,
    words: Text,
}

impl CitationRow {
    pub(crate) fn keep(citation: &Citation<'_>, arena: &mut Arena) -> Self {
        let words = citation.words.map_or(Text::EMPTY, |words| arena.label(words));
        Self { source: citation.source, paragraph: citation.paragraph, words }
    }

    pub(crate) fn view(self, arena: &Arena) -> Citation<'_> {
        Citation {
            source: self.source,
            paragraph: self.paragraph,
            words: arena.get_some(self.words),
        }
    }
}
