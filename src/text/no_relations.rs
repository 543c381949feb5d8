use super::KeyText;
use super::entity_name::entity_name;
use crate::model::{EntityId, Graph};

/// The message in place of an empty list of relations: the reason, and what to do next.
pub(crate) fn no_relations(graph: &Graph, focus: Option<EntityId>) -> KeyText {
    let Some(focus) = focus else {
        return "no relations: the graph has no entities".into();
    };
    let name = entity_name(graph, focus);
    if graph.degree(focus) > 0 {
        "the filters hide every relation; {clear-filters} clears them".into()
    } else if graph.relation_count() > 0 {
        KeyText::plain(name).then(" has no relations in this graph; {find} finds another entity")
    } else {
        KeyText::from("this graph has no relations yet: {edit} opens the file of ")
            .then(name.into_owned())
            .then(", to add one under `relations:`; `guanxi init DIR` writes an example")
    }
}
