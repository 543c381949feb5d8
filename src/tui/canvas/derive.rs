//! Derives the picture: lays it out if its size, page, viewport or selection has changed, and paints it.

use std::rc::Rc;

use crate::layout::{EgoRequest, PaintOptions, Size, StripRequest, ego, paint, path_strip};
use crate::model::{ClaimId, EntityId, RelationId, Selection};
use crate::query::{everything, neighbourhood};

use super::super::action::Pane;
use super::super::claim::relation_of;
use super::super::context::ViewState;
use super::super::derived::derivation::Derivation;
use super::caption::canvas_layout;
use super::path::ShownPath;
use super::picture::{DrawingKey, SelectionKey};
use super::state::{BasePicture, MapExtent, Scene};

impl Derivation<'_> {
    /// Finds the paths again if their ends or the filter have changed.
    pub(crate) fn derive_paths(&mut self) {
        let (graph, filter) = (&self.loaded.graph, &self.session.filter);
        let ends = self.session.canvas.path.as_ref();
        let key = ends.map(|ends| (ends.clone(), filter.clone()));
        self.next.paths.refresh(key, |(ends, filter)| ends.find_paths(graph, filter));
        let (cursors, paths) = (&mut self.next.cursors, &self.next.paths);
        cursors.canvas.path = cursors.canvas.path.min(paths.len().saturating_sub(1));
        if cursors.canvas.path_filter.as_ref() != Some(filter)
            && let Some(path) = ShownPath::new(&self.session.canvas, paths, 0)
        {
            cursors.canvas.path = 0;
            cursors.canvas.path_filter = Some(filter.clone());
            cursors.select_hop(path, 1);
        }
    }

    /// Selects the entities and relations of the picture.
    pub(crate) fn derive_selection(&mut self, focus: EntityId) {
        let (graph, paths) = (&self.loaded.graph, self.next.paths.clone());
        let key = selection_key(self.view_state(), focus);
        let is_new = self.next.selection.refresh(Some(key), |key| match key {
            SelectionKey::Neighbourhood(focus, hops, filter) => {
                neighbourhood(graph, &[*focus], *hops, filter).selection
            }
            SelectionKey::Everything(filter) => everything(graph, filter),
            SelectionKey::Path(ends, index, _) => {
                ShownPath { ends, paths: &paths, index: *index }.selection()
            }
        });
        if is_new {
            self.next.picture.drawing_key = None;
        }
    }

    /// The size of the picture on the canvas; a hidden canvas keeps its last size.
    fn canvas_size(&self) -> Size {
        let picture = canvas_layout(self.view_state(), self.panes.area(Pane::Canvas)).picture;
        let size = (!picture.is_empty()).then(|| Size::new(picture.width, picture.height));
        size.unwrap_or(self.next.cursors.canvas.size)
    }

    /// Whether the drawing is up to date with the type of picture, the focus and the size of the canvas.
    pub(crate) fn is_drawn_for(&self, focus: EntityId) -> bool {
        let expected = (self.session.canvas.scene(), focus, self.canvas_size());
        let drawn = self.next.picture.drawing_key;
        drawn.is_some_and(|drawn| (drawn.scene, drawn.focus, drawn.size) == expected)
    }

    /// Lays out and paints the picture again if needed.
    pub(crate) fn derive_picture(&mut self, focus: EntityId) {
        let size = self.canvas_size();
        self.next.cursors.canvas.size = size;
        match self.session.canvas.scene() {
            Scene::Ego => self.derive_ego(focus, size),
            Scene::Map => self.derive_map(focus, size),
            Scene::Path => self.derive_strip(focus, size),
        }
        let selected = relation_of(self.next.cursors.claim);
        let picture = &mut self.next.picture;
        let key = (Rc::clone(&picture.drawing), selected);
        picture.cells.refresh(Some(key), |(drawing, selected)| {
            paint(drawing, PaintOptions { selected: *selected, ..PaintOptions::default() })
        });
        self.next.cursors.canvas.last_selected = selected;
    }

    fn derive_ego(&mut self, focus: EntityId, size: Size) {
        let page = self.next.cursors.canvas.page;
        let key = DrawingKey { page, ..DrawingKey::new(Scene::Ego, focus, size) };
        if self.next.picture.drawing_key != Some(key) {
            self.draw_ego(key);
        }
        self.turn_to_selected(key);
        self.reconcile_with_drawing(focus, key);
    }

    fn draw_ego(&mut self, key: DrawingKey) {
        let next = &mut self.next;
        let drawing = Rc::new(ego(&EgoRequest {
            graph: &self.loaded.graph,
            focus: key.focus,
            selection: &next.selection,
            ties: &next.claims.ties,
            size: key.size,
            page: key.page,
            previous: Some(&next.picture.ego),
        }));
        let page = drawing.hidden.page;
        next.cursors.canvas.page = page;
        // Open filters may narrow the canvas, so a drawing beside them is not kept as the last ego view.
        if !self.session.shows_filters() {
            next.picture.ego = Rc::clone(&drawing);
        }
        next.picture.drawing = drawing;
        next.picture.drawing_key = Some(DrawingKey { page, ..key });
    }

    /// Turns to the page that shows a newly selected relation. Tries the next, previous, first and last pages, as no
    /// step leads to any other page.
    fn turn_to_selected(&mut self, key: DrawingKey) {
        let next = &self.next;
        let is_new = |relation: &RelationId| next.cursors.canvas.last_selected != Some(*relation);
        let Some(relation) = relation_of(next.cursors.claim).filter(is_new) else { return };
        let (page, pages) = (next.cursors.canvas.page, next.picture.drawing.hidden.pages);
        let is_tie = next.claims.index_of(ClaimId::Relation(relation)).is_some();
        if pages < 2 || !is_tie || next.picture.drawing.edge_index(relation).is_some() {
            return;
        }
        for candidate in [page + 1, page.wrapping_sub(1), 0, pages - 1, page] {
            if candidate < pages {
                self.draw_ego(DrawingKey { page: candidate, ..key });
            }
            if self.next.picture.drawing.edge_index(relation).is_some() {
                break;
            }
        }
    }

    fn derive_strip(&mut self, focus: EntityId, size: Size) {
        let key = DrawingKey::new(Scene::Path, focus, size);
        if self.next.picture.drawing_key == Some(key) {
            return;
        }
        let Some(path) = self.view_state().shown_path() else { return };
        let (from, legs) = (path.ends.from, path.legs());
        let drawing =
            path_strip(&StripRequest { graph: &self.loaded.graph, from, legs: &legs, size });
        self.next.picture.drawing = Rc::new(drawing);
        self.next.picture.drawing_key = Some(key);
    }

    /// Limits the selection to the drawn part of the ego view, unless the screen is too small even for the focus.
    fn reconcile_with_drawing(&mut self, focus: EntityId, key: DrawingKey) {
        let (drawing, before) = (&self.next.picture.drawing, self.next.cursors.claim);
        if drawing.node(focus).is_none() {
            return;
        }
        let entities = drawing.nodes.iter().map(|node| node.id).collect();
        let edges = drawing.edges.iter();
        let mut relations: Vec<_> = edges.flat_map(|edge| edge.relations.clone()).collect();
        relations.sort_unstable();
        let drawn = Selection { entities, relations, ..Selection::default() };
        self.reconcile_selection(focus, &drawn);
        if self.next.cursors.claim != before {
            self.turn_to_selected(key);
        }
    }
}

/// The memo key of the selection that the picture shows.
pub(crate) fn selection_key(state: ViewState<'_>, focus: EntityId) -> SelectionKey {
    let session = state.session;
    let (canvas, filter) = (&session.canvas, session.filter.clone());
    match (&canvas.path, canvas.base, canvas.extent) {
        (Some(ends), _, _) => SelectionKey::Path(ends.clone(), state.cursors.canvas.path, filter),
        (None, BasePicture::Map, MapExtent::Everything) => SelectionKey::Everything(filter),
        (None, BasePicture::Map, MapExtent::Neighbourhood) | (None, BasePicture::Ego, _) => {
            SelectionKey::Neighbourhood(focus, session.hops, filter)
        }
    }
}
