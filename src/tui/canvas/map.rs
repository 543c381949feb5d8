//! Map commands: toggling, zooming, panning, moving between entities.

use std::collections::BTreeMap;

use crate::layout::{Direction, Positions, Projection, Size, Viewport};
use crate::model::EntityId;

use super::super::action::{Pane, Vertical, Zoom};
use super::super::context::Update;
use super::map_state::MAX_PLACED;
use super::state::{BasePicture, MapReach, Scene};

/// The factor of one zoom step.
const STEP: f64 = 1.5;
/// One pan step, in columns and rows.
const PAN: (i32, i32) = (12, 4);

impl Update<'_> {
    pub(crate) fn toggle_map(&mut self) {
        if self.session.canvas.scene() == Scene::Map {
            self.session.canvas.base = BasePicture::Ego;
            return;
        }
        if self.session.focus.is_none() {
            return self.session.notice("no map: the graph has no entities");
        }
        self.session.focus_pane(Pane::Canvas);
        (self.session.canvas.base, self.session.canvas.path) = (BasePicture::Map, None);
        // Start at the focus; the other end of the selected relation is one key away.
        self.session.at.node = self.session.focus;
        if self.loaded.graph.entity_count() > MAX_PLACED {
            self.session.canvas.reach = MapReach::Around;
            self.session.notice("graph too large to map; showing the part around the focus");
        }
    }

    /// Zooms the map, or centres it on the cursor.
    pub(crate) fn zoom(&mut self, zoom: Zoom) {
        let (node, selection) = (self.session.at.node, self.derived.selection.clone());
        self.look(|view, positions, size| {
            let cursor = node.and_then(|node| positions.get(node));
            let at = cursor.map(|spot| view.projection(positions, size).cell(spot));
            let at = at.filter(|at| is_inside(*at, size));
            match zoom {
                Zoom::In => about(view, positions, size, at, STEP),
                Zoom::Out => about(view, positions, size, at, 1.0 / STEP),
                Zoom::Centre => cursor.map_or(view, |spot| view.centred(spot)),
                Zoom::All => Viewport::fitting(positions, &selection.entities),
            }
        });
    }

    /// Zooms with the wheel; the point under the mouse stays in place.
    pub(crate) fn zoom_at(&mut self, at: (i32, i32), direction: Vertical) {
        let factor = if direction == Vertical::Up { STEP } else { 1.0 / STEP };
        self.look(|view, positions, size| about(view, positions, size, Some(at), factor));
    }

    /// Pans the map without changing the selection.
    pub(crate) fn pan(&mut self, direction: Direction) {
        let (right, down) = match direction {
            Direction::Left => (-PAN.0, 0),
            Direction::Right => (PAN.0, 0),
            Direction::Up => (0, -PAN.1),
            Direction::Down => (0, PAN.1),
        };
        self.look(|view, positions, size| {
            let mut view = view.moved(positions, size, right, down);
            let (least, most) = positions.bounds();
            // The window stays on the map.
            if let Some(centre) = &mut view.centre {
                centre.x = centre.x.clamp(least.x, most.x);
                centre.y = centre.y.clamp(least.y, most.y);
            }
            view
        });
    }

    fn look(&mut self, change: impl FnOnce(Viewport, &Positions, Size) -> Viewport) {
        let Some((view, size)) = self.looking() else { return };
        if let Some(positions) = &self.derived.map.positions {
            self.session.at.canvas.viewport = Some(change(view, positions, size));
        }
    }

    /// The viewport and its size; shows a notice if no map is shown.
    fn looking(&mut self) -> Option<(Viewport, Size)> {
        if self.session.canvas.scene() != Scene::Map {
            self.session.notice("only available on the map; press m to open it");
            return None;
        }
        Some((self.session.at.canvas.viewport?, self.session.at.canvas.size))
    }

    /// The nearest entity in a direction, visible or not. Visible entities count from their names; those without a
    /// name are skipped.
    pub(crate) fn nearest_on_map(&mut self, towards: Direction) -> Option<EntityId> {
        let (view, size) = self.looking()?;
        let (at, derived) = (&self.session.at, &*self.derived);
        let positions = derived.map.positions.as_ref()?;
        let projection = view.projection(positions, size);
        let middles = derived.picture.drawing.nodes.iter().map(|node| (node.id, node.at.middle()));
        let drawn: BTreeMap<EntityId, (i32, i32)> =
            middles.map(|(id, at)| (id, (i32::from(at.x), i32::from(at.y)))).collect();
        let here = at.node.or(self.session.focus)?;
        let from = drawn.get(&here).copied().or_else(|| cell(&projection, positions, here))?;
        let cell = |id: EntityId| {
            let beyond = || cell(&projection, positions, id).filter(|at| !is_inside(*at, size));
            drawn.get(&id).copied().or_else(beyond)
        };
        let others = derived.selection.entities.iter().filter(|id| **id != here);
        let directions = others.filter_map(|id| Some((towards.steps(from, cell(*id)?)?, *id)));
        directions.min().map(|(_, id)| id)
    }
}

fn cell(projection: &Projection, positions: &Positions, id: EntityId) -> Option<(i32, i32)> {
    positions.get(id).map(|spot| projection.cell(spot))
}

fn is_inside(at: (i32, i32), size: Size) -> bool {
    (0..i32::from(size.width)).contains(&at.0) && (0..i32::from(size.height)).contains(&at.1)
}

/// Zooms so that the point under a cell stays in place; by default the middle.
fn about(
    view: Viewport,
    positions: &Positions,
    size: Size,
    cell: Option<(i32, i32)>,
    factor: f64,
) -> Viewport {
    let Some((x, y)) = cell else { return view.zoomed(factor) };
    let (right, down) = (x - i32::from(size.width) / 2, y - i32::from(size.height) / 2);
    let zoomed = view.moved(positions, size, right, down).zoomed(factor);
    zoomed.moved(positions, size, -right, -down)
}
