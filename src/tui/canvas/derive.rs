//! Derives the picture: laid out again if its size, page, viewport or selection has changed, and painted.

use std::rc::Rc;

use crate::layout::{EgoRequest, PaintOptions, Size, StripRequest, ego, paint, path_strip};
use crate::model::{ClaimId, EntityId, RelationId, Selection};
use crate::query::{everything, neighbourhood};

use super::super::action::Pane;
use super::super::claim::relation_of;
use super::super::context::Screen;
use super::super::derived::derivation::Derivation;
use super::path::ShownPath;
use super::picture::{DrawnFor, SelectionKey};
use super::state::{BasePicture, MapReach, Scene};
use super::words::canvas_layout;

impl Derivation<'_> {
    /// Finds the paths, if their ends or the filter have changed.
    pub(crate) fn derive_paths(&mut self) {
        let (graph, filter) = (&self.loaded.graph, &self.session.filter);
        let ends = self.session.canvas.path.as_ref();
        let key = ends.map(|ends| (ends.clone(), filter.clone()));
        self.next.paths.renew(key, |(ends, filter)| ends.paths(graph, filter));
        let (at, paths) = (&mut self.next.at, &self.next.paths);
        at.canvas.path = at.canvas.path.min(paths.len().saturating_sub(1));
        if at.canvas.path_filter.as_ref() != Some(filter)
            && let Some(path) = ShownPath::of(&self.session.canvas, paths, 0)
        {
            at.canvas.path = 0;
            at.canvas.path_filter = Some(filter.clone());
            at.select_hop(path, 1);
        }
    }

    /// Selects what the picture shows.
    pub(crate) fn derive_selection(&mut self, focus: EntityId) {
        let graph = &self.loaded.graph;
        let path = self.screen().shown_path().map(|path| path.selection());
        let key = selection_key(self.screen(), focus);
        let is_new = self.next.selection.renew(Some(key), |of| match of {
            SelectionKey::Around(focus, hops, filter) => {
                neighbourhood(graph, &[*focus], *hops, filter).selection
            }
            SelectionKey::Everything(filter) => everything(graph, filter),
            SelectionKey::Path(..) => path.unwrap_or_default(),
        });
        if is_new {
            self.next.picture.drawn_for = None;
        }
    }

    /// The size of the canvas; one that is not on screen keeps its size.
    fn canvas_size(&self) -> Size {
        let picture = canvas_layout(self.screen(), self.panes.of(Pane::Canvas)).picture;
        let shown = (!picture.is_empty()).then(|| Size::new(picture.width, picture.height));
        shown.unwrap_or(self.next.at.canvas.size)
    }

    /// Whether the picture is still of the same entities at the same size.
    pub(crate) fn is_drawn_for(&self, focus: EntityId) -> bool {
        let wanted = (self.session.canvas.scene(), focus, self.canvas_size());
        let drawn = self.next.picture.drawn_for;
        drawn.is_some_and(|drawn| (drawn.scene, drawn.focus, drawn.size) == wanted)
    }

    /// Lays out and paints the picture again if needed.
    pub(crate) fn derive_picture(&mut self, focus: EntityId) {
        let size = self.canvas_size();
        self.next.at.canvas.size = size;
        match self.session.canvas.scene() {
            Scene::Ego => self.derive_ego(focus, size),
            Scene::Map => self.derive_map(focus, size),
            Scene::Path => self.derive_strip(focus, size),
        }
        let selected = relation_of(self.next.at.claim);
        let picture = &mut self.next.picture;
        let key = (Rc::clone(&picture.drawing), selected);
        picture.cells.renew(Some(key), |(drawing, selected)| {
            paint(drawing, PaintOptions { selected: *selected, ..PaintOptions::default() })
        });
        self.next.at.canvas.paged_to = selected;
    }

    fn derive_ego(&mut self, focus: EntityId, size: Size) {
        let page = self.next.at.canvas.page;
        let wanted = DrawnFor { page, ..DrawnFor::new(Scene::Ego, focus, size) };
        if self.next.picture.drawn_for != Some(wanted) {
            self.draw_ego(wanted);
        }
        self.turn_to_selected(wanted);
        self.settle_on_drawing(focus, wanted);
    }

    fn draw_ego(&mut self, wanted: DrawnFor) {
        let next = &mut self.next;
        let drawing = Rc::new(ego(&EgoRequest {
            graph: &self.loaded.graph,
            focus: wanted.focus,
            selection: &next.selection,
            ties: &next.claims.ties,
            size: wanted.size,
            page: wanted.page,
            before: Some(&next.picture.ego),
        }));
        let page = drawing.hidden.page;
        next.at.canvas.page = page;
        // Open filters may narrow the canvas: what is drawn meanwhile is forgotten when they close.
        if !self.session.shows_filters() {
            next.picture.ego = Rc::clone(&drawing);
        }
        next.picture.drawing = drawing;
        next.picture.drawn_for = Some(DrawnFor { page, ..wanted });
    }

    /// Turns to the page that shows a newly selected relation. Tries the next, previous, first and last pages: a
    /// single step can land on no other.
    fn turn_to_selected(&mut self, wanted: DrawnFor) {
        let next = &self.next;
        let is_new = |relation: &RelationId| next.at.canvas.paged_to != Some(*relation);
        let Some(relation) = relation_of(next.at.claim).filter(is_new) else { return };
        let (page, pages) = (next.at.canvas.page, next.picture.drawing.hidden.pages);
        let is_tie = next.claims.index_of(ClaimId::Relation(relation)).is_some();
        if pages < 2 || !is_tie || next.picture.drawing.edge_of(relation).is_some() {
            return;
        }
        for candidate in [page + 1, page.wrapping_sub(1), 0, pages - 1, page] {
            if candidate < pages {
                self.draw_ego(DrawnFor { page: candidate, ..wanted });
            }
            if self.next.picture.drawing.edge_of(relation).is_some() {
                break;
            }
        }
    }

    fn derive_strip(&mut self, focus: EntityId, size: Size) {
        let wanted = DrawnFor::new(Scene::Path, focus, size);
        if self.next.picture.drawn_for == Some(wanted) {
            return;
        }
        let Some(path) = self.screen().shown_path() else { return };
        let (from, legs) = (path.ends.from, path.legs());
        let drawing =
            path_strip(&StripRequest { graph: &self.loaded.graph, from, legs: &legs, size });
        self.next.picture.drawing = Rc::new(drawing);
        self.next.picture.drawn_for = Some(wanted);
    }

    /// Keeps the selection within what the ego view draws, unless the screen is too small even for the focus.
    fn settle_on_drawing(&mut self, focus: EntityId, wanted: DrawnFor) {
        let (drawing, before) = (&self.next.picture.drawing, self.next.at.claim);
        if drawing.node(focus).is_none() {
            return;
        }
        let entities = drawing.nodes.iter().map(|node| node.id).collect();
        let edges = drawing.edges.iter();
        let mut relations: Vec<_> = edges.flat_map(|edge| edge.relations.clone()).collect();
        relations.sort_unstable();
        let drawn = Selection { entities, relations, ..Selection::default() };
        self.settle_selection(focus, &drawn);
        if self.next.at.claim != before {
            self.turn_to_selected(wanted);
        }
    }
}

/// The memo key of the selection that the picture shows.
pub(crate) fn selection_key(screen: Screen<'_>, focus: EntityId) -> SelectionKey {
    let session = screen.session;
    let (canvas, filter) = (&session.canvas, session.filter.clone());
    match (&canvas.path, canvas.base, canvas.reach) {
        (Some(ends), _, _) => SelectionKey::Path(ends.clone(), screen.at.canvas.path, filter),
        (None, BasePicture::Map, MapReach::Everything) => SelectionKey::Everything(filter),
        (None, BasePicture::Map, MapReach::Around) | (None, BasePicture::Ego, _) => {
            SelectionKey::Around(focus, session.hops, filter)
        }
    }
}
