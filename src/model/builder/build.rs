use super::Builder;
use super::input::{ClaimHandle, EntityHandle};
use crate::model::adjacency::Adjacency;
use crate::model::citation::ClaimId;
use crate::model::claim_link::ClaimLinks;
use crate::model::graph::Graph;
use crate::model::id::{EntityId, RelationId};
use crate::model::rows::EntityRow;

impl Builder {
    /// Sorts everything into its final order and returns the graph.
    pub fn build(mut self) -> Graph {
        drop(std::mem::take(&mut self.handles_by_slug));
        let ids = self.sort_entities();
        let (ends, relations) = self.sort_relations(&ids);
        self.link_claims(&ids, &relations);
        let weights = self.weights.drain(..);
        self.graph.weights =
            weights.map(|(index, weight)| (relations[index as usize], weight)).collect();
        self.graph.weights.sort_unstable_by_key(|(relation, _)| *relation);
        self.graph.adjacency = Adjacency::new(self.graph.entities.len(), &ends);
        self.graph.arena.shrink();
        self.graph
    }

    /// Sorts entities by slug and returns the id of each handle.
    fn sort_entities(&mut self) -> Vec<EntityId> {
        let Graph { arena, entities, entity_extra, .. } = &mut self.graph;
        let mut rows: Vec<(usize, EntityRow)> =
            std::mem::take(entities).into_iter().enumerate().collect();
        rows.sort_unstable_by(|(_, one), (_, other)| {
            arena.get(one.slug).cmp(arena.get(other.slug))
        });
        let mut ids = vec![EntityId::default(); rows.len()];
        for (index, (handle, _)) in rows.iter().enumerate() {
            ids[*handle] = EntityId::new(index);
        }
        *entities = rows.into_iter().map(|(_, row)| row).collect();
        let extra = self.entity_extra.drain(..);
        entity_extra.extend(extra.map(|(handle, extra)| (ids[handle.0 as usize], extra)));
        ids
    }

    /// Sorts relations and numbers those with the same ends and kind. Returns the ends in the sorted order, and the ids
    /// in insertion order.
    fn sort_relations(&mut self, ids: &[EntityId]) -> (Vec<(EntityId, EntityId)>, Vec<RelationId>) {
        let ranks = self.kind_ranks_by_slug();
        let id = |handle: EntityHandle| ids[handle.0 as usize];
        let mut pending = std::mem::take(&mut self.relations);
        // The sort is stable, so relations with the same ends and kind stay in insertion order.
        pending.sort_by_key(|new| (id(new.from), ranks[new.row.kind.index()], id(new.to)));
        let mut all_ends = Vec::with_capacity(pending.len());
        let mut relation_ids = vec![RelationId::default(); pending.len()];
        self.graph.relations.reserve_exact(pending.len());
        for mut new in pending {
            let ends = (id(new.from), id(new.to));
            let previous = self.graph.relations.last().filter(|_| all_ends.last() == Some(&ends));
            let same_kind = previous.filter(|previous| previous.kind == new.row.kind);
            new.row.ordinal = same_kind.map_or(1, |previous| previous.ordinal + 1);
            new.row.said_by = new.said_by.map(id);
            let relation = RelationId::new(all_ends.len());
            relation_ids[new.insertion_index as usize] = relation;
            self.graph.relation_extra.extend(new.extra.map(|extra| (relation, extra)));
            self.graph.relations.push(new.row);
            all_ends.push(ends);
        }
        (all_ends, relation_ids)
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
