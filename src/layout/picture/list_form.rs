//! The list form of a drawing: an indented list of the same items in the same order.

use crate::model::{EntityId, RelationId};

use super::drawing::{Drawing, Hidden};

/// A line of the list form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListLine {
    /// An entity, followed by its relations.
    Entity(EntityId),
    /// A relation, seen from the entity above.
    Relation(EntityId, RelationId),
    /// The counts of the items that are not listed, at the end.
    Hidden,
}

impl ListLine {
    pub(crate) fn relation(self) -> Option<RelationId> {
        if let Self::Relation(_, relation) = self { Some(relation) } else { None }
    }
}

impl Drawing {
    /// The lines of the list form: each entity, nearest first, with its edges to later ones.
    pub(crate) fn list_lines(&self) -> Vec<ListLine> {
        let mut by_node: Vec<Vec<RelationId>> = vec![Vec::new(); self.nodes.len()];
        for edge in self.edges.iter().filter(|edge| !edge.is_between_groups()) {
            let ends = self.node_index(edge.from).into_iter().chain(self.node_index(edge.to));
            if let Some(nearer) = ends.min() {
                by_node[nearer].extend(&edge.relations);
            }
        }
        // A node has no line if all its edges are listed with nearer nodes.
        let has_edges = |id| self.edges.iter().any(|edge| edge.has_end(id));
        let mut lines = Vec::new();
        let nodes = self.nodes.iter().zip(by_node).filter(|(node, _)| node.group.is_none());
        for (node, relations) in nodes {
            if relations.is_empty() && has_edges(node.id) {
                continue;
            }
            lines.push(ListLine::Entity(node.id));
            let relation_line = |relation| ListLine::Relation(node.id, relation);
            lines.extend(relations.into_iter().map(relation_line));
        }
        lines.extend(self.unlisted().describe().map(|_| ListLine::Hidden));
        lines
    }

    /// The counts of items that are not in the list form: hidden ones, and those counted in groups.
    pub(crate) fn unlisted(&self) -> Hidden {
        let bundles = self.edges.iter().filter(|edge| edge.is_between_groups());
        let members: usize = self.groups().map(|group| group.members.len()).sum();
        let inside: usize = self.groups().map(|group| group.inside.len()).sum();
        let between: usize = bundles.map(|edge| edge.relations.len()).sum();
        Hidden {
            entities: self.hidden.entities + members,
            relations: self.hidden.relations + inside + between,
            ..self.hidden
        }
    }
}
