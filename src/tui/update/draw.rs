//! The picture: laid out where its room, page, window or selection have changed, and painted.

use crate::layout::{
    Drawing, EgoRequest, Hidden, MapRequest, PaintOptions, Size, StripRequest, Viewport, ego, map,
    paint, path_strip,
};
use crate::model::{EntityId, RelationId, Stated};

use super::super::context::Change;
use super::super::stage::stage;
use super::super::state::picture::{Made, Scene};
use super::super::state::subject::relation_of;

/// The letters of a name below which it says too little.
const LEAST_NAME: usize = 4;

impl Change<'_> {
    /// Lays the picture out and paints it, as far as either has changed.
    pub(crate) fn settle_drawing(&mut self, focus: EntityId) {
        let area = stage(self.state, self.world, self.panes().canvas).picture;
        // A canvas that is not on screen keeps its picture for when it is again.
        if area.is_empty() && self.state.picture.cells.is_some() {
            return;
        }
        let size = Size::new(area.width, area.height);
        let is_stale = match self.state.picture.scene {
            Scene::Ego => self.settle_ego(focus, size),
            Scene::Map => self.settle_map(focus, size),
            Scene::Strip => self.settle_strip(size),
        };
        if is_stale {
            self.mend_cursor(focus);
        }
        let selected = relation_of(self.state.subject);
        let picture = &mut self.state.picture;
        if is_stale || picture.painted_for != selected || picture.cells.is_none() {
            picture.cells =
                Some(paint(&picture.drawing, PaintOptions { selected, ..PaintOptions::default() }));
            picture.painted_for = selected;
        }
    }

    fn settle_ego(&mut self, focus: EntityId, size: Size) -> bool {
        let page = self.state.picture.page;
        let made = Made { page, ..made(Scene::Ego, size) };
        let is_stale = self.state.picture.made_for != Some(made);
        if is_stale {
            self.draw_ego(focus, size, page);
        }
        let selected = relation_of(self.state.subject);
        let turned = selected.is_some_and(|relation| self.turn_to(relation, focus, size));
        is_stale || turned
    }

    fn draw_ego(&mut self, focus: EntityId, size: Size, page: usize) {
        let picture = &mut self.state.picture;
        picture.drawing = ego(&EgoRequest {
            graph: &self.world.graph,
            focus,
            selection: &picture.selection,
            ties: &self.state.relations.ties,
            size,
            page,
            before: Some(&picture.ego),
        });
        picture.ego = picture.drawing.clone();
        picture.page = picture.drawing.hidden.page;
        picture.made_for = Some(Made { page: picture.page, ..made(Scene::Ego, size) });
    }

    /// Turns to the page of a crowded picture that shows a relation newly selected: the next one,
    /// the one before, or an end, as these are where a step can lead. Tells whether it drew.
    fn turn_to(&mut self, relation: RelationId, focus: EntityId, size: Size) -> bool {
        let picture = &self.state.picture;
        let (page, pages) = (picture.page, picture.drawing.hidden.pages);
        let is_tie = self.state.relations.place_of(Stated::Relation(relation)).is_some();
        let is_new = picture.painted_for != Some(relation);
        if pages < 2 || !is_tie || !is_new || picture.drawing.edge_of(relation).is_some() {
            return false;
        }
        for candidate in [page + 1, page.wrapping_sub(1), 0, pages - 1, page] {
            if candidate < pages {
                self.draw_ego(focus, size, candidate);
            }
            if self.state.picture.drawing.edge_of(relation).is_some() {
                break;
            }
        }
        true
    }

    fn settle_map(&mut self, focus: EntityId, size: Size) -> bool {
        self.settle_positions(focus);
        let Some(view) = self.settle_view(focus, size) else {
            // Nothing is known to be anywhere yet.
            let is_stale = self.state.picture.made_for.is_some() || self.is_drawn();
            let picture = &mut self.state.picture;
            let hidden = Hidden { entities: picture.selection.entities.len(), ..Hidden::default() };
            picture.drawing = Drawing { size, hidden, ..Drawing::default() };
            picture.made_for = None;
            return is_stale;
        };
        let node = self.state.picture.node;
        let made = Made { view, ..made(Scene::Map, size) };
        let is_made = |named| self.state.picture.made_for == Some(Made { named, ..made });
        if (is_made(None) || is_made(node)) && self.names(node) {
            return false;
        }
        // The cursor changes what is named only where its own name would be missing.
        for named in [None, node] {
            self.draw_map(focus, Made { named, ..made });
            if self.names(node) {
                break;
            }
        }
        true
    }

    fn is_drawn(&self) -> bool {
        !self.state.picture.drawing.nodes.is_empty()
    }

    fn draw_map(&mut self, focus: EntityId, made: Made) {
        let picture = &mut self.state.picture;
        let Some(positions) = &picture.atlas.positions else { return };
        picture.drawing = map(&MapRequest {
            graph: &self.world.graph,
            selection: &picture.selection,
            positions,
            view: made.view,
            focus: Some(focus),
            named: made.named,
            size: made.size,
        });
        picture.made_for = Some(made);
    }

    /// Whether an entity can be read by its name on the map, or is not on it at all.
    fn names(&self, node: Option<EntityId>) -> bool {
        let Some(node) = node else { return true };
        let picture = &self.state.picture;
        let Some(drawn) = picture.drawing.node(node) else {
            return !picture.selection.entities.contains(&node);
        };
        let name = self.world.graph.entity(node).name();
        drawn.label == name || drawn.label.chars().count() >= LEAST_NAME
    }

    fn settle_strip(&mut self, size: Size) -> bool {
        let made = made(Scene::Strip, size);
        let picture = &mut self.state.picture;
        let Some(route) = &picture.route else { return false };
        if picture.made_for == Some(made) {
            return false;
        }
        let (from, legs) = (route.question.from, route.legs());
        picture.drawing =
            path_strip(&StripRequest { graph: &self.world.graph, from, legs: &legs, size });
        picture.made_for = Some(made);
        true
    }

    /// Puts the cursor on the focus where a new picture does not show what it stood on.
    fn mend_cursor(&mut self, focus: EntityId) {
        let picture = &mut self.state.picture;
        let is_drawn = |id| picture.drawing.node(id).is_some();
        let is_lost = picture.node.is_some_and(|node| !is_drawn(node));
        if is_lost && picture.scene == Scene::Ego && is_drawn(focus) {
            picture.node = Some(focus);
        }
    }
}

fn made(scene: Scene, size: Size) -> Made {
    Made { scene, size, page: 0, view: Viewport::default(), named: None }
}
