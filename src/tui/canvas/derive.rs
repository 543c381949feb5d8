//! Derives the picture: lays it out if its size, page, zoom or selection has changed, and paints it.

use std::rc::Rc;

use crate::layout::{EgoRequest, Folding, PaintOptions, Size, Surroundings, ego_within, paint};
use crate::model::{ClaimId, EntityId, RelationId, Selection};
use crate::output::draw_paths;
use crate::query::{Path, everything, expanded_neighbourhood};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::derived::derivation::Derivation;
use super::caption::picture_area;
use super::path::ShownPath;
use super::picture::{DrawingKey, SelectionKey};
use super::state::{BasePicture, CanvasForm, MapExtent, Scene};

/// The maximum number of paths to find.
const MAX_PATHS: usize = 9;

impl Derivation<'_> {
    /// Finds the paths again if their ends or the filter have changed, and selects the first hop of newly opened ones.
    pub(crate) fn derive_paths(&mut self) {
        let (graph, filter) = (&self.loaded.graph, &self.session.filter);
        let ends = self.session.canvas.path.as_ref();
        let key = ends.map(|ends| (ends.clone(), filter.clone()));
        self.next.paths.refresh(key, |(ends, filter)| ends.paths(graph, filter, MAX_PATHS));
        let (cursors, paths) = (&mut self.next.cursors, &self.next.paths);
        if cursors.canvas.path.is_none()
            && let Some(path) = ShownPath::new(&self.session.canvas, paths, None)
        {
            cursors.canvas.path = Some(0);
            cursors.select_hop(path, 1);
        }
    }

    /// Switches to a path with the selected claim. A claim that is neither on a path nor in the list of relations, because
    /// the filters hide it, is replaced by the first hop of the first path.
    pub(crate) fn switch_to_path(&mut self) {
        let (cursors, claims) = (&mut self.next.cursors, &self.next.claims);
        let path = |number| ShownPath::new(&self.session.canvas, &self.next.paths, Some(number));
        let relation = cursors.relation();
        let holds = |number: &usize| path(*number)?.path()?.hop_of(relation?);
        let last = self.next.paths.len().saturating_sub(1);
        let shown = cursors.canvas.path.unwrap_or(0).min(last);
        let found = std::iter::once(shown).chain(0..=last).find(|number| holds(number).is_some());
        let is_listed = cursors.claim.is_none_or(|claim| claims.index_of(claim).is_some());
        let number = found.or(is_listed.then_some(shown)).unwrap_or(0);
        let Some(path) = path(number) else { return };
        cursors.canvas.path = Some(number);
        if found.is_none() && !is_listed {
            cursors.point_at_hop(path, 1);
        }
    }

    /// Selects the entities and relations of the picture.
    pub(crate) fn derive_selection(&mut self, focus: EntityId) {
        let (graph, paths) = (&self.loaded.graph, self.next.paths.clone());
        let key = selection_key(self.view_state(), focus);
        self.next.selection.refresh(Some(key), |key| match key {
            SelectionKey::Neighbourhood(focus, hops, expanded, filter) => {
                expanded_neighbourhood(graph, *focus, *hops, expanded, filter)
            }
            SelectionKey::Everything(filter) => everything(graph, filter),
            SelectionKey::Path(ends, index, _) => {
                paths.get(*index).map_or_else(|| ends.selection(), Path::selection)
            }
        });
    }

    /// The size of the picture on the canvas; a hidden canvas keeps its last size.
    fn canvas_size(&self) -> Size {
        let picture = picture_area(self.view_state(), self.panes.area(Pane::Canvas));
        let size = (!picture.is_empty()).then(|| Size::new(picture.width, picture.height));
        size.unwrap_or(self.next.cursors.canvas.size)
    }

    /// The key of the first page, without the zoom and the groups of a map.
    fn drawing_key(&self, focus: EntityId) -> DrawingKey {
        DrawingKey {
            scene: self.session.canvas.scene(),
            focus,
            size: self.canvas_size(),
            selection: selection_key(self.view_state(), focus),
            page: 0,
            zoom: 0,
            folding: Folding::default(),
            groups: None,
        }
    }

    /// Whether the picture still shows the same selection at the same size.
    pub(crate) fn is_drawn_for(&self, focus: EntityId) -> bool {
        let (expected, drawn) = (self.drawing_key(focus), &self.next.picture.drawing_key);
        let parts = |key: DrawingKey| (key.scene, key.focus, key.size, key.selection);
        drawn.clone().map(parts) == Some(parts(expected))
    }

    /// Lays out and paints the picture again if needed.
    pub(crate) fn derive_picture(&mut self, focus: EntityId) {
        let key = self.drawing_key(focus);
        self.next.cursors.canvas.size = key.size;
        match key.scene {
            Scene::Ego => self.derive_ego(key),
            Scene::Map => self.derive_map(key),
            Scene::Path => self.derive_strip(key),
        }
        let selected = self.next.cursors.relation();
        let glyph_set = self.session.glyph_set;
        let picture = &mut self.next.picture;
        let key = (Rc::clone(&picture.drawing), selected);
        picture.cells.refresh(Some(key), |(drawing, selected)| {
            paint(drawing, PaintOptions { glyph_set, selected: *selected })
        });
        self.next.cursors.canvas.last_selected = selected;
    }

    fn derive_ego(&mut self, key: DrawingKey) {
        let key = DrawingKey { page: self.next.cursors.canvas.page, ..key };
        if self.next.picture.drawing_key.as_ref() != Some(&key) {
            self.draw_ego(key.clone());
        }
        self.turn_to_selected(&key);
        self.reconcile_with_drawing(&key);
        // Only the first page without expanded entities is kept: it decides the form of all pages, and collapsing returns
        // to it. While the filters are open, the canvas may be narrower, so nothing is kept until they are closed.
        let picture = &self.next.picture;
        let is_lasting =
            self.session.canvas.expanded.is_empty() || !picture.ego.is_ego_view_of(key.focus);
        if is_lasting && !self.session.shows_filters() && self.next.cursors.canvas.page == 0 {
            let picture = &mut self.next.picture;
            picture.ego = Rc::clone(&picture.drawing);
            let key = picture.drawing_key.clone();
            picture.ego_origin = key.map(|key| (key, Rc::clone(&picture.placed)));
        }
    }

    fn draw_ego(&mut self, key: DrawingKey) {
        let next = &mut self.next;
        if let Some((_, placed)) = next.picture.ego_origin.as_ref().filter(|(old, _)| *old == key) {
            next.picture.placed = Rc::clone(placed);
            next.picture.drawing = Rc::clone(&next.picture.ego);
            next.cursors.canvas.page = key.page;
            next.picture.drawing_key = Some(key);
            return;
        }
        next.picture.placed = Rc::clone(&next.picture.ego);
        let request = EgoRequest {
            graph: &self.loaded.graph,
            focus: key.focus,
            selection: &next.selection,
            ties: &next.claims.ties,
            size: key.size,
            expanded: &self.session.canvas.expanded,
            tone_sign: self.session.tone_sign,
            glyph_set: self.session.glyph_set,
            page: key.page,
            previous: Some(&next.picture.ego),
        };
        let surroundings = &mut next.picture.surroundings;
        surroundings.refresh(Some(key.selection.clone()), |_| Surroundings::new(&request));
        let drawing = Rc::new(ego_within(&request, surroundings));
        let page = drawing.hidden.page;
        next.cursors.canvas.page = page;
        next.picture.drawing = drawing;
        next.picture.drawing_key = Some(DrawingKey { page, ..key });
    }

    /// Turns to the page that shows a newly selected relation. Tries the next, previous, first and last pages, as one
    /// step of the selection reaches no other; if none shows the relation, stays on the current page.
    fn turn_to_selected(&mut self, key: &DrawingKey) {
        let next = &self.next;
        let is_new = |relation: &RelationId| next.cursors.canvas.last_selected != Some(*relation);
        let Some(relation) = next.cursors.relation().filter(is_new) else {
            return;
        };
        let (page, pages) = (next.cursors.canvas.page, next.picture.drawing.hidden.pages);
        let is_tie = next.claims.index_of(ClaimId::Relation(relation)).is_some();
        if pages < 2 || !is_tie || next.picture.drawing.edge_index(relation).is_some() {
            return;
        }
        for candidate in [page + 1, page.wrapping_sub(1), 0, pages - 1, page] {
            if candidate < pages {
                self.draw_ego(DrawingKey { page: candidate, ..key.clone() });
            }
            if self.next.picture.drawing.edge_index(relation).is_some() {
                break;
            }
        }
    }

    fn derive_strip(&mut self, key: DrawingKey) {
        if self.next.picture.drawing_key.as_ref() == Some(&key) {
            return;
        }
        let Some(path) = self.view_state().shown_path() else { return };
        let (graph, start) = (&self.loaded.graph, path.ends.from);
        let drawing = draw_paths(
            graph,
            path.paths,
            path.index,
            start,
            key.size,
            (self.session.tone_sign, self.session.glyph_set),
        );
        self.next.picture.drawing = Rc::new(drawing);
        self.next.picture.drawing_key = Some(key);
    }

    /// Limits the selection to the drawn part of the ego view, unless the screen is too small even for the focus.
    fn reconcile_with_drawing(&mut self, key: &DrawingKey) {
        let focus = key.focus;
        let (drawing, before) = (&self.next.picture.drawing, self.next.cursors.claim);
        if drawing.node(focus).is_none() {
            return;
        }
        let entities = drawing.nodes.iter().map(|node| node.id).collect();
        let edges = drawing.edges.iter();
        let mut relations: Vec<_> = edges.flat_map(|edge| edge.relations.clone()).collect();
        if self.session.canvas.form == CanvasForm::Listed {
            relations.extend(drawing.among.iter().map(|(_, relation)| *relation));
        }
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
        (Some(ends), _, _) => {
            SelectionKey::Path(ends.clone(), state.cursors.canvas.path.unwrap_or(0), filter)
        }
        (None, BasePicture::Map, MapExtent::Everything) => SelectionKey::Everything(filter),
        (None, BasePicture::Map, MapExtent::Neighbourhood) => {
            SelectionKey::Neighbourhood(focus, session.hops, Vec::new(), filter)
        }
        (None, BasePicture::Ego, _) => {
            SelectionKey::Neighbourhood(focus, session.hops, canvas.expanded.clone(), filter)
        }
    }
}
