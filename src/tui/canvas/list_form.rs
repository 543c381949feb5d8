//! The list form of a picture: an indented list of the same items in the same order.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::layout::Drawing;
use crate::model::{ClaimId, EntityId, RelationId};
use crate::text::{Role, entity_name};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::frame::Surface;
use super::super::relations::view::tie_row;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListLine {
    /// An entity, followed by its relations.
    Entity(EntityId),
    /// A relation, seen from the entity above.
    Relation(EntityId, RelationId),
    /// The number of hidden items, at the end.
    Hidden,
}

impl ListLine {
    pub(crate) fn relation(self) -> Option<RelationId> {
        if let Self::Relation(_, relation) = self { Some(relation) } else { None }
    }
}

/// The lines of a drawing: each entity, nearest first, with its edges to later ones.
pub(crate) fn lines(drawing: &Drawing) -> Vec<ListLine> {
    let index_of = |id: EntityId| drawing.nodes.iter().position(|node| node.id == id);
    let mut by_node: Vec<Vec<RelationId>> = vec![Vec::new(); drawing.nodes.len()];
    for edge in &drawing.edges {
        let ends = index_of(edge.from).into_iter().chain(index_of(edge.to));
        if let Some(nearer) = ends.min() {
            by_node[nearer].extend(&edge.relations);
        }
    }
    // A node has no line if all its edges are listed with nearer nodes.
    let has_edges = |id| drawing.edges.iter().any(|edge| edge.from == id || edge.to == id);
    let mut lines = Vec::new();
    for (node, relations) in drawing.nodes.iter().zip(by_node) {
        if relations.is_empty() && has_edges(node.id) {
            continue;
        }
        lines.push(ListLine::Entity(node.id));
        lines.extend(relations.into_iter().map(|relation| ListLine::Relation(node.id, relation)));
    }
    lines.extend(drawing.hidden.describe().map(|_| ListLine::Hidden));
    lines
}

pub(crate) fn selectable_claims(drawing: &Drawing) -> Vec<ClaimId> {
    lines(drawing).into_iter().filter_map(ListLine::relation).map(ClaimId::Relation).collect()
}

pub(super) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let drawing = &state.derived.picture.drawing;
    let (lines, cells) = (lines(drawing), surface.cells());
    surface.list(state.cursors.canvas.list, lines.len(), |index| match lines[index] {
        ListLine::Entity(id) => {
            let (graph, entity) = (state.graph(), state.graph().entity(id));
            let kind = format!(", {}", entity.kind().slug);
            let name = Span::styled(entity_name(graph, id), state.kind_style(entity).bold());
            (vec![name, Span::styled(kind, state.style(Role::Dim))], Style::new())
        }
        ListLine::Relation(from, id) => {
            let tie = state.graph().relation(id).tie_from(from);
            tie_row(state, tie, Pane::Canvas, (cells, cells))
        }
        ListLine::Hidden => {
            let text = drawing.hidden.describe().unwrap_or_default();
            (vec![Span::raw(text)], state.style(Role::Dim))
        }
    });
}
