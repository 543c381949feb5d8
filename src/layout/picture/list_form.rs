//! The list form of a drawing: an indented list of the same items in the same order.

use crate::model::{EntityId, RelationId};

use super::drawing::{Drawing, Hidden};
use super::edge::Edge;
use super::node::Node;

/// A line of the list form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListLine {
    /// An entity, followed by its relations.
    Entity(EntityId),
    /// A relation, seen from the entity above.
    Relation(EntityId, RelationId),
    /// The heading of the relations that are only on paths other than the chosen one.
    OtherPaths,
    /// The heading of the relations without a line among the entities above.
    Among,
    /// The counts of the items that are not listed, at the end.
    Hidden,
}

impl ListLine {
    pub(crate) fn relation(self) -> Option<RelationId> {
        if let Self::Relation(_, relation) = self { Some(relation) } else { None }
    }
}

impl Drawing {
    /// The lines of the list form: each entity, nearest first, with its edges to later ones. The chosen path comes before
    /// the others, and the relations without a line come last.
    pub(crate) fn list_lines(&self) -> Vec<ListLine> {
        let chosen = self.by_nearer_end(|edge| !edge.is_secondary);
        // A node has no line if all its edges are listed with nearer nodes.
        let has_edges = |id| self.edges.iter().any(|edge| edge.has_end(id));
        let is_listed =
            |(node, relations): &(&Node, _)| !Vec::is_empty(relations) || !has_edges(node.id);
        let mut lines: Vec<ListLine> =
            self.nodes.iter().zip(chosen).filter(is_listed).flat_map(node_lines).collect();
        let others = self.by_nearer_end(|edge| edge.is_secondary);
        let others = self.nodes.iter().zip(others).filter(|(_, relations)| !relations.is_empty());
        add_section(&mut lines, ListLine::OtherPaths, others.flat_map(node_lines));
        let among = self.among.iter().map(|(from, relation)| ListLine::Relation(*from, *relation));
        add_section(&mut lines, ListLine::Among, among);
        lines.extend(self.unlisted().describe().map(|_| ListLine::Hidden));
        lines
    }

    /// The relations of the edges that fulfil a condition, by the index of the nearer end.
    #[expect(clippy::indexing_slicing, reason = "`node_index` finds nodes of the drawing")]
    fn by_nearer_end(&self, condition: impl Fn(&Edge) -> bool) -> Vec<Vec<RelationId>> {
        let mut by_node: Vec<Vec<RelationId>> = vec![Vec::new(); self.nodes.len()];
        let is_listed = |edge: &&Edge| !edge.is_between_groups() && condition(edge);
        for edge in self.edges.iter().filter(is_listed) {
            let ends = self.node_index(edge.from).into_iter().chain(self.node_index(edge.to));
            if let Some(nearer) = ends.min() {
                by_node[nearer].extend(&edge.relations);
            }
        }
        by_node
    }

    /// The counts of items that are not in the list form: hidden ones, and those counted in groups.
    pub(crate) fn unlisted(&self) -> Hidden {
        let bundles = self.edges.iter().filter(|edge| edge.is_between_groups());
        let members: usize = self.groups().map(|group| group.members.len()).sum();
        let inside: usize = self.groups().map(|group| group.inside.len()).sum();
        let between: usize = bundles.map(|edge| edge.relations.len()).sum();
        Hidden {
            entities: self.hidden.entities + members,
            relations: self.hidden.relations.saturating_sub(self.hidden.among) + inside + between,
            among: 0,
            ..self.hidden
        }
    }
}

/// An entity and its relations; nothing for a group.
fn node_lines((node, relations): (&Node, Vec<RelationId>)) -> Vec<ListLine> {
    if node.group.is_some() {
        return Vec::new();
    }
    let relations = relations.into_iter().map(|relation| ListLine::Relation(node.id, relation));
    std::iter::once(ListLine::Entity(node.id)).chain(relations).collect()
}

/// Adds a heading and its lines, unless there are none.
fn add_section(
    lines: &mut Vec<ListLine>,
    heading: ListLine,
    section: impl Iterator<Item = ListLine>,
) {
    let mut section = section.peekable();
    if section.peek().is_some() {
        lines.push(heading);
    }
    lines.extend(section);
}
