//! Draws group titles, with counts of the members and ties that are not drawn.
#![expect(clippy::indexing_slicing, reason = "groups and ranks are of the content; none is empty")]

use std::collections::BTreeSet;

use crate::layout::picture::{GroupContent, Node, Note, Point, distinct_labels, to_cells};
use crate::model::{EntityId, RelationId};
use crate::text::{count, fit, width};

use super::column_flow::GroupPart;
use super::layout_drawing::LayoutDrawing;
use super::layout_shape::title_room;
use super::map_content::{ContentGroup, MapContent, PairTie};

impl LayoutDrawing<'_, '_> {
    /// Adds a node for each group of several entities: its title, with the members and relations that are only counted.
    pub(super) fn draw_groups(&mut self) {
        let layout = self.layout;
        let inside = self.relations_inside();
        let titles = self.titles(&inside);
        let room = title_room(self.layout.shape.column_width);
        let names = layout.content.names_within(room.saturating_sub(width(CONTINUED[1])), room);
        for (group, inside) in inside.into_iter().enumerate() {
            if layout.content.groups[group].members.len() == 1 {
                continue;
            }
            let mut parts = layout.parts.iter().filter(|part| part.group == group);
            if let Some(first) = parts.next() {
                self.draw_group(group, first, &titles[group], inside);
            }
            for part in parts {
                let text = fit(&continued(&names[group], room), room).into_owned();
                self.drawing.notes.push(Note { text, at: self.title_position(part) });
            }
        }
    }

    fn draw_group(&mut self, group: usize, part: &GroupPart, title: &str, inside: Vec<RelationId>) {
        let content = self.layout.content;
        let members = self.unlisted_members(group);
        let (id, at) = (self.group_id(group), self.title_position(part));
        let counted = GroupContent { members, inside };
        self.drawing.nodes.push(Node::group(content.graph, id, title.to_owned(), at, counted));
    }

    fn unlisted_members(&self, group: usize) -> Vec<EntityId> {
        let content = self.layout.content;
        let members = content.groups[group].members.iter();
        let unlisted = members.filter(|rank| !self.node_indices.contains_key(rank));
        unlisted.map(|rank| content.entities[*rank]).collect()
    }

    /// A distinct title for each group, given the relations inside each.
    fn titles(&self, inside: &[Vec<RelationId>]) -> Vec<String> {
        let (content, room) = (self.layout.content, title_room(self.layout.shape.column_width));
        let titles = inside.iter().enumerate().map(|(group, inside)| {
            let name = content.group_name(group, room);
            if self.layout.is_closed(group) {
                let names = vec![content.closed_name(group), name];
                return Title::new(CLOSED, names, &closed_counts(inside.len()), room);
            }
            let counts = open_counts(self.unlisted_members(group).len(), inside.len());
            Title::new("", vec![name], &counts, room)
        });
        let titles: Vec<Title> = titles.collect();
        let names: Vec<(&str, usize)> =
            titles.iter().map(|title| (title.name.as_str(), title.room_for_name(room))).collect();
        let names = distinct_labels(&names).into_iter().zip(&titles);
        let titles = names.map(|(name, title)| format!("{}{name}{}", title.sign, title.counts));
        titles.map(|title| fit(&title, room).into_owned()).collect()
    }

    fn title_position(&self, part: &GroupPart) -> Point {
        let x = self.layout.left(part.column) + if part.is_closed { 1 } else { 2 };
        Point::new(to_cells(x), to_cells(part.top))
    }

    /// The relations inside each group that are neither drawn as a line nor described in text, including loops of members
    /// that are not listed.
    fn relations_inside(&self) -> Vec<Vec<RelationId>> {
        let content = self.layout.content;
        let described: BTreeSet<RelationId> =
            self.layout.tie_texts.iter().flat_map(|item| item.relations.iter().copied()).collect();
        let mut inside = vec![Vec::new(); content.groups.len()];
        for tie in self.layout.undrawn_ties() {
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
        let content = self.layout.content;
        let members = &content.groups[group].members;
        let hidden = members.iter().find(|rank| !self.node_indices.contains_key(rank));
        content.entities[*hidden.unwrap_or(&members[0])]
    }
}

impl MapContent<'_> {
    /// The possible names of a group, longest first, which differ from those of other groups: its own names and its size, or
    /// its strongest member, with or without the number of others.
    fn group_names(&self, group: usize) -> Vec<String> {
        let ContentGroup { names, members, .. } = &self.groups[group];
        let strongest = self.name(members[0]);
        match (names.len(), members.len() - 1) {
            (0, 0) => vec![strongest.to_owned()],
            (0, others) => vec![format!("{strongest} & {others}"), strongest.to_owned()],
            (1, _) => vec![format!("{} · {}", names[0], members.len())],
            (all, _) => {
                let shown = (1..=all).rev().map(|shown| names_and_count(names, shown));
                let names_and_size = shown.map(|names| format!("{names} · {}", members.len()));
                // Even truncated, this name shows that these are several groups.
                names_and_size.chain([format!("{all} groups: {}", names[0])]).collect()
            }
        }
    }

