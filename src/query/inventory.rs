#![expect(clippy::indexing_slicing, reason = "every entity, kind, family and source has a count")]

use crate::model::{ClaimId, Entity, EntityId, Graph, RelationId, SourceId};

use super::claims::for_each_citation;
use super::filter::Filter;
use super::neighbourhood::everything;

/// The parts of a graph that pass a filter, each list in the graph's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inventory {
    /// Each entity, with the number of its relations that pass.
    pub(crate) entities: Vec<(EntityId, usize)>,
    pub(crate) relations: Vec<RelationId>,
    pub(crate) entity_kind_counts: Vec<usize>,
    pub(crate) relation_kind_counts: Vec<usize>,
    pub(crate) family_counts: Vec<usize>,
}

/// Lists and counts what passes. If the filter limits more than entities, an entity is included only if one of its
/// relations or facts passes.
pub(crate) fn inventory(graph: &Graph, filter: &Filter) -> Inventory {
    let relations = everything(graph, filter).relations;
    let mut degrees = vec![0; graph.entity_count()];
    let mut relation_kind_counts = vec![0; graph.relation_kinds().len()];
    let mut family_counts = vec![0; graph.families().len()];
    for relation in relations.iter().map(|id| graph.relation(*id)) {
        let [from, to] = [relation.from(), relation.to()].map(|end| end.id().index());
        degrees[from] += 1;
        degrees[to] += usize::from(from != to);
        relation_kind_counts[relation.kind_id().index()] += 1;
        family_counts[relation.kind().family.index()] += 1;
    }
    let included = graph.entities().map(Entity::id).filter(|id| filter.includes_entity(graph, *id));
    let entities: Vec<(EntityId, usize)> = included.map(|id| (id, degrees[id.index()])).collect();
    let mut entity_kind_counts = vec![0; graph.entity_kinds().len()];
    for (id, _) in &entities {
        entity_kind_counts[graph.entity(*id).kind_id().index()] += 1;
    }
    Inventory { entities, relations, entity_kind_counts, relation_kind_counts, family_counts }
}

/// The sources, each with the number of relations, roles and facts that cite it and pass a filter. Unless the filter
/// is empty, sources without such claims are left out.
pub(crate) fn cited_sources(graph: &Graph, filter: &Filter) -> Vec<(SourceId, usize)> {
    let passes =
        |claim: ClaimId| filter.allows_subjects(graph, claim) && filter.allows_claim(graph, claim);
    let mut cited: Vec<(SourceId, ClaimId)> = Vec::new();
    for_each_citation(graph, |claim, _, cite| {
        if filter.allows_source_and_date(graph, graph.source(cite.source)) && passes(claim) {
            cited.push((cite.source, claim));
        }
    });
    cited.sort_unstable();
    cited.dedup();
    let mut counts = vec![0; graph.sources().len()];
    for (source, _) in cited {
        counts[source.index()] += 1;
    }
    let sources = graph.sources().map(|source| (source.id(), counts[source.id().index()]));
    sources.filter(|(_, count)| *count > 0 || filter.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Inventory, cited_sources, inventory};
    use crate::model::Graph;
    use crate::model::sample::graph;
    use crate::query::{Dimension, Filter, FilterArgs};

    fn counts(graph: &Graph, filter: &Filter) -> String {
        let inventory = inventory(graph, filter);
        let degrees: Vec<usize> = inventory.entities.iter().map(|(_, degree)| *degree).collect();
        let sources = cited_sources(graph, filter);
        let claims: Vec<usize> = sources.iter().map(|(_, claims)| *claims).collect();
        let Inventory { entity_kind_counts, relation_kind_counts, family_counts, .. } = &inventory;
        format!(
            "{degrees:?} {} {entity_kind_counts:?} {relation_kind_counts:?} {family_counts:?} {claims:?}",
            inventory.relations.len()
        )
    }

    #[test]
    fn items_are_counted_once_and_only_if_they_pass_the_filter() {
        let graph = graph("a -knows-> b\n a -knows-> a\n b =rivals= c\n d");
        let all = counts(&graph, &Filter::default());
        assert_eq!(all, "[2, 2, 1, 0] 3 [4] [2, 1] [2, 1] [3]");
        let rivals: FilterArgs = [(Dimension::Relation, "rivals".to_owned())].into_iter().collect();
        let rivals =
            rivals.resolve(&graph).expect("the sample graph has the relation kind `rivals`");
        assert_eq!(counts(&graph, &rivals), "[1, 1] 1 [2] [0, 1] [0, 1] [1]");
    }
}
