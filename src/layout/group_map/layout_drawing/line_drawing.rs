//! Draws the lines of a layout: branches inside boxes, and lines through channels.
#![expect(clippy::indexing_slicing, reason = "ties and channels are those of the layout")]

use std::collections::BTreeMap;
use std::ops::Range;

use crate::layout::picture::{
    Arrowhead, Bundle, BundleDirection, Direction, Edge, LabelAnchor, Note, Point, Routing,
    ToneSign, to_cells,
};
use crate::model::{EntityId, Relation, Tone};
use crate::text::symbol::FORK;
use crate::text::width;

use super::LayoutDrawing;
use crate::layout::group_map::channel_geometry::ChannelGeometry;
use crate::layout::group_map::column_flow::GroupPart;
use crate::layout::group_map::group_layout::GroupLayout;
use crate::layout::group_map::layout_shape::INDENT;
use crate::layout::group_map::routing::{Pin, RoutedTie, Side};
use crate::layout::group_map::tie_label::{LABEL_PADDING, fitting_label, min_label_width};

impl LayoutDrawing<'_, '_> {
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
        let content = self.layout.content;
        let bundle = &content.ties[tie].bundle;
        let [centre_id, leaf_id] = [centre, leaf].map(|rank| content.entities[rank]);
        let trunk = to_cells(self.layout.left(part.column) + INDENT);
        let (y, branch) = (to_cells(to_row), to_cells(branch));
        let last = if branch > 1 { trunk + branch - 1 } else { trunk + 1 };
        let label_room = usize::from(branch).saturating_sub(LABEL_PADDING);
        let span = LabelSpan {
            first: usize::from(trunk) + 2,
            width: label_room,
            anchor: LabelAnchor::Start,
        };
        let mut edge = labelled_edge(self.layout, bundle, y, &[span]);
        let corner = Point::new(trunk, to_cells(from_row));
        edge.set_route(centre_id, vec![corner, Point::new(trunk, y), Point::new(last, y)]);
        let out = Arrowhead { at: Point::new(last, y), towards: Direction::Right };
        let back = Arrowhead { at: Point::new(trunk + 1, y), towards: Direction::Left };
        set_arrowheads(&mut edge, bundle, [(leaf_id, out), (centre_id, back)]);
        edge.routing = Routing::Net(centre_id);
        edge
    }

    pub(super) fn routed_edge(&self, routed: RoutedTie) -> Edge {
        let content = self.layout.content;
        let bundle = &content.ties[routed.tie].bundle;
        let [root, other] = [routed.root, routed.other].map(|rank| content.entities[rank]);
        let geometry_at = |pin: Pin| ChannelGeometry::new(self.layout, pin.channel);
        let (start, end) = (geometry_at(routed.start), geometry_at(routed.end));
        let track = |pin: Pin, geometry: ChannelGeometry| {
            let (tracks, _) = &self.layout.routes.tracks[pin.channel];
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
        let mut edge = labelled_edge(self.layout, bundle, last, &self.label_spans(routed, end));
        edge.set_route(root, points);
        let outwards = if side == Side::Right { Direction::Right } else { Direction::Left };
        let [to_other, to_root] = end.heads(side).map(|x| Point::new(to_cells(x), last));
        let out = Arrowhead { at: to_other, towards: outwards };
        let back = Arrowhead { at: to_root, towards: outwards.opposite() };
        set_arrowheads(&mut edge, bundle, [(other, out), (root, back)]);
        edge.routing = Routing::Net(root);
        edge
    }

    /// The places for the label at the end of a line: in the channel, in the box and, for a count, next to the border.
    fn label_spans(&self, routed: RoutedTie, channel: ChannelGeometry) -> Vec<LabelSpan> {
        let Pin { side, row, .. } = routed.end;
        let anchor = if side == Side::Right { LabelAnchor::End } else { LabelAnchor::Start };
        let width = channel.label_width(side);
        let mut spans = vec![LabelSpan { first: channel.label_column(side, width), width, anchor }];
        let place = self.layout.positions[&routed.other];
        let left = self.layout.left(place.column);
        let border = left + self.layout.shape.column_width - 1;
        let first = self.first_free_cell(left..border, row);
        let width = border.saturating_sub(first);
        match side {
            Side::Left => spans.push(LabelSpan { first, width, anchor: LabelAnchor::End }),
            Side::Right => {
                // A label between a name and a line on its right would be mistaken for the label of that line.
                if row != place.row && !self.has_line_on_right(place.column, row) {
                    spans.push(LabelSpan { first, width, anchor: LabelAnchor::Start });
                }
                spans.push(LabelSpan { first: left + 1, width: 1, anchor });
            }
        }
        let [head, _] = channel.heads(side);
        let width = min_label_width(&self.layout.content.ties[routed.tie].bundle);
        let first = if side == Side::Right { (head + 1).saturating_sub(width) } else { head };
        spans.push(LabelSpan { first, width, anchor });
        spans
    }

    /// The first free cell in a row of a box, after everything else and a space.
    fn first_free_cell(&self, columns: Range<usize>, row: usize) -> usize {
        let row = to_cells(row);
        let names = self.drawing.nodes.iter().filter(|node| node.group.is_none());
        let names = names.flat_map(|node| {
            let rest = node.label_below.iter().map(Note::rect);
            std::iter::once(node.name_rect()).chain(rest)
        });
        let loops = self.drawing.edges.iter().filter(|edge| edge.from == edge.to);
        let loops = loops.map(Edge::label_rect);
        let notes = self.drawing.notes.iter().map(Note::rect);
        let used = names.chain(loops).chain(notes).filter(|area| area.y == row);
        let used = used.filter(|area| columns.contains(&usize::from(area.x)));
        used.map(|area| usize::from(area.right()) + 1).max().unwrap_or(columns.start + INDENT)
    }

    fn has_line_on_right(&self, column: usize, row: usize) -> bool {
        let is_here = |pin: Pin| (pin.channel, pin.side, pin.row) == (column, Side::Left, row);
        self.layout.routes.routed.iter().any(|line| is_here(line.start) || is_here(line.end))
    }

    /// Adds a fork sign next to each entity whose line leads to several other entities.
    pub(super) fn draw_forks(&mut self) {
        let mut forks: BTreeMap<Pin, usize> = BTreeMap::new();
        for routed in &self.layout.routes.routed {
            *forks.entry(routed.start).or_default() += 1;
        }
        for (pin, _) in forks.into_iter().filter(|(_, lines)| *lines > 1) {
            let [x, _] = ChannelGeometry::new(self.layout, pin.channel).heads(pin.side);
            let at = Point::new(to_cells(x), to_cells(pin.row));
            self.drawing.notes.push(Note { text: FORK.glyph.to_owned(), at });
        }
    }
}

