//! Turns a layout into a drawing.
#![expect(clippy::indexing_slicing, reason = "ties, ranks and nodes are numbered")]

mod line_drawing;

use std::collections::BTreeMap;

use crate::layout::picture::{
    Drawing, Edge, EdgeEnds, Node, Note, PictureForm, Point, Rect, Size, to_cells,
};
use crate::text::symbol::BELOW;
use crate::text::{count, fit, width};

use super::column_flow::GroupPart;
use super::group_layout::{BoxRow, GroupLayout};
use super::layout_shape::{INDENT, RIGHT_MARGIN};
use super::long_names::name_rows;
use super::map_request::MapRequest;
use super::stars::MemberRow;
use super::tie_label::{
    LABEL_PADDING, fitting_label, loop_text, loop_width, max_label_width, min_branch_length,
};

/// The maximum width of a label inside a box, in cells.
pub(super) const MAX_LABEL: usize = 32;
/// The length of a branch without a label.
const SHORT_UNLABELLED: usize = 3;

pub(super) fn draw(layout: Option<&GroupLayout<'_>>, request: &MapRequest<'_>) -> Drawing {
    let mut drawing = Drawing::new(request.size, PictureForm::Map, request.focus);
    if let Some(layout) = layout {
        LayoutDrawing { layout, drawing: &mut drawing, node_indices: BTreeMap::new() }.draw();
    }
    let shown = drawing.entity_count();
    drawing.count_hidden(request.selection, shown);
    drawing
}

pub(super) struct LayoutDrawing<'s, 'c> {
    pub(super) layout: &'s GroupLayout<'c>,
    pub(super) drawing: &'s mut Drawing,
    /// The node index of each entity that is shown, by rank.
    pub(super) node_indices: BTreeMap<usize, usize>,
}

impl LayoutDrawing<'_, '_> {
    fn draw(&mut self) {
        let shape = self.layout.shape;
        let width = shape.columns * (shape.column_width + shape.channel_width);
        let size = &mut self.drawing.size;
        *size = Size::new(
            size.width.max(to_cells(width)),
            size.height.max(to_cells(self.layout.height())),
        );
        for part in &self.layout.parts {
            self.draw_part(part);
        }
        self.draw_groups();
        for routed in &self.layout.routes.routed {
            let edge = self.routed_edge(*routed);
            self.drawing.edges.push(edge);
        }
        self.draw_forks();
        self.draw_tie_texts();
    }

    fn draw_part(&mut self, part: &GroupPart) {
        let layout = self.layout;
        let rows = &layout.rows[part.group];
        if part.is_closed {
            if let [BoxRow::Member(row), ..] = rows[..] {
                self.draw_name(row, part, part.top, INDENT);
            }
            return;
        }
        let left = to_cells(layout.left(part.column));
        self.drawing.boxes.push(Rect {
            x: left,
            y: to_cells(part.top),
            width: to_cells(layout.shape.column_width),
            height: to_cells(part.bottom() - part.top + 1),
        });
        let end = part.rows.end.min(rows.len());
        let shown = rows.get(part.rows.start..end).unwrap_or_default();
        let mut row = part.top + 1;
        let is_below = |row: &BoxRow| !matches!(row, BoxRow::Member(MemberRow { tie: None, .. }));
        for star in shown.chunk_by(|_, next| is_below(next)) {
            self.draw_star(star, part, row);
            row += star.len();
        }
    }

    /// Draws a centre and its leaves, or only the leaves if the centre is in another column.
    fn draw_star(&mut self, star: &[BoxRow], part: &GroupPart, top: usize) {
        let usual_branch = self.usual_branch(star);
        for (row, y) in star.iter().zip(top..) {
            let row = match row {
                BoxRow::Member(row) => *row,
                BoxRow::Below(rank) => {
                    self.draw_row_below(*rank, part, y);
                    continue;
                }
            };
            let tie = row.tie.filter(|(tie, _)| self.layout.attached.contains(tie));
            let Some((tie, above)) = tie else {
                self.draw_name(row, part, y, INDENT);
                continue;
            };
            let branch = self.branch_length(tie, row.rank, usual_branch);
            self.draw_name(row, part, y, INDENT + 1 + branch);
            let edge = self.branch_edge(tie, above, row.rank, part, [top, y], branch);
            self.drawing.edges.push(edge);
        }
    }

    /// The length of a branch: the usual one, or more if its label needs more and the name leaves room for it.
    fn branch_length(&self, tie: usize, leaf: usize, usual: usize) -> usize {
        let bundle = &self.layout.content.ties[tie].bundle;
        let room = self.branch_room(leaf).max(min_branch_length(bundle));
        let longest = room.min(MAX_LABEL + LABEL_PADDING).saturating_sub(LABEL_PADDING);
        let label = fitting_label(self.layout.content.graph, bundle, longest);
        match label {
            Some(label) => usual.max(width(&label) + LABEL_PADDING).min(room),
            None => usual.min(room).min(SHORT_UNLABELLED),
        }
    }

