//! Checks that the tables of a graph agree, so that ids and ranges can be used without further checks.
//!
//! Text handles need no check: one that is out of range yields empty text.

use crate::model::adjacency::IncomingRow;
use crate::model::citation::ClaimId;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, EntityKindId, RelationKindId};
use crate::model::rows::RowRange;
use crate::model::vocabulary::RelationKind;

impl Graph {
    /// Whether every id and row range is in bounds, and every relation and fact is cited.
    pub(super) fn is_valid(&self) -> bool {
        self.are_kinds_valid()
            && self.are_entities_valid()
            && self.are_relations_valid()
            && self.sources.iter().all(|row| row.paragraphs.is_within(&self.gists))
            && self.cites.iter().all(|row| row.source.index() < self.sources.len())
            && self.are_ends_valid()
            && self.are_claims_valid()
            && self.are_namesakes_valid()
    }

    fn are_kinds_valid(&self) -> bool {
        let are_valid = |ids: &[EntityKindId]| ids.iter().all(|id| self.is_entity_kind(*id));
        let is_valid = |kind: &RelationKind| {
            let is_family = kind.family.index() < self.families.len();
            is_family && are_valid(&kind.from) && are_valid(&kind.to)
        };
        self.relation_kinds.iter().all(is_valid)
    }

    fn is_entity_kind(&self, id: EntityKindId) -> bool {
        id.index() < self.entity_kinds.len()
    }

    fn is_relation_kind(&self, id: RelationKindId) -> bool {
        id.index() < self.relation_kinds.len()
    }

    fn is_entity(&self, id: EntityId) -> bool {
        id.index() < self.entities.len()
    }

    fn is_cited(&self, cites: RowRange) -> bool {
        !cites.slice(&self.cites).is_empty()
    }

    fn are_entities_valid(&self) -> bool {
        self.facts.iter().all(|row| self.is_cited(row.cites))
            && self
                .entities
                .iter()
                .all(|row| self.is_entity_kind(row.kind) && row.cites.is_within(&self.cites))
            && self.entity_details.iter().all(|row| {
                row.aliases.is_within(&self.pairs)
                    && row.links.is_within(&self.pairs)
                    && row.facts.is_within(&self.facts)
            })
    }

    fn are_relations_valid(&self) -> bool {
        self.relations.iter().all(|row| {
            let speaker: Option<EntityId> = row.said_by.into();
            self.is_relation_kind(row.kind)
                && self.is_cited(row.cites)
                && speaker.is_none_or(|id| self.is_entity(id))
        })
    }

    /// Whether all ends exist. That both sides of the adjacency agree is not checked: it would take longer than all
    /// other checks, and nothing depends on it.
    #[expect(clippy::indexing_slicing, reason = "the starts are checked above")]
    fn are_ends_valid(&self) -> bool {
        let adjacency = &self.adjacency;
        let (from, to) = (&adjacency.from, &adjacency.to);
        let is_complete = from.len() == self.relations.len() && to.len() == from.len();
        let are_starts = |starts: &[u32], rows: usize| {
            starts.len() == self.entities.len() + 1
                && starts.is_sorted()
                && starts.first() == Some(&0)
                && starts.last().is_some_and(|end| *end as usize == rows)
        };
        if !is_complete
            || !are_starts(&adjacency.outgoing_starts, from.len())
            || !are_starts(&adjacency.incoming_starts, adjacency.incoming.len())
            || !to.iter().all(|id| self.is_entity(*id))
        {
            return false;
        }
        let is_row =
            |row: &IncomingRow| row.relation.index() < to.len() && self.is_entity(row.from);
        let mut entities = (0..self.entities.len()).map(EntityId::new);
        adjacency.incoming.iter().all(is_row)
            && entities
                .all(|entity| from[adjacency.outgoing(entity)].iter().all(|from| *from == entity))
    }

    fn are_namesakes_valid(&self) -> bool {
        let namesakes = self.all_namesakes();
        namesakes.members.iter().all(|id| self.is_entity(*id))
    }

    fn are_claims_valid(&self) -> bool {
        let is_valid = |claim: ClaimId| match claim {
            ClaimId::Relation(id) => id.index() < self.relations.len(),
            ClaimId::Role(id) => self.is_entity(id),
            ClaimId::Fact { entity, index } => {
                let facts = self
                    .entities
                    .get(entity.index())
                    .map(|row| row.details.get(&self.entity_details).facts);
                facts.is_some_and(|facts| index < facts.slice(&self.facts).len())
            }
        };
        let links = &self.claim_links;
        links.ids_by_claim.iter().all(|(claim, _)| is_valid(*claim))
            && links.claims_by_id.iter().all(|(_, claim)| is_valid(*claim))
            && links.links.iter().all(|(one, _, other)| is_valid(*one) && is_valid(*other))
            && self.weights.iter().all(|row| row.relation.index() < self.relations.len())
    }
}
