//! Derives the map: positions, viewport, drawing.

use std::rc::Rc;

use crate::layout::{Drawing, Hidden, MapRequest, MapWindow, Size, Viewport, map};
use crate::model::EntityId;

use super::super::derived::derivation::Derivation;
use super::map_state::{MapState, Region};
use super::picture::DrawingKey;

/// The minimum number of characters in a meaningful name.
const MIN_NAME_LENGTH: usize = 4;

impl Derivation<'_> {
    /// Draws the map if it has changed.
    pub(super) fn derive_map(&mut self, key: DrawingKey) {
        self.derive_positions(key.focus);
        let Some(viewport) = self.derive_viewport(key.focus, key.size) else {
            return self.draw_blank(key.size);
        };
        let node = self.next.cursors.node;
        let key = DrawingKey { viewport, region: self.next.map.region, ..key };
        let with = |cursor| DrawingKey { cursor, ..key.clone() };
        let is_drawn = |cursor| self.next.picture.drawing_key == Some(with(cursor));
        if (is_drawn(None) || is_drawn(node)) && self.is_named(node) {
            return;
        }
        // Make room for the name of the entity under the cursor only if the map would not show it otherwise.
        for cursor in [None, node] {
            self.draw_map(with(cursor));
            if self.is_named(node) {
                break;
            }
        }
    }

    /// Computes missing positions, on another thread if the map is large.
    fn derive_positions(&mut self, focus: EntityId) {
        let graph = &self.loaded.graph;
        let region = Region::for_focus(graph, focus, self.session.hops);
        let map = &mut self.next.map;
        if map.region == Some(region) {
            return;
        }
        if region.is_small(graph) {
            let layout = region.layout(graph, map.positions.as_deref());
            *map = MapState::new(region, layout.compute(&|| true).unwrap_or_default());
        } else {
            map.pending = Some(region);
        }
    }

    /// The viewport, moved to show the cursor if the cursor or the size has changed.
    fn derive_viewport(&mut self, focus: EntityId, size: Size) -> Option<Viewport> {
        let node = self.next.cursors.node.unwrap_or(focus);
        let canvas = &mut self.next.cursors.canvas;
        let positions = self.next.map.positions.as_deref()?;
        if size.width == 0 || size.height == 0 {
            return Some(canvas.viewport.unwrap_or_default());
        }
        let viewport = canvas.viewport.unwrap_or_else(|| Viewport::initial(positions, size, node));
        let is_same = canvas.viewport_key.replace((node, size)) == Some((node, size));
        let showing = || MapWindow::new(viewport, positions, size).showing(node);
        canvas.viewport = Some(if is_same { viewport } else { showing() });
        canvas.viewport
    }

    fn draw_blank(&mut self, size: Size) {
        let picture = &mut self.next.picture;
        let hidden = Hidden { entities: self.next.selection.entities.len(), ..Hidden::default() };
        picture.drawing = Rc::new(Drawing { size, hidden, ..Drawing::default() });
        picture.drawing_key = None;
    }

    fn draw_map(&mut self, key: DrawingKey) {
        let next = &mut self.next;
        let Some(positions) = &next.map.positions else { return };
        next.picture.drawing = Rc::new(map(&MapRequest {
            graph: &self.loaded.graph,
            selection: &next.selection,
            positions,
            view: key.viewport,
            focus: Some(key.focus),
            cursor: key.cursor,
            size: key.size,
        }));
        next.picture.drawing_key = Some(key);
    }

    /// Whether the map shows a meaningful name for an entity, or does not include the entity.
    fn is_named(&self, node: Option<EntityId>) -> bool {
        let Some(node) = node else { return true };
        let Some(drawn) = self.next.picture.drawing.node(node) else {
            return !self.next.selection.entities.contains(&node);
        };
        let name = self.loaded.graph.entity(node).name();
        drawn.label == name || drawn.label.chars().count() >= MIN_NAME_LENGTH
    }
}
