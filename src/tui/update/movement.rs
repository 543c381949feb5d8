//! Moves the cursor within a pane.

use crate::layout::Direction;
use crate::model::{ClaimId, EntityId};

use super::super::action::{ListAction, Pane, Step};
use super::super::canvas::list_form;
use super::super::canvas::state::{CanvasForm, Scene};
use super::super::context::Update;
use super::super::cursor::step_clamped;
use super::super::panes::inner;

impl Update<'_> {
    /// Performs a list action in the active pane.
    pub(super) fn apply_in_list(&mut self, action: ListAction) {
        let (pane, is_drawn) = (self.session.pane, self.session.canvas.form == CanvasForm::Drawn);
        match (action, pane) {
            (ListAction::Move(direction), Pane::Canvas) if is_drawn => {
                self.move_on_canvas(direction);
            }
            (ListAction::Move(Direction::Left), Pane::Reader) => self.step_name(Step::Back),
            (ListAction::Move(Direction::Right), Pane::Reader) => self.step_name(Step::Forward),
            (ListAction::Move(Direction::Right), Pane::Entities) => {
                self.session.focus_pane(Pane::Canvas);
            }
            // These commands are for popups only.
            (ListAction::Move(Direction::Left | Direction::Right) | ListAction::Popup(_), _) => {}
            (ListAction::Move(_) | ListAction::HalfPage(_) | ListAction::JumpToEnd(_), _) => {
                self.move_by(action.rows(inner(self.panes().area(pane)).height));
            }
            (ListAction::Accept, _) => self.follow(),
            (ListAction::Leave, _) => self.session.leave(&self.loaded.graph),
            (ListAction::SwitchPage(direction), _) => self.switch_path(direction),
        }
    }

    /// Moves the cursor of the active pane.
    fn move_by(&mut self, by: isize) {
        match (self.session.pane, self.session.canvas.form) {
            (Pane::Entities, _) => self.move_in_entities(by),
            (Pane::Relations, _) => self.move_in_relations(by),
            (Pane::Canvas, CanvasForm::Listed) => {
                self.step_among(&list_form::selectable_claims(&self.derived.picture.drawing), by);
            }
            (Pane::Canvas, CanvasForm::Drawn) => self.move_among_nodes(by),
            (Pane::Reader, _) => self.scroll_reader(by),
        }
    }

    /// Moves through the entity list and previews the entity there.
    pub(super) fn move_in_entities(&mut self, by: isize) {
        match self.derived.entities.step(self.session.focus, by) {
            Some(entity) => self.session.preview(entity),
            None => self.session.notice("no entity matches; {clear-filters} clears the filters"),
        }
    }

    /// Moves the selection through the relations, stopping at the ends.
    pub(super) fn move_in_relations(&mut self, by: isize) {
        self.step_among(&self.derived.claims.clone().all, by);
    }

    /// Moves the selection through a list of claims, stopping at the ends.
    pub(crate) fn step_among(&mut self, claims: &[ClaimId], by: isize) {
        let index = claims.iter().position(|claim| Some(*claim) == self.session.cursors.claim);
        if let Some(to) = step_clamped(index, by, claims.len()).filter(|to| Some(*to) != index) {
            self.session.cursors.select(claims[to]);
        }
    }

    /// Moves the canvas cursor to the nearest entity in a direction, or along the path.
    fn move_on_canvas(&mut self, direction: Direction) {
        let (drawing, node) = (&self.derived.picture.drawing, self.session.cursors.node);
        let target = match self.session.canvas.scene() {
            Scene::Path => return self.move_on_path(direction),
            Scene::Map => self.nearest_on_map(direction),
            Scene::Ego => match node.and_then(|id| drawing.node(id)) {
                Some(node) => drawing.nearest(node, direction).map(|node| node.id),
                None => return self.point_at_first_node(),
            },
        };
        if let Some(node) = target {
            self.point_at_node(node);
        }
    }

    /// Puts the canvas cursor on the first neighbour that the picture shows, or else on the focus.
    pub(super) fn point_at_first_node(&mut self) {
        let focus = self.session.focus;
        let mut nodes = self.derived.picture.drawing.nodes.iter().map(|node| node.id);
        if let Some(node) = nodes.find(|node| Some(*node) != focus).or(focus) {
            self.point_at_node(node);
        }
    }

    fn move_among_nodes(&mut self, by: isize) {
        let nodes = &self.derived.picture.drawing.nodes;
        let index = nodes.iter().position(|node| Some(node.id) == self.session.cursors.node);
        if let Some(target) = step_clamped(index.or(Some(0)), by, nodes.len()) {
            self.point_at_node(nodes[target].id);
        }
    }

    /// Puts the canvas cursor on an entity. Keeps the claim if it is about this entity and the focus; otherwise the
    /// derivation selects one.
    pub(crate) fn point_at_node(&mut self, node: EntityId) {
        let path = self.view_state().shown_path();
        if let Some(index) = path.and_then(|path| path.index_of(node)) {
            return self.select_hop(index);
        }
        let (graph, ends, cursors) =
            (&self.loaded.graph, [Some(node), self.session.focus], &mut self.session.cursors);
        (cursors.node, cursors.hidden, cursors.reader.detour) = (Some(node), None, None);
        cursors.claim = cursors
            .claim
            .filter(|claim| ends.iter().flatten().all(|end| graph.is_about(*claim, *end)));
    }

    /// Turns to the next page of a crowded picture, wrapping around.
    pub(crate) fn next_page(&mut self) {
        let pages = self.derived.picture.drawing.hidden.pages;
        if pages < 2 {
            return self.session.notice("there is only one page");
        }
        self.session.cursors.canvas.page =
            Step::Forward.cycle(Some(self.session.cursors.canvas.page), pages);
        self.refresh();
        // The cursor leaves a claim that the new page does not show.
        self.session.hidden_notice = None;
        self.point_at_first_node();
    }
}
