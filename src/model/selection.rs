#![expect(clippy::indexing_slicing, reason = "there is a count for each entity")]

use std::cmp::Reverse;

use super::entity::{Entity, HiddenClaims};
use super::graph::Graph;
use super::id::{EntityId, RelationId};

/// A set of entities, and a set of relations between them.
///
/// Pictures and exported files are made from the same selection, so they never disagree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The entities, without duplicates. The order depends on the query; `truncated` keeps the first ones.
    pub entities: Vec<EntityId>,
    /// The relations, without duplicates; both ends of each are among the entities.
    pub relations: Vec<RelationId>,
    /// The roles and facts of these entities that a filter hides.
    pub hidden: HiddenClaims,
}

impl Selection {
    /// The whole graph, in id order.
    pub fn all(graph: &Graph) -> Self {
        Self {
            entities: graph.entities().map(super::Entity::id).collect(),
            relations: graph.relations().map(super::Relation::id).collect(),
            hidden: HiddenClaims::default(),
        }
    }

    /// Sorts the entities by their number of relations in the selection, most connected first.
    #[must_use]
    pub(crate) fn sorted_by_connections(mut self, graph: &Graph) -> Self {
        let counts = self.relation_counts(graph);
        self.entities.sort_by_key(|id| (Reverse(counts[id.index()]), *id));
        self
    }

    /// The number of selected relations of each entity in the graph, by entity index; a relation to itself counts
    /// twice.
    pub(crate) fn relation_counts(&self, graph: &Graph) -> Vec<usize> {
        let mut counts = vec![0; graph.entity_count()];
        for relation in self.relations.iter().map(|id| graph.relation(*id)) {
            counts[relation.from().id().index()] += 1;
            counts[relation.to().id().index()] += 1;
        }
        counts
    }

    /// The first `count` entities, and the relations between them.
    #[must_use]
    pub(crate) fn truncated(mut self, graph: &Graph, count: usize) -> Self {
        if self.entities.len() > count {
            self.entities.truncate(count);
            let mut retained = self.entities.clone();
            retained.sort_unstable();
            let is_retained = |id: EntityId| retained.binary_search(&id).is_ok();
            self.relations.retain(|id| {
                let relation = graph.relation(*id);
                is_retained(relation.from().id()) && is_retained(relation.to().id())
            });
        }
        self
    }

    /// An entity of the selection, without its role or facts if they are hidden.
    pub(crate) fn entity<'g>(&'g self, graph: &'g Graph, id: EntityId) -> Entity<'g> {
        Entity { hidden: Some(&self.hidden), ..graph.entity(id) }
    }

    /// Sorts by id, so that files written from the selection are reproducible.
    pub(crate) fn sorted(mut self) -> Self {
        self.entities.sort_unstable();
        self.relations.sort_unstable();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::model::EntityId;
    use crate::model::sample::graph;

    #[test]
    fn a_truncated_selection_keeps_the_relations_between_its_first_entities() {
        let graph = graph("a -knows-> b\n b -knows-> c\n c -knows-> a");
        let [a, b, c] = [0, 1, 2].map(EntityId::new);
        let all = Selection { entities: vec![b, c, a], ..Selection::all(&graph) };
        let ends = |id| (graph.relation(id).from().id(), graph.relation(id).to().id());
        let part = all.clone().truncated(&graph, 2);
        assert_eq!(part.entities, [b, c]);
        assert_eq!(part.relations.into_iter().map(ends).collect::<Vec<_>>(), [(b, c)]);
        assert_eq!(all.clone().truncated(&graph, 3), all);
    }
}