/// Cells for the label of a line.
#[derive(Clone, Copy)]
struct LabelSpan {
    first: usize,
    width: usize,
    /// The end of the span at which the label is placed.
    anchor: LabelAnchor,
}

/// The width of a label that is shown anywhere along the line while its relation is selected.
const SELECTED_LABEL: usize = 24;

/// An edge with the longest label that one of the spans has room for, or without a label.
fn labelled_edge(layout: &GroupLayout<'_>, bundle: &Bundle, row: u16, spans: &[LabelSpan]) -> Edge {
    let graph = layout.content.graph;
    let labels = spans.iter().filter_map(|span| {
        let label = fitting_label(graph, bundle, span.width)?;
        Some((width(&label), label, span))
    });
    // Of equals, the first.
    let best = labels.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let span_width = best.as_ref().map_or(0, |(.., span)| span.width);
    let mut edge = Edge::new(graph, bundle, ToneSign::Shown, span_width.max(SELECTED_LABEL));
    edge.label.clear();
    if let Some((columns, label, span)) = best {
        let first = match span.anchor {
            LabelAnchor::Start => span.first,
            LabelAnchor::End => span.first + span.width - columns,
        };
        edge.counts = label.starts_with(|first: char| first.is_ascii_digit());
        edge.label = label;
        edge.label_at = Point::new(to_cells(first), row);
        edge.label_anchor = span.anchor;
    }
    show_negative(&mut edge, layout);
    edge
}

/// Shows a line as negative if any of its relations is, with the firmest standing of its negative relations.
fn show_negative(edge: &mut Edge, layout: &GroupLayout<'_>) {
    let relations = edge.relations.iter().map(|id| layout.content.graph.relation(*id));
    let negative = relations.filter(|relation| relation.tone() == Tone::Negative);
    if let Some(standing) = negative.map(Relation::standing).min() {
        (edge.tone, edge.standing) = (Some(Tone::Negative), standing);
    }
}

/// Sets the arrowheads, unless the line goes in both directions and both would be in the same cell.
fn set_arrowheads(edge: &mut Edge, bundle: &Bundle, heads: [(EntityId, Arrowhead); 2]) {
    let is_one_way = bundle.direction == BundleDirection::Forward;
    if is_one_way || heads[0].1.at != heads[1].1.at {
        edge.set_arrowheads(heads);
    }
}
