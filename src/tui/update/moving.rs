//! Moving inside a pane.

use crate::layout;
use crate::model::{EntityId, RelationId, Stated};

use super::super::argument::{Direction, Pane, Vertical};
use super::super::context::Change;
use super::super::panes::inner;
use super::super::state::picture::{Form, Scene};
use super::super::state::reader::Reader;
use super::super::state::subject::relation_of;

impl Change<'_> {
    /// One step in the pane that has the keys.
    pub(crate) fn step(&mut self, direction: Direction) {
        match (self.state.pane, vertical(direction)) {
            (Pane::Canvas, way) => match (self.state.picture.form, way) {
                (Form::Listed, Some(way)) => self.move_in_twin(signed(way)),
                (Form::Listed, None) => {}
                (Form::Drawn, _) => self.move_on_canvas(direction),
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
        let height = usize::from(inner(self.panes().of(self.state.pane)).height);
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
        match (self.state.pane, self.state.picture.form) {
            (Pane::Entities, _) => self.move_in_list(by),
            (Pane::Relations, _) => self.move_in_relations(by),
            (Pane::Canvas, Form::Listed) => self.move_in_twin(by),
            (Pane::Canvas, Form::Drawn) => self.jump_among_nodes(by),
            (Pane::Reader, _) => self.scroll_reader_by(by),
        }
    }

    /// Moves the cursor of the list and looks ahead at the entity there.
    pub(crate) fn move_in_list(&mut self, by: isize) {
        match self.state.entities.step(by) {
            Some(entity) => self.look_ahead(entity),
            None => self.notice("no entity is left; Z clears the filters"),
        }
    }

    /// Shows an entity of the list while the trail stays where it is.
    pub(crate) fn look_ahead(&mut self, entity: EntityId) {
        if !self.state.is_looking_ahead() {
            self.state.trail.remember(self.state.subject);
        }
        self.show(entity);
        // Whatever lay on the way there leaves nothing behind: many steps at once are one.
        self.state.subject = None;
        self.state.reader = Reader::default();
    }

    /// Moves the selection in the relations, stopping at the ends.
    pub(crate) fn move_in_relations(&mut self, by: isize) {
        let Some(last) = self.state.relations.count().checked_sub(1) else { return };
        let at = self.state.subject.and_then(|subject| self.state.relations.place_of(subject));
        let to = at.map_or(0, |at| at.saturating_add_signed(by)).min(last);
        self.select(self.state.relations.claim(to));
    }

    /// Moves through the relations of the whole picture.
    fn move_in_twin(&mut self, by: isize) {
        let steps: Vec<RelationId> = super::super::twin::steps(&self.state.picture.drawing);
        let Some(last) = steps.len().checked_sub(1) else { return };
        let current = relation_of(self.state.subject);
        let at = steps.iter().position(|step| Some(*step) == current);
        let to = at.map_or(0, |at| at.saturating_add_signed(by)).min(last);
        self.select_in_picture(Stated::Relation(steps[to]));
    }

    /// Goes to the nearest entity that way, or along the path.
    fn move_on_canvas(&mut self, direction: Direction) {
        let towards = match direction {
            Direction::Left => layout::Direction::Left,
            Direction::Right => layout::Direction::Right,
            Direction::Up => layout::Direction::Up,
            Direction::Down => layout::Direction::Down,
        };
        match self.state.picture.scene {
            Scene::Ego => self.move_around_focus(towards),
            Scene::Map => self.move_on_map(towards),
            Scene::Strip => self.move_on_strip(direction),
        }
    }

    fn move_around_focus(&mut self, towards: layout::Direction) {
        let picture = &self.state.picture;
        let here = picture.node.and_then(|id| picture.drawing.node(id));
        let Some(here) = here else { return self.point_at_page() };
        if let Some(next) = picture.drawing.nearest(here, towards).map(|node| node.id) {
            self.point_at_node(next);
        }
    }

    /// Puts the canvas cursor on the first neighbour that the picture shows, or else on the focus.
    pub(crate) fn point_at_page(&mut self) {
        let focus = self.state.focus;
        let mut nodes = self.state.picture.drawing.nodes.iter().map(|node| node.id);
        if let Some(node) = nodes.find(|node| Some(*node) != focus).or(focus) {
            self.point_at_node(node);
        }
    }

    fn jump_among_nodes(&mut self, by: isize) {
        let nodes = &self.state.picture.drawing.nodes;
        let Some(last) = nodes.len().checked_sub(1) else { return };
        let at = nodes.iter().position(|node| Some(node.id) == self.state.picture.node);
        let to = nodes[at.unwrap_or(0).saturating_add_signed(by).min(last)].id;
        self.point_at_node(to);
    }

    /// Puts the canvas cursor on an entity and selects what ties it to the focus, or else to an
    /// entity nearer to the focus.
    pub(crate) fn point_at_node(&mut self, node: EntityId) {
        let picture = &mut self.state.picture;
        let route = picture.route.as_ref().filter(|_| picture.scene == Scene::Strip);
        if let Some(place) = route.and_then(|route| route.place_of(node)) {
            return self.select_hop(place);
        }
        picture.node = Some(node);
        if Some(node) == self.state.focus {
            return;
        }
        let ties = &self.state.relations.ties;
        let current = relation_of(self.state.subject);
        let mut direct = ties.iter().filter(|tie| tie.other == node).map(|tie| tie.relation);
        if direct.clone().any(|relation| Some(relation) == current) {
            return;
        }
        let relation = direct.next().or_else(|| self.edge_towards_focus(node));
        if let Some(relation) = relation {
            self.state.subject = Some(Stated::Relation(relation));
            self.state.reader.citation = 0;
            self.state.reader.name = None;
        }
    }

    fn edge_towards_focus(&self, node: EntityId) -> Option<RelationId> {
        let drawing = &self.state.picture.drawing;
        let hop = |id: EntityId| drawing.node(id).map_or(usize::MAX, |node| node.hop);
        let ends_here = drawing.edges.iter().filter(|edge| edge.from == node || edge.to == node);
        let other = |edge: &layout::Edge| if edge.from == node { edge.to } else { edge.from };
        ends_here.min_by_key(|edge| hop(other(edge)))?.relations.first().copied()
    }

    /// Selects a claim that may lie anywhere in the picture.
    pub(crate) fn select_in_picture(&mut self, subject: Stated) {
        self.select(Some(subject));
        let Some(relation) = relation_of(Some(subject)) else { return };
        let is_path = self.state.picture.scene == Scene::Strip;
        if !is_path && self.state.relations.place_of(subject).is_none() {
            self.state.picture.node = Some(self.world.graph.relation(relation).to().id());
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
