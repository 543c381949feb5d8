//! The twin of the picture: the same things in the same order as an indented list, free of lines.

use crate::layout::Drawing;
use crate::model::{EntityId, RelationId};

use super::state::picture::Picture;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwinLine {
    /// An entity whose relations follow.
    Entity(EntityId),
    /// A relation, told from the entity above.
    Relation(EntityId, RelationId),
    /// How much is not in the picture, below all else.
    Hidden,
}

/// The lines of a drawing: each entity, nearest first, with the edges to those after it.
#[must_use]
pub fn lines(drawing: &Drawing) -> Vec<TwinLine> {
    let place = |id: EntityId| drawing.nodes.iter().position(|node| node.id == id);
    let mut by_node: Vec<Vec<RelationId>> = vec![Vec::new(); drawing.nodes.len()];
    for edge in &drawing.edges {
        let ends = place(edge.from).into_iter().chain(place(edge.to));
        if let Some(nearer) = ends.min() {
            by_node[nearer].extend(&edge.relations);
        }
    }
    // What hangs on something nearer is told there; what nothing hangs on is told by itself.
    let is_tied = |id| drawing.edges.iter().any(|edge| edge.from == id || edge.to == id);
    let mut lines = Vec::new();
    for (node, relations) in drawing.nodes.iter().zip(by_node) {
        if relations.is_empty() && is_tied(node.id) {
            continue;
        }
        lines.push(TwinLine::Entity(node.id));
        lines.extend(relations.into_iter().map(|relation| TwinLine::Relation(node.id, relation)));
    }
    lines.extend(drawing.hidden.describe().map(|_| TwinLine::Hidden));
    lines
}

/// The relations of a drawing in the order of the list.
#[must_use]
pub fn steps(drawing: &Drawing) -> Vec<RelationId> {
    let relation = |line: TwinLine| match line {
        TwinLine::Relation(_, relation) => Some(relation),
        TwinLine::Entity(_) | TwinLine::Hidden => None,
    };
    lines(drawing).into_iter().filter_map(relation).collect()
}

/// Keeps the selected relation on screen.
pub fn settle(picture: &mut Picture, selected: Option<RelationId>, height: usize) {
    let lines = lines(&picture.drawing);
    let is_selected =
        |line: &TwinLine| matches!(line, TwinLine::Relation(_, id) if Some(*id) == selected);
    match lines.iter().position(is_selected) {
        Some(row) => picture.window.show(row, height, lines.len()),
        None => picture.window.clamp(height, lines.len()),
    }
}
