use serde_json::{Value, json};

use crate::layout::{Drawing, Edge, Node, Point};
use crate::model::{EntityId, Graph, RelationId};

/// `{size, nodes, edges, in_words, hidden}`, with sizes and positions in cells.
///
/// A relation is on an edge, in `in_words` if words describe it instead, `inside` a group, or counted as hidden. An
/// edge between groups has no line, only a label that counts its relations.
pub(super) fn record(graph: &Graph, drawing: &Drawing) -> Value {
    let hidden = drawing.hidden;
    let (worded, edges): (Vec<&Edge>, Vec<&Edge>) =
        drawing.edges.iter().partition(|edge| edge.is_in_words());
    let in_words = worded.iter().flat_map(|edge| &edge.relations).chain(&drawing.in_words);
    json!({
        "size": [drawing.size.width, drawing.size.height],
        "nodes": drawing.nodes.iter().map(|node| node_record(graph, node)).collect::<Vec<Value>>(),
        "edges": edges.iter().map(|edge| edge_record(graph, drawing, edge)).collect::<Vec<Value>>(),
        "in_words": relation_ids(graph, in_words),
        "hidden": {
            "entities": hidden.entities,
            "relations": hidden.relations,
            "page": hidden.page + 1,
            "pages": hidden.pages,
        },
    })
}

#[expect(clippy::indexing_slicing, reason = "a record is an object")]
fn node_record(graph: &Graph, node: &Node) -> Value {
    let mut record = json!({
        "id": node_id(graph, node),
        "label": node.full_label(),
        "x": node.at.x,
        "y": node.at.y,
        "w": node.at.width,
        "h": node.at.height,
    });
    if let Some(group) = &node.group {
        let members = group.members.iter().map(|id| graph.entity(*id).slug());
        record["members"] = members.collect();
        record["inside"] = relation_ids(graph, &group.inside);
    }
    record
}

/// The slug of the entity; for a group, prefixed with `group:`, which no slug can contain.
fn node_id(graph: &Graph, node: &Node) -> String {
    let slug = graph.entity(node.id).slug();
    if node.group.is_some() { format!("group:{slug}") } else { slug.to_owned() }
}

/// The id of the node at an end of an edge.
fn end_id(graph: &Graph, drawing: &Drawing, edge: &Edge, id: EntityId) -> String {
    let is_group = |node: &&Node| node.id == id && node.group.is_some();
    let group = drawing.nodes.iter().find(is_group).filter(|_| edge.is_between_groups());
    group.map_or_else(|| graph.entity(id).slug().to_owned(), |node| node_id(graph, node))
}

fn relation_ids<'a>(graph: &Graph, relations: impl IntoIterator<Item = &'a RelationId>) -> Value {
    relations.into_iter().map(|id| graph.relation(*id).id_text().to_string()).collect()
}

fn edge_record(graph: &Graph, drawing: &Drawing, edge: &Edge) -> Value {
    json!({
        "relations": relation_ids(graph, &edge.relations),
        "from": end_id(graph, drawing, edge, edge.from),
        "to": end_id(graph, drawing, edge, edge.to),
        "points": edge.points.iter().copied().map(point_record).collect::<Vec<Value>>(),
        "label": edge.full_label(),
        "label_at": point_record(edge.label_at),
    })
}

fn point_record(point: Point) -> Value {
    json!([point.x, point.y])
}
