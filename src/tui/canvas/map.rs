//! Moves on the map: going there and back, zooming, panning, from entity to entity.

use std::collections::BTreeMap;

use crate::layout::{Direction, Positions, Projection, Size, Viewport};
use crate::model::EntityId;

use super::super::action::{Pane, Vertical, Zoom};
use super::super::context::Update;
use super::map_state::MAX_PLACED;
use super::state::{BasePicture, MapReach, Scene};

/// How much larger one step of the zoom makes the map.
const STEP: f64 = 1.5;
/// The columns and rows that the window moves at once.
const PAN: (i32, i32) = (12, 4);

impl Update<'_> {
    /// Shows the map, or the focus in the middle again.
    pub(crate) fn turn_map(&mut self) {
        if self.session.canvas.scene() == Scene::Map {
            self.session.canvas.base = BasePicture::Ego;
            return;
        }
        if self.session.focus.is_none() {
            return self.session.notice("no entity, no map");
        }
        self.session.focus_pane(Pane::Canvas);
        (self.session.canvas.base, self.session.canvas.path) = (BasePicture::Map, None);
        // The focus comes first; the other end of the selected relation is a key away.
        self.session.at.node = self.session.focus;
        if self.loaded.graph.entity_count() > MAX_PLACED {
            self.session.canvas.reach = MapReach::Around;
            self.session.notice("too large for one map: this is the part around the focus");
        }
    }

    /// Shows more or less of the map, or the part around the cursor.
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

    /// Zooms by the wheel: what is under the mouse stays there.
    pub(crate) fn zoom_at(&mut self, at: (i32, i32), direction: Vertical) {
        let factor = if direction == Vertical::Up { STEP } else { 1.0 / STEP };
        self.look(|view, positions, size| about(view, positions, size, Some(at), factor));
    }

    /// Moves the window; what is selected stays selected, in sight or not.
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

    /// Changes the window onto the map.
    fn look(&mut self, change: impl FnOnce(Viewport, &Positions, Size) -> Viewport) {
        let Some((view, size)) = self.looking() else { return };
        if let Some(positions) = &self.derived.map.positions {
            self.session.at.canvas.viewport = Some(change(view, positions, size));
        }
    }

    /// The window and its size; says what to do if no map is shown.
    fn looking(&mut self) -> Option<(Viewport, Size)> {
        if self.session.canvas.scene() != Scene::Map {
            self.session.notice("only on the map; m opens it");
            return None;
        }
        Some((self.session.at.canvas.viewport?, self.session.at.canvas.size))
    }

    /// The nearest entity in a direction, in sight or beyond. What is in sight counts from its name;
    /// what has no name there is skipped.
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

/// Zooms so that what is under a cell stays there; without one, the middle does.
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
