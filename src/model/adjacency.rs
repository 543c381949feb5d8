//! The adjacency lists of a graph, in compressed sparse row format.
//!
//! Relations are sorted by `from` entity, so an entity's outgoing relations are a range of ids; only the incoming side
//! needs a list. A relation of an entity to itself is stored only as outgoing. The format is described in Duff, Grimes
//! and Lewis, "Sparse matrix test problems", 1989.
#![expect(clippy::indexing_slicing, reason = "every entity has a start, and the last an end")]

use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes};

use super::id::{EntityId, RelationId};
use super::rows::Rows;

/// An incoming relation of the entity that owns the row.
#[derive(Clone, Copy, Debug, Default, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct IncomingRow {
    pub(super) relation: RelationId,
    pub(super) from: EntityId,
}

/// The ends of all relations: 16 bytes per relation and 8 per entity.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    pub(super) from: Rows<EntityId>,
    pub(super) to: Rows<EntityId>,
    pub(super) outgoing_starts: Rows<u32>,
    pub(super) incoming_starts: Rows<u32>,
    pub(super) incoming: Rows<IncomingRow>,
}

impl Adjacency {
    /// `ends` contains the `from` and `to` entity of each relation, sorted by `from`.
    pub(crate) fn new(entity_count: usize, ends: &[(EntityId, EntityId)]) -> Self {
        let outgoing_starts = row_starts(entity_count, ends.iter().map(|(from, _)| *from));
        let non_loops = || ends.iter().enumerate().filter(|(_, (from, to))| from != to);
        let incoming_starts = row_starts(entity_count, non_loops().map(|(_, (_, to))| *to));
        let mut next_slots = incoming_starts.clone();
        let mut incoming = vec![IncomingRow::default(); non_loops().count()];
        for (index, (from, to)) in non_loops() {
            let slot = &mut next_slots[to.index()];
            incoming[*slot as usize] =
                IncomingRow { relation: RelationId::new(index), from: *from };
            *slot += 1;
        }
        Self {
            from: ends.iter().map(|(from, _)| *from).collect(),
            to: ends.iter().map(|(_, to)| *to).collect(),
            outgoing_starts: outgoing_starts.into(),
            incoming_starts: incoming_starts.into(),
            incoming: incoming.into(),
        }
    }

    pub(super) fn outgoing(&self, entity: EntityId) -> Range<usize> {
        row_range(&self.outgoing_starts, entity)
    }

    /// The incoming relations of `entity` from other entities, each with its `from` entity.
    pub(super) fn incoming(&self, entity: EntityId) -> &[IncomingRow] {
        &self.incoming[row_range(&self.incoming_starts, entity)]
    }
}

/// The start of each entity's row, followed by the end of the last row. `owners` yields the entity of each entry.
fn row_starts(entity_count: usize, owners: impl Iterator<Item = EntityId>) -> Vec<u32> {
    let mut starts = vec![0; entity_count + 1];
    for entity in owners {
        starts[entity.index() + 1] += 1;
    }
    for index in 0..entity_count {
        starts[index + 1] += starts[index];
    }
    starts
}

fn row_range(starts: &[u32], entity: EntityId) -> Range<usize> {
    starts[entity.index()] as usize..starts[entity.index() + 1] as usize
}
