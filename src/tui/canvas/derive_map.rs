//! Derives the map: its groups, its drawing, and the visible part.

use std::ops::ControlFlow;
use std::rc::Rc;

use crate::layout::{Drawing, Hidden, MapRequest, Size, map};
use crate::model::EntityId;

use super::super::derived::derivation::Derivation;
use super::map_state::{MapKey, MapState, Region};
use super::picture::DrawingKey;

impl Derivation<'_> {
    /// Draws the map if it has changed, and scrolls it.
    pub(super) fn derive_map(&mut self, key: DrawingKey) {
        self.derive_groups(key.focus);
        if self.next.map.groups.is_none() {
            return self.draw_blank(key.size);
        }
        let key = DrawingKey {
            zoom: self.next.cursors.canvas.map.zoom,
            folding: self.session.canvas.folding.clone(),
            groups: self.next.map.key,
            ..key
        };
        if self.next.picture.drawing_key.as_ref() != Some(&key) {
            self.draw_map(key.clone());
        }
        self.scroll_map(key);
    }

    /// Computes missing groups, on another thread if the map is large.
    fn derive_groups(&mut self, focus: EntityId) {
        let graph = &self.loaded.graph;
        let region = Region::for_focus(graph, focus, self.session.hops);
        let key = MapKey { region, grouping: self.session.canvas.grouping };
        let map = &mut self.next.map;
        if map.key == Some(key) {
            return;
        }
        if region.is_small(graph) {
            let selection = region.selection(graph);
            let groups = key.grouping.groups(graph, &selection, &|_| ControlFlow::Continue(()));
            *map = MapState::new(key, groups.unwrap_or_default());
        } else {
            map.pending = Some(key);
        }
    }

    fn draw_blank(&mut self, size: Size) {
        let picture = &mut self.next.picture;
        let hidden = Hidden { entities: self.next.selection.entities.len(), ..Hidden::default() };
        picture.drawing = Rc::new(Drawing { size, hidden, ..Drawing::default() });
        picture.drawing_key = None;
    }

    fn draw_map(&mut self, key: DrawingKey) {
        let next = &mut self.next;
        let Some(groups) = &next.map.groups else { return };
        let view = next.cursors.canvas.map;
        next.picture.drawing = Rc::new(map(&MapRequest {
            graph: &self.loaded.graph,
            selection: &next.selection,
            groups,
            folding: &key.folding,
            focus: Some(key.focus),
            max_members: view.max_members(key.size),
            size: view.map_size(key.size),
            glyph_set: self.session.glyph_set,
        }));
        next.picture.drawing_key = Some(key);
    }

    /// Scrolls to the cursor if the cursor or the map has changed; after zooming, the entity under the pointer stays in
    /// place.
    fn scroll_map(&mut self, key: DrawingKey) {
        let (node, screen) = (self.next.cursors.node.unwrap_or(key.focus), key.size);
        let canvas = &mut self.next.cursors.canvas;
        let drawing = &self.next.picture.drawing;
        let at = |id| drawing.node_or_group(id).map(|node| node.at);
        let mut view = canvas.map;
        let shown = Some((node, key));
        if let Some((id, cell)) = canvas.map_anchor.take()
            && let Some(at) = at(id)
        {
            view = view.with_node_at(at, cell, drawing.size, screen);
        } else if canvas.map_shown != shown
            && let Some(at) = at(node)
        {
            view = view.scrolled_to(at, drawing.size, screen);
        }
        canvas.map_shown = shown;
        canvas.map = view.panned((0, 0), drawing.size, screen);
    }
}
