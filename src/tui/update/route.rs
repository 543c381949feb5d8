//! Paths: asking for them, turning from one to the next, walking along one, doing without a hop.

use crate::model::{EntityId, RelationId, Stated};

use super::super::argument::{Direction, Pane, Vertical};
use super::super::context::Change;
use super::super::state::picture::Scene;
use super::super::state::route::{Question, Route};
use super::super::state::subject::relation_of;

impl Change<'_> {
    /// Shows the best of the paths that answer a question.
    pub(crate) fn open_paths(&mut self, question: Question) {
        let before = self.below_path();
        match Route::new(&self.world.graph, question, &self.state.filter) {
            Ok(route) => {
                self.state.picture.scene = Scene::Strip;
                self.state.picture.route = Some(Route { before, ..route });
                self.state.popups.clear();
                self.focus_pane(Pane::Canvas);
                self.select_hop(1);
            }
            Err(told) => self.notice(told),
        }
    }

    /// Leaves the path for the picture before it.
    pub(crate) fn leave_path(&mut self) {
        self.state.picture.scene = self.below_path();
        self.state.picture.route = None;
        self.state.picture.node = None;
    }

    fn below_path(&self) -> Scene {
        match (self.state.picture.scene, &self.state.picture.route) {
            (Scene::Strip, Some(route)) => route.before,
            (Scene::Strip, None) => Scene::Ego,
            (scene, _) => scene,
        }
    }

    /// Asks again where what is let through has changed.
    pub(crate) fn settle_route(&mut self) {
        let Some(route) = &self.state.picture.route else { return };
        if self.state.picture.scene != Scene::Strip || route.filter == self.state.filter {
            return;
        }
        let (question, before) = (route.question.clone(), route.before);
        if let Ok(route) = Route::new(&self.world.graph, question, &self.state.filter) {
            self.state.picture.route = Some(Route { before, ..route });
            self.select_hop(1);
        }
    }

    /// Turns to the next or previous path, round and round.
    pub(crate) fn turn_path(&mut self, way: Vertical) {
        let is_shown = self.state.picture.scene == Scene::Strip;
        let Some(route) = self.state.picture.route.as_mut().filter(|_| is_shown) else {
            return self.notice("no path is open; p asks for one");
        };
        if route.paths.len() < 2 {
            return self.notice("there is no other path");
        }
        route.turn(if way == Vertical::Down { 1 } else { -1 });
        self.select_hop(1);
    }

    /// Asks for paths again that do not rest on the selected relation.
    pub(crate) fn exclude_hop(&mut self) {
        let selected = relation_of(self.state.subject);
        let Some(route) = &self.state.picture.route else { return };
        let Some(relation) = selected.filter(|relation| route.hop_of(*relation).is_some()) else {
            return self.notice("only a hop of a path can be left out; X takes back what was");
        };
        let mut question = route.question.clone();
        question.without.push(relation);
        self.open_paths(question);
    }

    /// Asks for paths with the relations again that were left out.
    pub(crate) fn restore_hops(&mut self) {
        let Some(route) = &self.state.picture.route else { return };
        if route.question.without.is_empty() {
            return self.notice("nothing was left out");
        }
        let (from, to) = (route.question.from, route.question.to);
        self.open_paths(Question::new(from, to));
    }

    /// Walks along the path; up and down go through the relations of one hop.
    pub(crate) fn move_on_strip(&mut self, direction: Direction) {
        match direction {
            Direction::Left => self.walk_path(-1),
            Direction::Right => self.walk_path(1),
            Direction::Up => self.step_hop(-1),
            Direction::Down => self.step_hop(1),
        }
    }

    fn walk_path(&mut self, by: isize) {
        let picture = &self.state.picture;
        let Some(route) = &picture.route else { return };
        let at = picture.node.and_then(|node| route.place_of(node));
        let to = at.map_or(0, |at| at.saturating_add_signed(by)).min(route.hops().len());
        self.select_hop(to);
    }

    /// Selects the next or previous of the relations that the selected hop rests on.
    fn step_hop(&mut self, by: isize) {
        let Some(route) = &self.state.picture.route else { return };
        let Some(relation) = relation_of(self.state.subject) else { return };
        let Some(hop) = route.hop_of(relation).map(|hop| &route.hops()[hop]) else { return };
        let ties: Vec<RelationId> = hop.ties.iter().map(|tie| tie.relation).collect();
        let at = ties.iter().position(|tie| *tie == relation).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(ties.len() - 1);
        if to != at {
            self.select_in_picture(Stated::Relation(ties[to]));
        }
    }

    /// Puts the cursor on the n-th entity of the path, counted from 0, and selects the hop that
    /// leads there; on the first, the hop that leads on.
    pub(crate) fn select_hop(&mut self, place: usize) {
        let Some(route) = &self.state.picture.route else { return };
        let Some(path) = route.path() else {
            self.state.picture.node = None;
            return;
        };
        let place = place.min(path.hops.len());
        let (node, hop) = (path.entities[place], &path.hops[place.saturating_sub(1)]);
        let strongest = hop.strongest().relation;
        let current = relation_of(self.state.subject);
        let is_selected = hop.ties.iter().any(|tie| Some(tie.relation) == current);
        self.state.picture.node = Some(node);
        if !is_selected {
            self.state.subject = Some(Stated::Relation(strongest));
            self.state.reader.citation = 0;
            self.state.reader.name = None;
        }
    }

    /// The entity that a relation of the path leads to.
    pub(crate) fn end_on_path(&self, relation: RelationId) -> Option<EntityId> {
        let route = self.state.picture.route.as_ref()?;
        route.hop_of(relation).map(|hop| route.hops()[hop].to)
    }
}