    /// The name of a closed group, no member of which is listed: its own names, or its strongest members and the number of
    /// others.
    fn closed_name(&self, group: usize) -> String {
        let ContentGroup { names, members, .. } = &self.groups[group];
        let first_two: Vec<&str> = members.iter().take(2).map(|rank| self.name(*rank)).collect();
        match (names.len(), members.len()) {
            (0, 0..=2) => first_two.join(", "),
            (0, count) => format!("{} and {} more", first_two.join(", "), count - 2),
            _ => format!("{} · {}", names.join(", "), members.len()),
        }
    }

    /// The name of a group in its title and in text about it: the longest that fits into a title of `title_room` cells with
    /// short counts, or else the shortest.
    fn group_name(&self, group: usize, title_room: usize) -> String {
        fitting(self.group_names(group), title_room.saturating_sub(SHORT_COUNTS))
    }

    /// The names of all groups in at most `room` cells, given the room for titles. They differ even if truncated.
    pub(super) fn names_within(&self, room: usize, title_room: usize) -> Vec<String> {
        let names = (0..self.groups.len()).map(|group| (self.group_name(group, title_room), room));
        distinct_labels(&names.collect::<Vec<(String, usize)>>())
    }
}

/// Some names, and the number of others: `people, firms +2 groups`.
fn names_and_count(names: &[String], shown: usize) -> String {
    let more = names.len() - shown;
    let more =
        if more > 0 { format!(" +{}", count(more, "group", "groups")) } else { String::new() };
    format!("{}{more}", names[..shown].join(", "))
}

/// The first name that fits, or else the last one.
fn fitting(names: Vec<String>, room: usize) -> String {
    let index = names.iter().position(|name| width(name) <= room).unwrap_or(names.len() - 1);
    names.into_iter().nth(index).unwrap_or_default()
}

/// The suffix for a group that continues in another column, for a wide and for a narrow box.
const CONTINUED: [&str; 2] = [" (continued)", " (cont.)"];

fn continued(name: &str, room: usize) -> String {
    let fits = |suffix: &&&str| width(name) + width(suffix) <= room;
    let suffix = CONTINUED.iter().find(fits).unwrap_or(&CONTINUED[1]);
    format!("{name}{suffix}")
}

/// The width of short counts in a title: ` · +99, 99`.
const SHORT_COUNTS: usize = 10;

/// The sign before the title of a closed group.
pub(super) const CLOSED: &str = "▸ ";

/// A title whose name may have to be truncated.
struct Title {
    sign: &'static str,
    name: String,
    counts: String,
}

impl Title {
    /// The title with the longest counts that fit, and then the longest name; failing that, the shortest of both.
    fn new(sign: &'static str, names: Vec<String>, counts: &[String], room: usize) -> Self {
        let room = room.saturating_sub(width(sign));
        let fits = |counts: &&String| names.iter().any(|name| width(name) + width(counts) <= room);
        let counts = counts.iter().find(fits).or(counts.last()).cloned().unwrap_or_default();
        let name = fitting(names, room.saturating_sub(width(&counts)));
        Self { sign, name, counts }
    }

    fn room_for_name(&self, room: usize) -> usize {
        room.saturating_sub(width(self.sign) + width(&self.counts))
    }
}

/// The counts of members that are not listed and of ties inside that are not drawn, longest text first.
fn open_counts(hidden: usize, inside: usize) -> Vec<String> {
    let ties = count(inside, "tie", "ties");
    match (hidden, inside) {
        (0, 0) => vec![String::new()],
        (_, 0) => vec![format!(" · {hidden} not listed"), format!(" · +{hidden}")],
        (0, _) => vec![format!(" · {ties} inside"), format!(" · {inside} inside")],
        _ => vec![
            format!(" · {hidden} not listed, {ties} inside"),
            format!(" · +{hidden} · {inside} inside"),
            format!(" · +{hidden}, {inside}"),
        ],
    }
}

fn closed_counts(inside: usize) -> Vec<String> {
    if inside == 0 {
        vec![String::new()]
    } else {
        vec![format!(" · {}", count(inside, "tie", "ties"))]
    }
}
