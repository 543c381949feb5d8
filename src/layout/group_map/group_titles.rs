//! Draws the titles of groups, with what the groups count.

use std::collections::BTreeSet;

use crate::layout::picture::{GroupContent, Node, Note, Point, to_cells};
use crate::model::{EntityId, RelationId};
use crate::text::{count, fit, width};

use super::column_flow::GroupPart;
use super::sheet_drawing::SheetDrawing;

/// The width of the name in a title below which its counts are shortened.
const MIN_TITLE: usize = 8;

impl SheetDrawing<'_, '_> {
    /// Adds a node for each group: its title, with the members and relations that it counts.
    pub(super) fn draw_groups(&mut self) {
        for group in 0..self.sheet.content.groups.len() {
            let parts: Vec<&GroupPart> =
                self.sheet.parts.iter().filter(|part| part.group == group).collect();
            for (index, part) in parts.iter().enumerate() {
                self.draw_title(group, part, index == 0);
            }
        }
    }

    fn draw_title(&mut self, group: usize, part: &GroupPart, is_first: bool) {
        let content = self.sheet.content;
        let members = &content.groups[group].members;
        if members.len() == 1 {
            return;
        }
        let hidden: Vec<EntityId> = members
            .iter()
            .filter(|rank| !self.names.contains_key(rank))
            .map(|rank| content.entities[*rank])
            .collect();
        let inside = self.relations_inside(group);
        let room = self.sheet.shape.column_width.saturating_sub(4);
        let label = match (part.is_closed, is_first) {
            (true, _) => {
                let ties = if inside.is_empty() {
                    String::new()
                } else {
                    format!(" · {}", count(inside.len(), "tie", "ties"))
                };
                let names = [content.closed_name(group), content.group_name(group)];
                let names = names.map(|name| format!("▸ {name}{ties}"));
                let fitting = names.iter().find(|name| width(name) <= room);
                fit(fitting.unwrap_or(&names[1]), room).into_owned()
            }
            (false, false) => {
                fit(&format!("{} (continued)", content.group_name(group)), room).into_owned()
            }
            (false, true) => title(&content.group_name(group), hidden.len(), inside.len(), room),
        };
        let x = self.sheet.left(part.column) + if part.is_closed { 1 } else { 2 };
        let at = Point::new(to_cells(x), to_cells(part.top));
        let strongest = content.entities[members[0]];
        let id = hidden.first().copied().unwrap_or(strongest);
        if is_first {
            let group = GroupContent { members: hidden, inside };
            self.drawing.nodes.push(Node::group(content.graph, id, label, at, group));
        } else {
            self.drawing.notes.push(Note { text: label, at });
        }
    }

    /// The relations between members of a group that are neither on a line nor in words.
    fn relations_inside(&self, group: usize) -> Vec<RelationId> {
        let content = self.sheet.content;
        let in_words: BTreeSet<RelationId> =
            self.sheet.words.iter().flat_map(|item| item.relations.iter().copied()).collect();
        let is_inside = |tie: &usize| {
            let tie = &content.ties[*tie];
            let is_here = tie.ends.iter().all(|end| content.group_of[*end] == group);
            is_here && !in_words.contains(&tie.bundle.relations[0])
        };
        let ties = self.sheet.undrawn().into_iter().filter(is_inside);
        let mut relations: Vec<RelationId> =
            ties.flat_map(|tie| content.ties[tie].bundle.relations.clone()).collect();
        let loops = content.loops.iter().filter(|(rank, _)| {
            content.group_of[**rank] == group && !self.names.contains_key(rank)
        });
        relations.extend(loops.flat_map(|(_, bundle)| bundle.relations.iter().copied()));
        relations.sort_unstable();
        relations
    }

    /// The entity that stands for a group: that of its node, or its only member.
    pub(super) fn group_id(&self, group: usize) -> EntityId {
        let content = self.sheet.content;
        let members = &content.groups[group].members;
        let hidden = members.iter().find(|rank| !self.names.contains_key(rank));
        content.entities[*hidden.unwrap_or(&members[0])]
    }
}

/// The title of an open group, with the numbers of members that are not listed and of ties inside that are not drawn.
fn title(name: &str, hidden: usize, inside: usize, room: usize) -> String {
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
    let whole = Some(&long).filter(|long| width(name) + width(long) <= room);
    let counts = whole.or([&short, &shortest].into_iter().find(fits)).unwrap_or(&shortest);
    fit(&format!("{}{counts}", fit(name, room.saturating_sub(width(counts)))), room).into_owned()
}
