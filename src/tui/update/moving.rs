//! Moving within a pane.

use crate::layout::{Direction, Edge};
use crate::model::{ClaimId, EntityId, RelationId};

use super::super::action::{ListAction, Pane, Vertical};
use super::super::canvas::list_form;
use super::super::canvas::state::{CanvasForm, Scene};
use super::super::claim::{concerns, relation_of};
use super::super::context::Update;
use super::super::cursor::stepped;
use super::super::panes::inner;

impl Update<'_> {
    /// Performs a list action in the active pane.
    pub(super) fn apply_in_list(&mut self, action: ListAction) {
        let (pane, is_drawn) = (self.session.pane, self.session.canvas.form == CanvasForm::Drawn);
        let rows = action.rows(inner(self.panes().of(pane)).height);
        match (action, rows) {
            (ListAction::Move(direction), _) if pane == Pane::Canvas && is_drawn => {
                self.move_on_canvas(direction);
            }
            (_, Some(rows)) => self.move_by(rows),
            (ListAction::Move(direction), None) if pane == Pane::Reader => {
                let is_left = direction == Direction::Left;
                self.step_name(if is_left { Vertical::Up } else { Vertical::Down });
            }
            (ListAction::Move(Direction::Right), None) if pane == Pane::Entities => {
                self.session.focus_pane(Pane::Canvas);
            }
            (ListAction::Accept, _) => self.follow(),
            (ListAction::Leave, _) => self.session.leave(&self.loaded.graph),
            (ListAction::SwitchPage(direction), _) => self.switch_path(direction),
            // Only popups have these commands.
            (_, None) => {}
        }
    }

    /// Moves the cursor of the active pane.
    fn move_by(&mut self, by: isize) {
        match (self.session.pane, self.session.canvas.form) {
            (Pane::Entities, _) => self.move_in_entities(by),
            (Pane::Relations, _) => self.move_in_relations(by),
            (Pane::Canvas, CanvasForm::Listed) => self.move_in_list_form(by),
            (Pane::Canvas, CanvasForm::Drawn) => self.move_among_nodes(by),
            (Pane::Reader, _) => self.scroll_reader(by),
        }
    }

    /// Moves the cursor of the list and previews the entity there.
    pub(super) fn move_in_entities(&mut self, by: isize) {
        match self.derived.entities.step(self.session.focus, by) {
            Some(entity) => self.session.preview(entity),
            None => self.session.notice("no entity matches; Z clears the filters"),
        }
    }

    /// Moves the selection in the relations, stopping at the ends.
    pub(super) fn move_in_relations(&mut self, by: isize) {
        let claims = &self.derived.claims;
        let at = self.session.at.claim.and_then(|claim| claims.index_of(claim));
        if let Some(to) = stepped(at, by, claims.all.len()) {
            self.select(claims.all[to]);
        }
    }

    /// Moves through the relations of the whole picture.
    fn move_in_list_form(&mut self, by: isize) {
        let steps = list_form::steps(&self.derived.picture.drawing);
        let current = relation_of(self.session.at.claim);
        let at = steps.iter().position(|step| Some(*step) == current);
        if let Some(to) = stepped(at, by, steps.len()) {
            self.select_in_picture(steps[to]);
        }
    }

    /// Goes to the nearest entity in a direction, or along the path.
    fn move_on_canvas(&mut self, direction: Direction) {
        let (drawing, node) = (&self.derived.picture.drawing, self.session.at.node);
        let to = match self.session.canvas.scene() {
            Scene::Path => return self.move_on_path(direction),
            Scene::Map => self.nearest_on_map(direction),
            Scene::Ego => match node.and_then(|id| drawing.node(id)) {
                Some(here) => drawing.nearest(here, direction).map(|node| node.id),
                None => return self.point_at_page(),
            },
        };
        if let Some(node) = to {
            self.point_at_node(node);
        }
    }

    /// Puts the canvas cursor on the first neighbour that the picture shows, or else on the focus.
    pub(super) fn point_at_page(&mut self) {
        let focus = self.session.focus;
        let mut nodes = self.derived.picture.drawing.nodes.iter().map(|node| node.id);
        if let Some(node) = nodes.find(|node| Some(*node) != focus).or(focus) {
            self.point_at_node(node);
        }
    }

    fn move_among_nodes(&mut self, by: isize) {
        let nodes = &self.derived.picture.drawing.nodes;
        let at = nodes.iter().position(|node| Some(node.id) == self.session.at.node);
        if let Some(to) = stepped(at.or(Some(0)), by, nodes.len()) {
            self.point_at_node(nodes[to].id);
        }
    }

    /// Puts the canvas cursor on an entity and selects its relation with the focus, or with an entity nearer to the
    /// focus; on the focus, keeps a claim about it.
    pub(crate) fn point_at_node(&mut self, node: EntityId) {
        let path = self.screen().shown_path();
        if let Some(index) = path.and_then(|path| path.index_of(node)) {
            return self.select_hop(index);
        }
        self.session.at.node = Some(node);
        if Some(node) == self.session.focus {
            let claim = self.session.at.claim;
            let is_about_focus = claim.is_some_and(|own| concerns(&self.loaded.graph, own, node));
            if let Some(first) = self.derived.claims.all.first().filter(|_| !is_about_focus) {
                self.session.at.select(*first);
            }
            return;
        }
        let ties = self.derived.claims.ties.iter().filter(|tie| tie.other == node);
        let mut direct = ties.map(|tie| ClaimId::Relation(tie.relation));
        if !direct.clone().any(|claim| Some(claim) == self.session.at.claim)
            && let Some(claim) = direct.next().or_else(|| self.edge_towards_focus(node))
        {
            self.session.at.select(claim);
        }
    }

    fn edge_towards_focus(&self, node: EntityId) -> Option<ClaimId> {
        let drawing = &self.derived.picture.drawing;
        let hop = |id: EntityId| drawing.node(id).map_or(usize::MAX, |node| node.hop);
        let ends_here = drawing.edges.iter().filter(|edge| edge.from == node || edge.to == node);
        let other = |edge: &Edge| if edge.from == node { edge.to } else { edge.from };
        let nearest = ends_here.min_by_key(|edge| hop(other(edge)))?;
        nearest.relations.first().copied().map(ClaimId::Relation)
    }

    /// Selects a relation that may be anywhere in the picture.
    pub(crate) fn select_in_picture(&mut self, relation: RelationId) {
        let claim = ClaimId::Relation(relation);
        self.select(claim);
        let is_tie = self.derived.claims.index_of(claim).is_some();
        if self.session.canvas.path.is_none() && !is_tie {
            self.session.at.node = Some(self.loaded.graph.relation(relation).to().id());
        }
    }

    /// Turns to the next page of a crowded picture, and from the last to the first.
    pub(crate) fn next_page(&mut self) {
        let pages = self.derived.picture.drawing.hidden.pages;
        if pages < 2 {
            return self.session.notice("there is only one page");
        }
        self.session.at.canvas.page =
            Vertical::Down.cycle(Some(self.session.at.canvas.page), pages);
        self.refresh();
        self.point_at_page();
    }
}
