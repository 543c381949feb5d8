#![expect(clippy::indexing_slicing, reason = "entities, hops and gaps have places in the grid")]

use crate::layout::picture::{
    Arrowhead, Direction, Drawing, Edge, Node, Note, PictureForm, Point, Routing, SYMBOL_WIDTH,
    distinct_labels, to_cells,
};
use crate::model::EntityId;

use super::hop_text::StripHop;
use super::path_grid::PathGrid;
use super::path_rows::RowHop;
use super::strip_request::StripRequest;

pub(super) fn draw_grid(request: &StripRequest<'_>, grid: &PathGrid) -> Drawing {
    let mut drawing = Drawing::new(request.size, PictureForm::Strip, None);
    drawing.nodes = nodes(request, grid);
    for (hop, text) in grid.rows.hops.iter().zip(&grid.texts) {
        let gap = grid.label_gap(hop, text);
        let edge = HopDrawer { request, grid, drawing: &drawing, hop, text }.edge(gap);
        let [y, rows] = grid.row_places[hop.row];
        let at = |row: usize| Point::new(edge.label_at.x, to_cells(y + 1 + row));
        let (room, label_room) = (grid.caption_room(hop, gap), grid.label_room(hop, gap));
        let caption = text.caption(rows, room, label_room).into_iter();
        drawing.notes.extend(caption.enumerate().map(|(row, text)| Note { text, at: at(row) }));
        drawing.edges.push(edge);
    }
    drawing
}

fn nodes(request: &StripRequest<'_>, grid: &PathGrid) -> Vec<Node> {
    let entities = entities_in_order(grid);
    let name = |entity: &EntityId| {
        let [_, columns] = grid.columns[grid.union.column(*entity)];
        (request.name(*entity), columns.saturating_sub(SYMBOL_WIDTH))
    };
    let labels = distinct_labels(&entities.iter().map(name).collect::<Vec<_>>());
    let node = |(entity, label): (EntityId, String)| {
        let [x, _] = grid.columns[grid.union.column(entity)];
        let [y, _] = grid.row_places[grid.rows.row_of[&entity]];
        Node::new(request.graph, entity, label, Point::new(to_cells(x), to_cells(y)), 0)
    };
    entities.into_iter().zip(labels).map(node).collect()
}

/// The entities path by path, each once.
fn entities_in_order(grid: &PathGrid) -> Vec<EntityId> {
    let mut entities: Vec<EntityId> = Vec::new();
    for entity in grid.union.paths.iter().flatten() {
        if !entities.contains(entity) {
            entities.push(*entity);
        }
    }
    entities
}

struct HopDrawer<'a> {
    request: &'a StripRequest<'a>,
    grid: &'a PathGrid,
    drawing: &'a Drawing,
    hop: &'a RowHop,
    text: &'a StripHop,
}

impl HopDrawer<'_> {
    /// The edge with its label in a gap.
    fn edge(&self, label_gap: usize) -> Edge {
        let gap = &self.grid.gaps[label_gap];
        let bundle = &self.text.bundle;
        let mut edge = Edge::new(
            self.request.graph,
            bundle,
            self.request.tone_sign,
            self.grid.label_room(self.hop, label_gap),
        );
        edge.routing = Routing::Independent;
        edge.is_secondary = self.hop.path > 0;
        edge.label_at = self.point(gap.label_x());
        let [start, end] = [self.route_start(), self.route_end()];
        let forward = Arrowhead { at: self.point(self.right_head()), towards: Direction::Right };
        let backward = Arrowhead { at: self.point(self.left_head()), towards: Direction::Left };
        edge.set_arrowheads([(self.hop.to, forward), (self.hop.from, backward)]);
        edge.set_route(self.hop.from, start.into_iter().chain(end).collect());
        edge
    }

    /// The cell at an x coordinate in the row of the hop.
    fn point(&self, x: usize) -> Point {
        Point::new(to_cells(x), to_cells(self.grid.row_places[self.hop.row][0]))
    }

    /// The first cell after an entity's name and a space.
    fn cell_after_name(&self, entity: EntityId) -> Point {
        let name = self.drawing.node(entity).map(|node| node.at).unwrap_or_default();
        Point::new(name.right().saturating_add(1), name.y)
    }

    /// The last cell before a space and an entity's name.
    fn cell_before_name(&self, entity: EntityId) -> Point {
        let name = self.drawing.node(entity).map(|node| node.at).unwrap_or_default();
        Point::new(name.x.saturating_sub(2), name.y)
    }

    /// The x coordinate at which lines from the start fork; `None` if the start is in the row of the hop.
    fn fork_x(&self) -> Option<usize> {
        let is_in_other_row = self.grid.rows.row_of[&self.hop.from] != self.hop.row;
        let track = self.grid.forks.tracks.get(&self.hop.from).filter(|_| is_in_other_row)?;
        Some(self.grid.fork_x(self.hop.from, *track))
    }

    /// The x coordinate at which lines to the end merge; `None` if the end is in the row of the hop.
    fn merge_x(&self) -> Option<usize> {
        let is_in_other_row = self.grid.rows.row_of[&self.hop.to] != self.hop.row;
        let track = self.grid.merges.tracks.get(&self.hop.to).filter(|_| is_in_other_row)?;
        Some(self.grid.merge_x(self.hop.to, *track))
    }

    fn route_start(&self) -> Vec<Point> {
        let start = self.cell_after_name(self.hop.from);
        let fork = self.fork_x().map(|x| [Point::new(to_cells(x), start.y), self.point(x)]);
        std::iter::once(start).chain(fork.into_iter().flatten()).collect()
    }

    fn route_end(&self) -> Vec<Point> {
        let end = self.cell_before_name(self.hop.to);
        let merge = self.merge_x().map(|x| [self.point(x), Point::new(to_cells(x), end.y)]);
        merge.into_iter().flatten().chain([end]).collect()
    }

    /// The x coordinate of the arrowhead at the start: next to the name, unless other lines share the line there.
    fn left_head(&self) -> usize {
        if self.grid.forks.tracks.contains_key(&self.hop.from) {
            self.grid.gaps[self.grid.gaps_of(self.hop).start].left_head()
        } else {
            usize::from(self.cell_after_name(self.hop.from).x)
        }
    }

    /// The x coordinate of the arrowhead at the end: next to the name, unless other lines share the line there.
    fn right_head(&self) -> usize {
        if self.grid.merges.tracks.contains_key(&self.hop.to) {
            self.grid.gaps[self.grid.gaps_of(self.hop).end - 1].right_head()
        } else {
            usize::from(self.cell_before_name(self.hop.to).x)
        }
    }
}
