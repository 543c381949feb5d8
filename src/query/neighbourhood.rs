//! Everything within so many hops of some entities.

use petgraph::visit::{VisitMap, Visitable};

use crate::model::{Entity, EntityId, Graph, Relation, RelationId, Selection};

use super::filter::Filter;

/// What lies around some entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbourhood {
    /// The entities, nearest first and by id among the equally near, and the relations that pass
    /// between any two of them, by id.
    pub selection: Selection,
    /// How many hops each entity of the selection is away, in the same order.
    pub hops: Vec<usize>,
}

/// The entities within `depth` hops of the seeds, and every relation among them that passes.
///
/// Relations are followed both ways. Seeds are always kept, even where the filter leaves out
/// their kind; a seed given twice counts once. Takes time in the relations of what it finds.
#[must_use]
pub fn neighbourhood(
    graph: &Graph,
    seeds: &[EntityId],
    depth: usize,
    filter: &Filter,
) -> Neighbourhood {
    let any = filter.is_empty();
    let passes = |relation: RelationId, other: EntityId| {
        any || (filter.allows_entity(graph, other) && filter.allows(graph, relation))
    };
    let mut seen = graph.visit_map();
    let mut entities: Vec<EntityId> = Vec::new();
    entities.extend(seeds.iter().filter(|seed| seen.visit(**seed)));
    let mut hops = vec![0; entities.len()];
    let mut frontier = 0;
    for hop in 1..=depth {
        let reached = entities.len();
        for place in frontier..reached {
            let at = entities[place];
            for (relation, other) in graph.outgoing(at).chain(graph.incoming(at)) {
                if !seen.is_visited(&other) && passes(relation, other) {
                    seen.visit(other);
                    entities.push(other);
                }
            }
        }
        if entities.len() == reached {
            break;
        }
        entities[reached..].sort_unstable();
        hops.resize(entities.len(), hop);
        frontier = reached;
    }
    let among = |id: EntityId| seen.is_visited(&id);
    let mut relations: Vec<RelationId> = Vec::new();
    for at in &entities {
        let out = graph.outgoing(*at).filter(|(_, to)| among(*to));
        relations.extend(
            out.map(|(relation, _)| relation).filter(|id| any || filter.allows(graph, *id)),
        );
    }
    relations.sort_unstable();
    Neighbourhood { selection: Selection { entities, relations }, hops }
}

/// The whole graph as far as a filter lets it through, in id order.
///
/// Entities whose kind passes stay, even without a relation left; relations stay where both ends do.
#[must_use]
pub fn everything(graph: &Graph, filter: &Filter) -> Selection {
    if filter.is_empty() {
        return Selection::all(graph);
    }
    let met = |entity: Entity<'_>| filter.allows_entity(graph, entity.id());
    let entities = graph.entities().filter(|entity| met(*entity)).map(Entity::id).collect();
    let relations = graph.relations().filter(|relation| {
        met(relation.from()) && met(relation.to()) && filter.allows(graph, relation.id())
    });
    Selection { entities, relations: relations.map(Relation::id).collect() }
}

#[cfg(test)]
mod tests {
    use super::neighbourhood;
    use crate::model::EntityId;
    use crate::model::sample::graph;
    use crate::query::Filter;

    #[test]
    fn hops_grow_both_ways_and_relations_among_the_found_come_along() {
        let graph =
            graph("b -knows-> a\n b -knows-> c\n c -knows-> d\n d -knows-> e\n a -knows-> c");
        let a = graph.find_entity("a").expect("a");
        let around = |depth| neighbourhood(&graph, &[a, a], depth, &Filter::default());
        let slugs = |entities: &[EntityId]| {
            entities.iter().map(|id| graph.entity(*id).slug()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(slugs(&around(0).selection.entities), "a");
        let one = around(1);
        assert_eq!(slugs(&one.selection.entities), "a b c");
        assert_eq!((one.hops, one.selection.relations.len()), (vec![0, 1, 1], 3));
        assert_eq!(slugs(&around(2).selection.entities), "a b c d");
        assert_eq!(around(9).hops, [0, 1, 1, 2, 3]);
    }
}
