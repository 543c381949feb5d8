#![expect(clippy::indexing_slicing, reason = "a hop has relations, and the weakest is on the path")]

use std::cmp::Reverse;

use crate::model::{EntityId, RelationId, Selection, Tie};

use super::prepared_query::PreparedQuery;
use super::strength::Weakness;

/// A chain of relations from one end to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The entities that it visits, both ends included.
    pub entities: Vec<EntityId>,
    /// The hops between these entities.
    pub hops: Vec<Hop>,
    /// The index of the weakest hop, the first among equals; `None` if all hops are strong.
    pub weakest: Option<usize>,
}

/// Two consecutive entities of a path, with the relations between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    pub(crate) from: EntityId,
    pub(crate) to: EntityId,
    /// Every allowed relation between the two, seen from `from`: at least one, the strongest first, then by id.
    pub ties: Vec<Tie>,
    /// The weaknesses of the strongest of these relations, the worst first.
    pub weaknesses: Vec<Weakness>,
}

impl Hop {
    pub(crate) fn strongest(&self) -> Tie {
        self.ties[0]
    }

    pub(crate) fn relations(&self) -> impl Iterator<Item = RelationId> + '_ {
        self.ties.iter().map(|tie| tie.relation)
    }

    pub(crate) fn weakness_labels(&self) -> Vec<String> {
        self.weaknesses.iter().map(Weakness::to_string).collect()
    }

    fn penalty(&self) -> u64 {
        self.weaknesses.iter().map(|weakness| weakness.penalty()).sum()
    }
}

impl Path {
    pub(super) fn through(entities: Vec<EntityId>, prepared: &PreparedQuery<'_>) -> Self {
        let pairs = entities.windows(2);
        let hops: Vec<Hop> = pairs.map(|pair| hop(pair[0], pair[1], prepared)).collect();
        let weak = hops.iter().enumerate().filter(|(_, hop)| hop.penalty() > 0);
        let weakest = weak.max_by_key(|(index, hop)| (hop.penalty(), Reverse(*index)));
        Self { entities, weakest: weakest.map(|(index, _)| index), hops }
    }

    /// The entities and relations of the path; relations sorted by id.
    pub(crate) fn selection(&self) -> Selection {
        let mut relations: Vec<RelationId> = self.hops.iter().flat_map(Hop::relations).collect();
        relations.sort_unstable();
        Selection { entities: self.entities.clone(), relations, ..Selection::default() }
    }

    pub(crate) fn hop_of(&self, relation: RelationId) -> Option<usize> {
        self.hops.iter().position(|hop| hop.relations().any(|id| id == relation))
    }

    pub(crate) fn index_of(&self, entity: EntityId) -> Option<usize> {
        self.entities.iter().position(|id| *id == entity)
    }

    pub(crate) fn weakest_hop(&self) -> Option<&Hop> {
        self.weakest.map(|index| &self.hops[index])
    }
}

fn hop(from: EntityId, to: EntityId, prepared: &PreparedQuery<'_>) -> Hop {
    let relations = prepared.between(from, to).map(|id| prepared.graph.relation(id));
    let mut ties: Vec<Tie> = relations.map(|relation| relation.tie_from(from)).collect();
    ties.sort_by_cached_key(|tie| (prepared.strength.penalty(tie.relation), tie.relation));
    let weaknesses = prepared.strength.weaknesses(ties[0].relation).collect();
    Hop { from, to, ties, weaknesses }
}
