//! Map commands: toggle, zoom, pan, fold groups, move between entities.

use crate::layout::{Direction, Folding, MapView, Node, Point};
use crate::model::EntityId;

use super::super::action::{Pane, Step, Zoom};
use super::super::context::Update;
use super::super::panes::Arrangement;
use super::map_state::MAX_ON_MAP;
use super::state::{BasePicture, MapExtent, Scene};

/// One pan step, in columns and rows.
const PAN_STEP: (i32, i32) = (12, 4);
/// The maximum distance between the starts of two names in one column, in cells.
const MAX_COLUMN_OFFSET: i32 = 20;

impl Update<'_> {
    /// Shows the map, which fills the screen until the panes are tiled again, or leaves it.
    pub(crate) fn toggle_map(&mut self) {
        if self.session.canvas.scene() == Scene::Map {
            return self.session.leave_map();
        }
        if self.session.focus.is_none() {
            return self.session.show_notice("no map: the graph has no entities");
        }
        self.session.activate_pane(Pane::Canvas);
        self.session.canvas.base = BasePicture::Map;
        self.session.leave_path();
        self.session.arrangement = Arrangement::Single;
        if self.loaded.graph.entity_count() > MAX_ON_MAP {
            self.session.canvas.extent = MapExtent::Neighbourhood;
            self.session.show_notice("graph too large to map; showing the part around the focus");
        }
    }

    /// Zooms the map in or out, shows all of it, or centres it on the cursor.
    pub(crate) fn zoom(&mut self, zoom: Zoom) {
        if !self.require_map() {
            return;
        }
        let canvas = &mut self.session.cursors.canvas;
        match zoom {
            Zoom::In => self.zoom_map(1, None),
            Zoom::Out => self.zoom_map(-1, None),
            Zoom::All => {
                canvas.map = MapView::default();
                canvas.map_anchor = None;
            }
            Zoom::Centre => {
                let (x, y) = (canvas.size.width / 2, canvas.size.height / 2);
                let centre = (i32::from(x), i32::from(y));
                canvas.map_anchor = self.session.cursors.node.map(|node| (node, centre));
            }
        }
    }

    /// Zooms with the wheel; the entity nearest to the pointer stays in place.
    pub(crate) fn zoom_at(&mut self, cell: (i32, i32), direction: Step) {
        let steps = if direction == Step::Back { 1 } else { -1 };
        if self.require_map() {
            self.zoom_map(steps, Some(cell));
        }
    }

    fn zoom_map(&mut self, steps: i8, cell: Option<(i32, i32)>) {
        let anchor = match cell {
            Some(cell) => self.node_near(cell),
            None => {
                self.session.cursors.node.and_then(|node| self.derived.picture.drawing.node(node))
            }
        };
        let view = self.session.cursors.canvas.map;
        let anchor = anchor.map(|node| (node.id, view.screen_cell(node.at.top_left())));
        let canvas = &mut self.session.cursors.canvas;
        canvas.map = view.zoomed(steps);
        canvas.map_anchor = anchor;
    }

    /// The node nearest to a cell of the screen.
    fn node_near(&self, cell: (i32, i32)) -> Option<&Node> {
        let view = self.session.cursors.canvas.map;
        let distance = |node: &&Node| {
            let at = view.screen_cell(node.at.middle());
            // A row is as tall as two columns are wide.
            (at.0 - cell.0).abs() + 2 * (at.1 - cell.1).abs()
        };
        self.derived.picture.drawing.nodes.iter().min_by_key(distance)
    }

    /// Pans the map without changing the selection.
    pub(crate) fn pan(&mut self, direction: Direction) {
        let by = match direction {
            Direction::Left => (-PAN_STEP.0, 0),
            Direction::Right => (PAN_STEP.0, 0),
            Direction::Up => (0, -PAN_STEP.1),
            Direction::Down => (0, PAN_STEP.1),
        };
        if self.require_map() {
            self.pan_by(by);
        }
    }

    /// Pans the map right and down by a number of cells; negative is left and up.
    pub(crate) fn pan_by(&mut self, by: (i32, i32)) {
        let (map, canvas) = (self.derived.picture.drawing.size, &mut self.session.cursors.canvas);
        canvas.map = canvas.map.panned(by, map, canvas.size);
    }

    /// Groups the entities by the next criterion.
    pub(crate) fn cycle_grouping(&mut self) {
        if self.require_map() {
            let grouping = self.session.canvas.grouping.next();
            self.session.canvas.grouping = grouping;
            self.session.canvas.folding = Folding::default();
            self.session.show_notice(format!("grouped by {}", grouping.name()));
        }
    }

    /// Opens the group of the entity under the cursor if it is closed, and closes it otherwise.
    pub(crate) fn toggle_group(&mut self) {
        let Some(node) = self.session.cursors.node.filter(|_| self.require_map()) else { return };
        let mut groups = self.derived.map.groups.iter().flat_map(|groups| groups.iter());
        let Some(group) = groups.find(|group| group.members.contains(&node)) else { return };
        let drawing = &self.derived.picture.drawing;
        let is_listed = |id: &EntityId| drawing.node(*id).is_some_and(|node| node.group.is_none());
        let is_closed = !group.members.iter().any(is_listed);
        let folding = &mut self.session.canvas.folding;
        let was_opened = group.members.iter().any(|id| folding.opened.contains(id));
        for id in &group.members {
            folding.opened.remove(id);
            folding.closed.remove(id);
        }
        if is_closed || !is_listed(&node) && !was_opened {
            folding.opened.insert(node);
        } else {
            folding.closed.insert(node);
        }
    }

    /// Whether the node under the cursor is a group.
    pub(crate) fn is_at_group(&self) -> bool {
        let drawing = &self.derived.picture.drawing;
        let node = self.session.cursors.node.and_then(|node| drawing.node_or_group(node));
        self.session.canvas.scene() == Scene::Map && node.is_some_and(|node| node.group.is_some())
    }

    /// Whether the canvas shows the map; otherwise shows a notice that the command needs the map.
    fn require_map(&mut self) -> bool {
        let is_map = self.session.canvas.scene() == Scene::Map;
        if !is_map {
            self.session.show_notice("only available on the map; press {map} to open it");
        }
        is_map
    }

    /// The nearest entity or group in a direction.
    pub(crate) fn nearest_on_map(&self, towards: Direction) -> Option<EntityId> {
        let drawing = &self.derived.picture.drawing;
        let current = self.session.cursors.node.or(self.session.focus)?;
        let current = drawing.node_or_group(current)?;
        // If all members of a group are listed, its title duplicates an entity that has a node of its own.
        let is_reachable =
            |node: &&Node| node.group.as_ref().is_none_or(|group| !group.members.is_empty());
        let nodes = drawing.nodes.iter().filter(is_reachable).filter(|node| node.id != current.id);
        let cell = |at: Point| (i32::from(at.x), i32::from(at.y));
        let from = cell(current.at.top_left());
        let distance = |node: &Node| {
            let at = cell(node.at.top_left());
            // Names in one column start in different cells, so up and down ignore small offsets.
            let is_aligned = towards.is_vertical() && (at.0 - from.0).abs() < MAX_COLUMN_OFFSET;
            let at = if is_aligned { (from.0, at.1) } else { at };
            Some((towards.distance(from, at)?, node.id))
        };
        nodes.filter_map(distance).min().map(|(_, id)| id)
    }
}
