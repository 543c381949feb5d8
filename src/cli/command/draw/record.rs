use serde_json::{Value, json};

use crate::layout::{Drawing, Edge, Node, Point};
use crate::model::Graph;

/// `{size, nodes, edges, hidden}`, with sizes and positions in cells.
pub(super) fn record(graph: &Graph, drawing: &Drawing) -> Value {
    let hidden = drawing.hidden;
    json!({
        "size": [drawing.size.width, drawing.size.height],
        "nodes": drawing.nodes.iter().map(|node| node_record(graph, node)).collect::<Vec<Value>>(),
        "edges": drawing.edges.iter().map(|edge| edge_record(graph, edge)).collect::<Vec<Value>>(),
        "hidden": {
            "entities": hidden.entities,
            "relations": hidden.relations,
            "page": hidden.page + 1,
            "pages": hidden.pages,
        },
    })
}

fn node_record(graph: &Graph, node: &Node) -> Value {
    json!({
        "id": graph.entity(node.id).slug(),
        "label": node.label,
        "x": node.at.x,
        "y": node.at.y,
        "w": node.at.width,
        "h": node.at.height,
    })
}

fn edge_record(graph: &Graph, edge: &Edge) -> Value {
    let relations = edge.relations.iter().map(|id| graph.relation(*id).id_text().to_string());
    json!({
        "relations": relations.collect::<Vec<String>>(),
        "from": graph.entity(edge.from).slug(),
        "to": graph.entity(edge.to).slug(),
        "points": edge.points.iter().copied().map(point_record).collect::<Vec<Value>>(),
        "label": edge.label,
        "label_at": point_record(edge.label_at),
    })
}

fn point_record(point: Point) -> Value {
    json!([point.x, point.y])
}
