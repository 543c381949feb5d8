//! The entity that has the focus when the explorer opens.

use std::cmp::Reverse;

use crate::model::{Entity, EntityId, Graph};

/// The most connected entity of the graph's first entity kind, or of any kind if none of that kind has a relation; if
/// tied, the first by slug. `None` if the graph has no entities.
pub fn opening_entity(graph: &Graph) -> Option<EntityId> {
    let rank = |entity: &Entity<'_>| {
        let degree = graph.degree(entity.id());
        (degree > 0 && entity.kind_id().index() == 0, degree, Reverse(entity.id()))
    };
    graph.entities().max_by_key(rank).map(Entity::id)
}

#[cfg(test)]
mod tests {
    use super::opening_entity;
    use crate::load::{Text, load_texts};

    fn opening(entities: &str, relations: &str) -> Option<String> {
        let body = format!(
            "entity_kinds: {{person: {{plural: people}}, firm: {{plural: firms}}}}\n\
             relation_kinds: {{knows: {{says: knows, back: is known to, family: f, tone: neutral}}}}\n\
             sources: {{s: {{title: S, paragraphs: [P]}}}}\n\
             entities: {{{entities}}}\nrelations: [{relations}]\n"
        );
        let graph = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]).graph;
        opening_entity(&graph).map(|id| graph.entity(id).slug().to_owned())
    }

    #[test]
    fn the_best_connected_entity_of_the_first_kind_comes_first() {
        let entities = "acme: {kind: firm, name: Acme}, bo: {kind: firm, name: Bo}, cy: {kind: person, name: Cy}";
        let between = |from: &str, to: &str| {
            format!("{{from: {from}, kind: knows, to: {to}, claim: C., cites: [s#1]}}")
        };
        let firms = [between("acme", "bo"), between("bo", "acme")].join(", ");
        assert_eq!(opening(entities, ""), Some("acme".to_owned()));
        assert_eq!(opening(entities, &firms), Some("acme".to_owned()));
        let with_person = format!("{firms}, {}", between("cy", "bo"));
        assert_eq!(opening(entities, &with_person), Some("cy".to_owned()));
        assert_eq!(opening("", ""), None);
    }
}
