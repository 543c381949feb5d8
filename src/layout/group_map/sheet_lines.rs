//! Draws the lines of a sheet: branches inside boxes, and lines through channels.

use std::collections::BTreeMap;

use crate::layout::picture::{
    Arrowhead, Bundle, BundleDirection, Direction, Edge, LabelAnchor, Note, Point, Routing,
    ToneSign, to_cells,
};
use crate::model::{EntityId, Graph};
use crate::text::symbol::FORK;
use crate::text::width;

use super::channel::Side;
use super::channel_geometry::ChannelGeometry;
use super::column_flow::GroupPart;
use super::routing::{Pin, RoutedTie};
use super::sheet::{INDENT, Sheet};
use super::sheet_drawing::{LABEL_PADDING, MAX_LABEL, MIN_WORDS, SheetDrawing};

impl SheetDrawing<'_, '_> {
    /// The line from a centre to a leaf below it.
    pub(super) fn branch_edge(
        &self,
        tie: usize,
        centre: usize,
        leaf: usize,
        part: &GroupPart,
        [from_row, to_row]: [usize; 2],
        branch: usize,
    ) -> Edge {
        let content = self.sheet.content;
        let bundle = &content.ties[tie].bundle;
        let [centre_id, leaf_id] = [centre, leaf].map(|rank| content.entities[rank]);
        let trunk = to_cells(self.sheet.left(part.column) + INDENT);
        let (y, branch) = (to_cells(to_row), to_cells(branch));
        let last = if branch > 1 { trunk + branch - 1 } else { trunk + 1 };
        let label_room = usize::from(branch).saturating_sub(LABEL_PADDING);
        let mut edge = labelled_edge(self.sheet, bundle, label_room);
        edge.label_at = Point::new(trunk + 2, y);
        let corner = Point::new(trunk, to_cells(from_row));
        edge.set_route(centre_id, vec![corner, Point::new(trunk, y), Point::new(last, y)]);
        let out = Arrowhead { at: Point::new(last, y), towards: Direction::Right };
        let back = Arrowhead { at: Point::new(trunk + 1, y), towards: Direction::Left };
        set_arrowheads(&mut edge, bundle, [(leaf_id, out), (centre_id, back)]);
        edge.routing = Routing::Net(centre_id);
        edge
    }

    pub(super) fn routed_edge(&self, routed: RoutedTie) -> Edge {
        let content = self.sheet.content;
        let bundle = &content.ties[routed.tie].bundle;
        let [root, other] = [routed.root, routed.other].map(|rank| content.entities[rank]);
        let geometry_at = |pin: Pin| ChannelGeometry::new(self.sheet, pin.channel);
        let (start, end) = (geometry_at(routed.start), geometry_at(routed.end));
        let track = |pin: Pin, geometry: ChannelGeometry| {
            let (tracks, _) = &self.sheet.routes.tracks[pin.channel];
            to_cells(geometry.track(tracks.get(&routed.root).copied().unwrap_or(0)))
        };
        let (first_track, last_track) = (track(routed.start, start), track(routed.end, end));
        let (first, last) = (to_cells(routed.start.row), to_cells(routed.end.row));
        let mut points = vec![
            Point::new(to_cells(start.border(routed.start.side)), first),
            Point::new(first_track, first),
        ];
        if let Some(row) = routed.bus_row.map(to_cells) {
            points.extend([Point::new(first_track, row), Point::new(last_track, row)]);
        }
        points.extend([
            Point::new(last_track, last),
            Point::new(to_cells(end.border(routed.end.side)), last),
        ]);
        let side = routed.end.side;
        let mut edge = labelled_edge(self.sheet, bundle, end.label_width(side));
        let column = to_cells(end.label_column(side, width(&edge.label)));
        edge.label_at = Point::new(column, last);
        edge.label_anchor = if side == Side::Right { LabelAnchor::End } else { LabelAnchor::Start };
        edge.set_route(root, points);
        let outwards = if side == Side::Right { Direction::Right } else { Direction::Left };
        let [to_other, to_root] = end.heads(side).map(|x| Point::new(to_cells(x), last));
        let out = Arrowhead { at: to_other, towards: outwards };
        let back = Arrowhead { at: to_root, towards: outwards.opposite() };
        set_arrowheads(&mut edge, bundle, [(other, out), (root, back)]);
        edge.routing = Routing::Net(root);
        edge
    }

    /// Adds a fork sign next to each entity whose line leads to several others.
    pub(super) fn draw_forks(&mut self) {
        let mut forks: BTreeMap<Pin, usize> = BTreeMap::new();
        for routed in &self.sheet.routes.routed {
            *forks.entry(routed.start).or_default() += 1;
        }
        for (pin, _) in forks.into_iter().filter(|(_, lines)| *lines > 1) {
            let [x, _] = ChannelGeometry::new(self.sheet, pin.channel).heads(pin.side);
            let at = Point::new(to_cells(x), to_cells(pin.row));
            self.drawing.notes.push(Note { text: FORK.glyph.to_owned(), at });
        }
    }
}

/// An edge with a label of at most `room` cells, or without a label if that is too narrow.
fn labelled_edge(sheet: &Sheet<'_>, bundle: &Bundle, room: usize) -> Edge {
    let graph = sheet.content.graph;
    let mut edge = Edge::new(graph, bundle, ToneSign::Shown, room.min(MAX_LABEL));
    if !has_label(graph, bundle, room) {
        edge.label.clear();
    }
    edge
}

/// Whether a label of at most `room` cells contains all of its words, or enough of them to be understood.
pub(super) fn has_label(graph: &Graph, bundle: &Bundle, room: usize) -> bool {
    let label_width = |room| width(&bundle.label(graph, ToneSign::Shown, room));
    let full_width = label_width(usize::MAX);
    let signs = full_width.saturating_sub(width(&graph.relation(bundle.relations[0]).kind().says));
    label_width(room.min(MAX_LABEL)) >= full_width.min(signs + MIN_WORDS)
}

/// Sets the arrowheads, unless the line goes in both directions and both would be in the same cell.
fn set_arrowheads(edge: &mut Edge, bundle: &Bundle, heads: [(EntityId, Arrowhead); 2]) {
    let is_one_way = bundle.direction == BundleDirection::Forward;
    if is_one_way || heads[0].1.at != heads[1].1.at {
        edge.set_arrowheads(heads);
    }
}
