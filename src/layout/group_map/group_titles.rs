//! Draws the titles of groups, with the numbers of members and ties that are not drawn.

use std::collections::BTreeSet;

use crate::layout::picture::{GroupContent, Node, Note, Point, to_cells};
use crate::model::{EntityId, RelationId};
use crate::text::{count, fit, width};

use super::column_flow::GroupPart;
use super::map_content::PairTie;
use super::sheet_drawing::SheetDrawing;

/// The counts in a title are shortened if they would leave less than this width for the name of the group.
const MIN_TITLE: usize = 8;

impl SheetDrawing<'_, '_> {
    /// Adds a node for each group of several entities: its title, with the members and relations that are only counted.
    pub(super) fn draw_groups(&mut self) {
        let sheet = self.sheet;
        for (group, inside) in self.relations_inside().into_iter().enumerate() {
            if sheet.content.groups[group].members.len() == 1 {
                continue;
            }
            let mut parts = sheet.parts.iter().filter(|part| part.group == group);
            if let Some(first) = parts.next() {
                self.draw_group(group, first, inside);
            }
            for part in parts {
                let title = format!("{} (continued)", sheet.content.group_name(group));
                let text = fit(&title, self.title_room()).into_owned();
                self.drawing.notes.push(Note { text, at: self.title_position(part) });
            }
        }
    }

    fn draw_group(&mut self, group: usize, part: &GroupPart, inside: Vec<RelationId>) {
        let content = self.sheet.content;
        let hidden = content.groups[group].members.iter();
        let hidden = hidden.filter(|rank| !self.node_indices.contains_key(rank));
        let members: Vec<EntityId> = hidden.map(|rank| content.entities[*rank]).collect();
        let title = if part.is_closed {
            self.closed_title(group, inside.len())
        } else {
            let name = content.group_name(group);
            open_title(&name, members.len(), inside.len(), self.title_room())
        };
        let (id, at) = (self.group_id(group), self.title_position(part));
        let counted = GroupContent { members, inside };
        self.drawing.nodes.push(Node::group(content.graph, id, title, at, counted));
    }

    fn title_room(&self) -> usize {
        self.sheet.shape.column_width.saturating_sub(4)
    }

    fn title_position(&self, part: &GroupPart) -> Point {
        let x = self.sheet.left(part.column) + if part.is_closed { 1 } else { 2 };
        Point::new(to_cells(x), to_cells(part.top))
    }

    fn closed_title(&self, group: usize, inside: usize) -> String {
        let (content, room) = (self.sheet.content, self.title_room());
        let ties = match inside {
            0 => String::new(),
            _ => format!(" · {}", count(inside, "tie", "ties")),
        };
        let names = [content.closed_name(group), content.group_name(group)];
        let names = names.map(|name| format!("▸ {name}{ties}"));
        let fitting = names.iter().find(|name| width(name) <= room);
        fit(fitting.unwrap_or(&names[1]), room).into_owned()
    }

    /// The relations inside each group that neither a line nor a text shows, including loops of members that are not
    /// listed.
    fn relations_inside(&self) -> Vec<Vec<RelationId>> {
        let content = self.sheet.content;
        let described: BTreeSet<RelationId> =
            self.sheet.tie_texts.iter().flat_map(|item| item.relations.iter().copied()).collect();
        let mut inside = vec![Vec::new(); content.groups.len()];
        for tie in self.sheet.undrawn_ties() {
            let PairTie { bundle, ends, .. } = &content.ties[tie];
            let [group, other] = ends.map(|end| content.group_of[end]);
            if group == other && !described.contains(&bundle.relations[0]) {
                inside[group].extend(&bundle.relations);
            }
        }
        for (rank, bundle) in &content.loops {
            if !self.node_indices.contains_key(rank) {
                inside[content.group_of[*rank]].extend(&bundle.relations);
            }
        }
        for relations in &mut inside {
            relations.sort_unstable();
        }
        inside
    }

    /// The entity that identifies a group in the drawing: its first member that is not listed, or its first member if
    /// all are.
    pub(super) fn group_id(&self, group: usize) -> EntityId {
        let content = self.sheet.content;
        let members = &content.groups[group].members;
        let hidden = members.iter().find(|rank| !self.node_indices.contains_key(rank));
        content.entities[*hidden.unwrap_or(&members[0])]
    }
}

/// The title of an open group, with the numbers of members that are not listed and of ties inside that are not drawn.
fn open_title(name: &str, hidden: usize, inside: usize, room: usize) -> String {
    let ties = count(inside, "tie", "ties");
    let long = match (hidden, inside) {
        (0, 0) => String::new(),
        (_, 0) => format!(" · {hidden} not listed"),
        (0, _) => format!(" · {ties} inside"),
        _ => format!(" · {hidden} not listed, {ties} inside"),
    };
    let short = match (hidden, inside) {
        (0, _) | (_, 0) => long.clone(),
        _ => format!(" · +{hidden} · {inside} inside"),
    };
    let shortest = match (hidden, inside) {
        (0, 0) => String::new(),
        (_, 0) => format!(" · +{hidden}"),
        (0, _) => format!(" · {inside} inside"),
        _ => format!(" · +{hidden}, {inside}"),
    };
    let fits = |counts: &&String| width(counts) + width(name).min(MIN_TITLE) <= room;
    let full = Some(&long).filter(|long| width(name) + width(long) <= room);
    let counts = full.or([&short, &shortest].into_iter().find(fits)).unwrap_or(&shortest);
    fit(&format!("{}{counts}", fit(name, room.saturating_sub(width(counts)))), room).into_owned()
}
