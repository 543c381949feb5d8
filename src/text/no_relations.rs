use super::entity_name::entity_name;
use crate::model::{EntityId, Graph};

/// The message in place of an empty list of relations: the reason, and what to do next. `{action}` is a placeholder for
/// the key of an action.
pub(crate) fn no_relations(graph: &Graph, focus: Option<EntityId>) -> String {
    let Some(focus) = focus else {
        return "no relations: the graph has no entities".to_owned();
    };
    let name = entity_name(graph, focus);
    if graph.degree(focus) > 0 {
        "the filters hide every relation; {clear-filters} clears them".to_owned()
    } else if graph.relation_count() > 0 {
        format!("{name} has no relations in this graph; {{find}} finds another entity")
    } else {
        format!(
            "this graph has no relations yet: {{edit}} opens the file of {name}, to add one under `relations:`; \
             `guanxi init DIR` writes an example"
        )
    }
}
