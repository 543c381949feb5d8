use crate::model::{
    EntityId, FamilyId, Graph, RelationId, RelationKindId, Tie, TieDirection, When,
};

use super::filter::Filter;

/// The relations of an entity that pass a filter, in reading order.
///
/// Sorted by family, kind, direction (out, in, mutual), date (undated ones last), name of the other entity, and id.
/// Lists, the canvas, cards and exports all use this order, so that they can be compared line by line.
pub fn ties_in_reading_order(graph: &Graph, entity: EntityId, filter: &Filter) -> Vec<Tie> {
    let mut ties: Vec<Tie> =
        graph.ties(entity).filter(|tie| filter.allows_tie(graph, *tie)).collect();
    ties.sort_by_cached_key(|tie| reading_key(graph, *tie));
    ties
}

type ReadingKey<'g> =
    (FamilyId, RelationKindId, TieDirection, (bool, Option<When>), &'g str, RelationId);

fn reading_key(graph: &Graph, tie: Tie) -> ReadingKey<'_> {
    let relation = graph.relation(tie.relation);
    let when = relation.when();
    let date = (when.is_none(), when);
    let name = graph.entity(tie.other).name();
    (relation.kind().family, relation.kind_id(), tie.direction, date, name, tie.relation)
}

#[cfg(test)]
mod tests {
    use super::ties_in_reading_order;
    use crate::model::sample::graph;
    use crate::query::Filter;

    #[test]
    fn relations_are_sorted_by_kind_direction_and_name() {
        let graph = graph(
            "b -praises-> a\n a -knows-> z\n a -knows-> c\n d -knows-> a\n a =rivals= b\n a -praises-> b",
        );
        let a = graph.find_entity("a").expect("the graph should have an entity `a`");
        let ties = ties_in_reading_order(&graph, a, &Filter::default());
        let names: Vec<String> =
            ties.iter().map(|tie| graph.relation(tie.relation).id_text().to_string()).collect();
        let expected =
            ["a.praises.b", "b.praises.a", "a.knows.c", "a.knows.z", "d.knows.a", "a.rivals.b"];
        assert_eq!(names, expected);
    }
}
