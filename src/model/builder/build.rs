#![expect(clippy::indexing_slicing, reason = "handles are those of rows; orders are permutations")]

use super::Builder;
use super::input::{ClaimHandle, EntityHandle};
use super::order::{order_by_small_key, positions, reorder, saturating_u32};
use super::ordinals::number_group;
use crate::model::adjacency::Adjacency;
use crate::model::citation::ClaimId;
use crate::model::claim_link::ClaimLinks;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, RelationId};
use crate::model::rows::WeightRow;

impl Builder {
    /// Sorts everything into its final order and returns the graph.
    pub fn build(mut self) -> Graph {
        drop(std::mem::take(&mut self.slugs));
        let ids = self.sort_entities();
        let (ends, relations) = self.sort_relations(&ids);
        self.number_relations(&ends);
        self.link_claims(&ids, &relations);
        self.graph.adjacency = Adjacency::new(self.graph.entities.len(), &ends);
        self.graph.arena.shrink();
        self.graph
    }

    /// Sorts entities by slug and returns the id of each handle.
    fn sort_entities(&mut self) -> Vec<EntityId> {
        let Graph { arena, entities, entity_extra, .. } = &mut self.graph;
        let mut order: Vec<u32> = (0..saturating_u32(entities.len())).collect();
        let slug = |index: u32| arena.get(entities[index as usize].slug);
        order.sort_unstable_by(|a, b| slug(*a).cmp(slug(*b)));
        let ids: Vec<EntityId> =
            positions(&order).into_iter().map(|index| EntityId::new(index as usize)).collect();
        reorder(entities.to_mut(), order);
        let extra = self.entity_extra.drain(..);
        entity_extra.extend(extra.map(|(handle, extra)| (ids[handle.0 as usize], extra)));
        ids
    }

    /// Sorts relations. Returns their ends in sorted order, and their ids in insertion order.
    fn sort_relations(&mut self, ids: &[EntityId]) -> (Vec<(EntityId, EntityId)>, Vec<RelationId>) {
        let order = self.relation_order(ids);
        let relation_ids: Vec<RelationId> =
            positions(&order).into_iter().map(|index| RelationId::new(index as usize)).collect();
        let ends = std::mem::take(&mut self.ends);
        let id = |handle: EntityHandle| ids[handle.0 as usize];
        let sorted_ends = order.iter().map(|index| ends[*index as usize].map(id)).map(Into::into);
        let sorted_ends = sorted_ends.collect();
        drop(ends);
        let Graph { relations, relation_extra, weights, .. } = &mut self.graph;
        let relations = relations.to_mut();
        reorder(relations, order);
        let new_id = |index: u32| relation_ids[index as usize];
        for (index, speaker) in self.speakers.drain(..) {
            relations[new_id(index).index()].said_by = id(speaker).into();
        }
        let extra = self.relation_extra.drain(..);
        relation_extra.extend(extra.map(|(index, extra)| (new_id(index), extra)));
        let new_weights = self.weights.drain(..);
        *weights =
            new_weights.map(|(index, weight)| WeightRow::new(new_id(index), weight)).collect();
        weights.to_mut().sort_unstable_by_key(|row| row.relation);
        (sorted_ends, relation_ids)
    }

    /// The insertion indices of the relations, sorted by `from` entity, kind slug, `to` entity and insertion.
    fn relation_order(&self, ids: &[EntityId]) -> Vec<u32> {
        let id = |handle: EntityHandle| ids[handle.0 as usize];
        let from_ids: Vec<u32> =
            self.ends.iter().map(|[from, _]| saturating_u32(id(*from).index())).collect();
        let mut order = order_by_small_key(&from_ids, ids.len());
        let ranks = self.kind_ranks_by_slug();
        let key = |index: &u32| {
            let kind = self.graph.relations[*index as usize].kind;
            (ranks[kind.index()], id(self.ends[*index as usize][1]), *index)
        };
        let has_same_from = |a: &u32, b: &u32| from_ids[*a as usize] == from_ids[*b as usize];
        for relations in order.chunk_by_mut(has_same_from) {
            relations.sort_unstable_by_key(key);
        }
        order
    }

    /// Numbers relations with the same ends and kind. `ends` is in sorted order.
    fn number_relations(&mut self, ends: &[(EntityId, EntityId)]) {
        let relations = self.graph.relations.to_mut();
        let mut start = 0;
        for end in 1..=relations.len() {
            let is_last = ends.get(end).is_none_or(|next| *next != ends[start])
                || relations[end].kind != relations[start].kind;
            if is_last {
                number_group(&mut relations[start..end]);
                start = end;
            }
        }
    }

    fn link_claims(&mut self, entities: &[EntityId], relations: &[RelationId]) {
        let id_of = |claim: ClaimHandle| match claim {
            ClaimHandle::Relation(index) => ClaimId::Relation(relations[index as usize]),
            ClaimHandle::Fact { entity, index } => {
                ClaimId::Fact { entity: entities[entity.0 as usize], index }
            }
        };
        let ids = self.claim_ids.drain(..).map(|(claim, id)| (id_of(claim), id)).collect();
        let links = self.links.drain(..);
        let links: Vec<_> =
            links.map(|(one, link, other)| (id_of(one), link, id_of(other))).collect();
        self.graph.claim_links = ClaimLinks::new(&self.graph.arena, ids, &links);
    }

    fn kind_ranks_by_slug(&self) -> Vec<usize> {
        let kinds = self.graph.relation_kinds.iter().zip(0..);
        let slugs = kinds.map(|(kind, index): (_, usize)| (kind.slug.as_str(), index));
        let mut sorted: Vec<(&str, usize)> = slugs.clone().collect();
        sorted.sort_unstable();
        slugs.map(|slug| sorted.partition_point(|other| *other < slug)).collect()
    }
}
