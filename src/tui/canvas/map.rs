//! Map commands: toggle, zoom, pan, move between entities.

use std::collections::BTreeMap;

use crate::layout::{Direction, MapWindow, Viewport};
use crate::model::EntityId;

use super::super::action::{Pane, Step, Zoom};
use super::super::context::Update;
use super::map_state::MAX_ON_MAP;
use super::state::{BasePicture, MapExtent, Scene};

/// The zoom factor per step.
const ZOOM_STEP: f64 = 1.5;
/// One pan step, in columns and rows.
const PAN_STEP: (i32, i32) = (12, 4);

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
        self.session.canvas.base = BasePicture::Map;
        self.session.leave_path();
        if self.loaded.graph.entity_count() > MAX_ON_MAP {
            self.session.canvas.extent = MapExtent::Neighbourhood;
            self.session.notice("graph too large to map; showing the part around the focus");
        }
    }

    /// Zooms the map, or centres it on the cursor.
    pub(crate) fn zoom(&mut self, zoom: Zoom) {
        let (node, selection) = (self.session.cursors.node, self.derived.selection.clone());
        self.change_viewport(|map| {
            let cell = node.and_then(|node| map.cell(node)).filter(|cell| map.contains(*cell));
            match zoom {
                Zoom::In => map.zoomed_at(cell, ZOOM_STEP),
                Zoom::Out => map.zoomed_at(cell, 1.0 / ZOOM_STEP),
                Zoom::Centre => {
                    let point = node.and_then(|node| map.positions.get(node));
                    point.map_or(map.view, |point| map.view.centred(point))
                }
                Zoom::All => Viewport::fitting(map.positions, &selection.entities),
            }
        });
    }

    /// Zooms with the wheel; the point under the mouse stays in place.
    pub(crate) fn zoom_at(&mut self, cell: (i32, i32), direction: Step) {
        let factor = if direction == Step::Back { ZOOM_STEP } else { 1.0 / ZOOM_STEP };
        self.change_viewport(|map| map.zoomed_at(Some(cell), factor));
    }

    /// Pans the map without changing the selection.
    pub(crate) fn pan(&mut self, direction: Direction) {
        let (right, down) = match direction {
            Direction::Left => (-PAN_STEP.0, 0),
            Direction::Right => (PAN_STEP.0, 0),
            Direction::Up => (0, -PAN_STEP.1),
            Direction::Down => (0, PAN_STEP.1),
        };
        self.change_viewport(|map| map.panned(right, down));
    }

    /// Changes the viewport; shows a notice if no map is shown.
    fn change_viewport(&mut self, change: impl FnOnce(&MapWindow<'_>) -> Viewport) {
        if self.session.canvas.scene() != Scene::Map {
            return self.session.notice("only available on the map; press {map} to open it");
        }
        if let Some(view) = self.map_window().as_ref().map(change) {
            self.session.cursors.canvas.viewport = Some(view);
        }
    }

    fn map_window(&self) -> Option<MapWindow<'_>> {
        let canvas = &self.session.cursors.canvas;
        let positions = self.derived.map.positions.as_deref()?;
        Some(MapWindow::new(canvas.viewport?, positions, canvas.size))
    }

    /// The nearest entity in a direction, visible or not. For visible entities the distance is measured from the
    /// label; visible entities without a label are skipped.
    pub(crate) fn nearest_on_map(&self, towards: Direction) -> Option<EntityId> {
        let (map, derived) = (self.map_window()?, &*self.derived);
        let centres = derived.picture.drawing.nodes.iter().map(|node| (node.id, node.at.middle()));
        let drawn: BTreeMap<EntityId, (i32, i32)> =
            centres.map(|(id, point)| (id, (i32::from(point.x), i32::from(point.y)))).collect();
        let current = self.session.cursors.node.or(self.session.focus)?;
        let from = drawn.get(&current).copied().or_else(|| map.cell(current))?;
        let cell = |id: EntityId| {
            let off_screen = || map.cell(id).filter(|cell| !map.contains(*cell));
            drawn.get(&id).copied().or_else(off_screen)
        };
        let others = derived.selection.entities.iter().filter(|id| **id != current);
        let candidates = others.filter_map(|id| Some((towards.distance(from, cell(*id)?)?, *id)));
        candidates.min().map(|(_, id)| id)
    }
}