    /// The length of most branches of a star, chosen to align most names.
    fn usual_branch(&self, star: &[BoxRow]) -> usize {
        let content = self.layout.content;
        let attached = star.iter().filter_map(|row| match row {
            BoxRow::Member(row) => {
                let tie = row.tie.filter(|(tie, _)| self.layout.attached.contains(tie))?.0;
                Some((row.rank, &content.ties[tie].bundle))
            }
            BoxRow::Below(_) => None,
        });
        let labels = attached
            .clone()
            .map(|(_, bundle)| max_label_width(content.graph, bundle).min(MAX_LABEL));
        let mut rooms: Vec<usize> = attached.map(|(rank, _)| self.branch_room(rank)).collect();
        rooms.sort_unstable();
        let usual_room = rooms.get(rooms.len() / 5).copied().unwrap_or(0);
        (labels.max().unwrap_or(0) + LABEL_PADDING).min(usual_room)
    }

    /// The maximum length of a branch that leaves room for the full name.
    fn branch_room(&self, rank: usize) -> usize {
        self.layout
            .shape
            .column_width
            .saturating_sub(INDENT + 3 + RIGHT_MARGIN + self.layout.content.name_width(rank))
    }

    /// Adds a note to a row below a name: in the first row of a hub, how many ties it has, and with how many entities;
    /// otherwise a sign that the row belongs to the name.
    fn draw_row_below(&mut self, rank: usize, part: &GroupPart, y: usize) {
        let content = self.layout.content;
        let place = self.layout.positions.get(&rank);
        let place = place.filter(|place| place.column == part.column && place.row < y);
        let Some(place) = place.filter(|place| y <= place.last_row) else { return };
        let name = self.node_indices.get(&rank);
        let rest = name.map_or(0, |index| self.drawing.nodes[*index].label_below.len());
        let first_free = place.row + 1 + rest;
        if y < first_free {
            return;
        }
        if content.is_hub(rank) && y == first_free {
            return self.draw_counts(rank, part, y);
        }
        let Some(name) = name else { return };
        let at = Point::new(self.drawing.nodes[*name].label_at.x, to_cells(y));
        self.drawing.notes.push(Note { text: BELOW.glyph.to_owned(), at });
    }

    fn draw_counts(&mut self, hub: usize, part: &GroupPart, y: usize) {
        let content = self.layout.content;
        let ties = content.ties_of[hub].iter().map(|tie| content.ties[*tie].bundle.relations.len());
        let ties = count(ties.sum(), "tie", "ties");
        let x = match self.node_indices.get(&hub) {
            Some(name) => usize::from(self.drawing.nodes[*name].label_at.x) + 1,
            None => self.layout.left(part.column) + INDENT + 2,
        };
        let room =
            (self.layout.left(part.column) + self.layout.shape.column_width - 1).saturating_sub(x);
        let long = format!("{ties} with {} others", content.ties_of[hub].len());
        let text = if width(&long) <= room { long } else { fit(&ties, room).into_owned() };
        self.drawing.notes.push(Note { text, at: Point::new(to_cells(x), to_cells(y)) });
    }

    fn draw_name(&mut self, row: MemberRow, part: &GroupPart, y: usize, offset: usize) {
        let content = self.layout.content;
        let right = self.layout.left(part.column) + self.layout.shape.column_width - 1;
        let x = self.layout.left(part.column) + offset;
        let loop_bundle = content.loops.get(&row.rank);
        let margin = self.layout.margin(row.rank, y);
        let room = right.saturating_sub(x + 1 + margin + loop_bundle.map_or(0, loop_width));
        let whole = content.label(row.rank);
        let mut rows = name_rows(&whole, room, self.layout.name_rows(row.rank)).into_iter();
        let label = rows.next().unwrap_or_default();
        let id = content.entities[row.rank];
        let mut node = Node::new(content.graph, id, label, Point::new(to_cells(x), to_cells(y)), 1);
        let below = (y + 1..).map(|y| Point::new(node.label_at.x + 1, to_cells(y)));
        node.label_below = rows.zip(below).map(|(text, at)| Note { text, at }).collect();
        if let Some(bundle) = loop_bundle {
            let at = Point::new(node.at.right().saturating_add(1), to_cells(y));
            let relations = bundle.relations.clone();
            let text = loop_text(bundle);
            let edge = Edge::in_words(content.graph, [id, id], relations, &text, at);
            self.drawing.edges.push(edge);
        }
        self.node_indices.insert(row.rank, self.drawing.nodes.len());
        self.drawing.nodes.push(node);
    }

    fn draw_tie_texts(&mut self) {
        for text in &self.layout.tie_texts {
            let group = text.groups[0];
            let index = self.layout.member_row_count(group) + text.first_row;
            let mut parts = self.layout.parts.iter();
            let Some(part) = parts.find(|part| part.group == group && part.rows.contains(&index))
            else {
                continue;
            };
            let x = self.layout.left(part.column) + INDENT + text.offset;
            let y = part.top + 1 + index - part.rows.start;
            let (ids, ends) = match text.ends {
                Some(ids) => (ids, EdgeEnds::Entities),
                None => (text.groups.map(|group| self.group_id(group)), EdgeEnds::Groups),
            };
            let at = Point::new(to_cells(x), to_cells(y));
            let graph = self.layout.content.graph;
            let Some((label, label_below)) = text.rows.split_first() else { continue };
            let edge = Edge::in_words(graph, ids, text.relations.clone(), label, at);
            let label_below = label_below.to_vec();
            self.drawing.edges.push(Edge { label_below, ends, ..edge });
        }
    }
}
