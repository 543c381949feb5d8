//! Moving inside a pane.

use crate::layout::{Direction, Edge};
use crate::model::{EntityId, RelationId, Stated};

use super::super::action::{Pane, Vertical};
use super::super::canvas::list_form;
use super::super::canvas::state::{CanvasForm, Scene};
use super::super::context::Update;
use super::super::panes::inner;
use super::super::reader::state::ReaderPosition;
use super::super::stated::relation_of;

impl Update<'_> {
    /// One step in the pane that has the keys.
    pub(crate) fn step(&mut self, direction: Direction) {
        match (self.session.pane, vertical(direction)) {
            (Pane::Canvas, way) => match (self.session.canvas.form, way) {
                (CanvasForm::Listed, Some(way)) => self.move_in_list_form(signed(way)),
                (CanvasForm::Listed, None) => {}
                (CanvasForm::Drawn, _) => self.move_on_canvas(direction),
            },
            (Pane::Entities, Some(way)) => self.move_in_list(signed(way)),
            (Pane::Relations, Some(way)) => self.move_in_relations(signed(way)),
            (Pane::Reader, Some(way)) => self.scroll_reader(way, 1),
            (Pane::Reader, None) => self.step_name(direction),
            (Pane::Entities, None) if direction == Direction::Right => {
                self.focus_pane(Pane::Canvas);
            }
            (Pane::Entities | Pane::Relations, None) => {}
        }
    }

    /// Half a page.
    pub(crate) fn half_page(&mut self, way: Vertical) {
        let height = usize::from(inner(self.panes().of(self.session.pane)).height);
        let rows = isize::try_from((height / 2).max(1)).unwrap_or(1);
        self.jump(if way == Vertical::Down { rows } else { -rows });
    }

    /// An end of the list or text.
    pub(crate) fn jump_to_end(&mut self, end: Vertical) {
        // Far enough for any list, and far from overflowing.
        let far = isize::MAX / 4;
        self.jump(if end == Vertical::Down { far } else { -far });
    }

    fn jump(&mut self, by: isize) {
        match (self.session.pane, self.session.canvas.form) {
            (Pane::Entities, _) => self.move_in_list(by),
            (Pane::Relations, _) => self.move_in_relations(by),
            (Pane::Canvas, CanvasForm::Listed) => self.move_in_list_form(by),
            (Pane::Canvas, CanvasForm::Drawn) => self.jump_among_nodes(by),
            (Pane::Reader, _) => self.scroll_reader_by(by),
        }
    }

    /// Moves the cursor of the list and looks ahead at the entity there.
    pub(crate) fn move_in_list(&mut self, by: isize) {
        match self.derived.entities.step(self.session.focus, by) {
            Some(entity) => self.look_ahead(entity),
            None => self.notice("no entity is left; Z clears the filters"),
        }
    }

    /// Shows an entity of the list while the trail stays where it is.
    pub(crate) fn look_ahead(&mut self, entity: EntityId) {
        if !self.session.is_looking_ahead() {
            self.session.trail.remember(self.session.at.claim);
        }
        self.show(entity);
        // Whatever lay on the way there leaves nothing behind: many steps at once are one.
        self.session.at.claim = None;
        self.session.at.citation = 0;
        self.session.at.reader = ReaderPosition::default();
    }

    /// Moves the selection in the relations, stopping at the ends.
    pub(crate) fn move_in_relations(&mut self, by: isize) {
        let Some(last) = self.derived.claims.all.len().checked_sub(1) else { return };
        let at = self.session.at.claim.and_then(|subject| self.derived.claims.place_of(subject));
        let to = at.map_or(0, |at| at.saturating_add_signed(by)).min(last);
        self.select(self.derived.claims.all.get(to).copied());
    }

    /// Moves through the relations of the whole picture.
    fn move_in_list_form(&mut self, by: isize) {
        let steps: Vec<RelationId> = list_form::steps(&self.derived.picture.drawing);
        let Some(last) = steps.len().checked_sub(1) else { return };
        let current = relation_of(self.session.at.claim);
        let at = steps.iter().position(|step| Some(*step) == current);
        let to = at.map_or(0, |at| at.saturating_add_signed(by)).min(last);
        self.select_in_picture(Stated::Relation(steps[to]));
    }

    /// Goes to the nearest entity that way, or along the path.
    fn move_on_canvas(&mut self, direction: Direction) {
        match self.session.canvas.scene() {
            Scene::Ego => self.move_around_focus(direction),
            Scene::Map => self.move_on_map(direction),
            Scene::Path => self.move_on_path(direction),
        }
    }

    fn move_around_focus(&mut self, direction: Direction) {
        let drawing = &self.derived.picture.drawing;
        let here = self.session.at.node.and_then(|id| drawing.node(id));
        let Some(here) = here else { return self.point_at_page() };
        if let Some(next) = drawing.nearest(here, direction).map(|node| node.id) {
            self.point_at_node(next);
        }
    }

    /// Puts the canvas cursor on the first neighbour that the picture shows, or else on the focus.
    pub(crate) fn point_at_page(&mut self) {
        let focus = self.session.focus;
        let mut nodes = self.derived.picture.drawing.nodes.iter().map(|node| node.id);
        if let Some(node) = nodes.find(|node| Some(*node) != focus).or(focus) {
            self.point_at_node(node);
        }
    }

    fn jump_among_nodes(&mut self, by: isize) {
        let nodes = &self.derived.picture.drawing.nodes;
        let Some(last) = nodes.len().checked_sub(1) else { return };
        let at = nodes.iter().position(|node| Some(node.id) == self.session.at.node);
        let to = nodes[at.unwrap_or(0).saturating_add_signed(by).min(last)].id;
        self.point_at_node(to);
    }

    /// Puts the canvas cursor on an entity and selects what ties it to the focus, or else to an
    /// entity nearer to the focus.
    pub(crate) fn point_at_node(&mut self, node: EntityId) {
        let path = self.screen().shown_path();
        if let Some(place) = path.and_then(|path| path.place_of(node)) {
            return self.select_hop(place);
        }
        self.session.at.node = Some(node);
        if Some(node) == self.session.focus {
            return;
        }
        let ties = &self.derived.claims.ties;
        let current = relation_of(self.session.at.claim);
        let mut direct = ties.iter().filter(|tie| tie.other == node).map(|tie| tie.relation);
        if direct.clone().any(|relation| Some(relation) == current) {
            return;
        }
        let relation = direct.next().or_else(|| self.edge_towards_focus(node));
        if let Some(relation) = relation {
            self.session.at.select(Stated::Relation(relation));
        }
    }

    fn edge_towards_focus(&self, node: EntityId) -> Option<RelationId> {
        let drawing = &self.derived.picture.drawing;
        let hop = |id: EntityId| drawing.node(id).map_or(usize::MAX, |node| node.hop);
        let ends_here = drawing.edges.iter().filter(|edge| edge.from == node || edge.to == node);
        let other = |edge: &Edge| if edge.from == node { edge.to } else { edge.from };
        ends_here.min_by_key(|edge| hop(other(edge)))?.relations.first().copied()
    }

    /// Selects a claim that may lie anywhere in the picture.
    pub(crate) fn select_in_picture(&mut self, subject: Stated) {
        self.select(Some(subject));
        let Some(relation) = relation_of(Some(subject)) else { return };
        let is_path = self.session.canvas.scene() == Scene::Path;
        if !is_path && self.derived.claims.place_of(subject).is_none() {
            self.session.at.node = Some(self.world.graph.relation(relation).to().id());
        }
    }
}

fn vertical(direction: Direction) -> Option<Vertical> {
    match direction {
        Direction::Up => Some(Vertical::Up),
        Direction::Down => Some(Vertical::Down),
        Direction::Left | Direction::Right => None,
    }
}

fn signed(way: Vertical) -> isize {
    match way {
        Vertical::Up => -1,
        Vertical::Down => 1,
    }
}
