//! Going from one entity to another: following, the trail, hops, relations step by step.

use crate::model::{EntityId, Graph, Stated};

use super::super::action::{Pane, Travel, Vertical};
use super::super::canvas::state::{BasePicture, Scene};
use super::super::context::Update;
use super::super::stated::{entity_of, relation_of};

/// The most hops a key can ask for.
const MOST_HOPS: usize = 9;

impl Update<'_> {
    /// Focuses an entity and writes it down in the trail. The selected claim stays selected if it
    /// concerns the entity.
    pub(crate) fn visit(&mut self, entity: EntityId) {
        if self.session.focus != Some(entity) {
            self.arrive();
        }
        if !self.session.is_looking_ahead() {
            self.session.trail.remember(self.session.at.claim);
        }
        self.session.trail.visit(entity);
        self.show(entity);
        // What is followed stays in the reader; what is about others does not.
        self.session.at.claim =
            self.session.at.claim.filter(|claim| concerns(&self.world.graph, *claim, entity));
    }

    /// Focuses an entity without writing it down: a look ahead, or a step along the trail.
    pub(crate) fn show(&mut self, entity: EntityId) {
        if self.session.focus != Some(entity) {
            self.session.at.canvas.page = 0;
        }
        self.session.focus = Some(entity);
        self.leave_path();
        self.session.at.reader.name = None;
    }

    /// Writes a look ahead down: somebody acts on it now.
    pub(crate) fn arrive(&mut self) {
        if self.session.is_looking_ahead()
            && let Some(focus) = self.session.focus
        {
            self.session.trail.visit(focus);
        }
    }

    /// Goes where the selection of the pane leads.
    pub(crate) fn follow(&mut self) {
        match self.session.pane {
            Pane::Entities => self.follow_list(),
            Pane::Reader if self.session.at.reader.name.is_some() => self.follow_name(),
            Pane::Canvas | Pane::Relations | Pane::Reader => self.follow_selection(),
        }
    }

    fn follow_list(&mut self) {
        let Some(entity) = self.session.focus else { return };
        self.visit(entity);
        self.focus_pane(Pane::Canvas);
    }

    fn follow_name(&mut self) {
        if let Some(name) = self.session.at.reader.name {
            self.visit(name.entity);
        }
    }

    fn follow_selection(&mut self) {
        let Some(focus) = self.session.focus else { return };
        if self.session.canvas.scene() == Scene::Path && self.session.pane == Pane::Canvas {
            return self.follow_path(focus);
        }
        let relation = relation_of(self.session.at.claim).map(|id| self.world.graph.relation(id));
        let other = relation.map(|relation| relation.seen_from(focus).other);
        let target = match self.session.pane {
            Pane::Canvas => self.session.at.node.filter(|node| *node != focus).or(other),
            _ => other,
        };
        match target {
            Some(entity) if entity != focus => self.visit(entity),
            _ if self.session.at.claim.is_some() => self.focus_pane(Pane::Reader),
            _ => self.notice("nothing to follow here; / finds an entity"),
        }
    }

    /// Leaves a path for the entity under the cursor.
    fn follow_path(&mut self, focus: EntityId) {
        match self.session.at.node {
            Some(node) if node != focus => self.visit(node),
            _ => self.leave_path(),
        }
        self.session.canvas.base = BasePicture::Ego;
    }

    /// Walks the trail.
    pub(crate) fn travel(&mut self, travel: Travel) {
        if !self.session.is_looking_ahead() {
            self.session.trail.remember(self.session.at.claim);
        }
        let step = match travel {
            Travel::Back if self.session.is_looking_ahead() => {
                self.session.trail.steps().get(self.session.trail.position()).copied()
            }
            Travel::Back => self.session.trail.back(),
            Travel::Forward => self.session.trail.forward(),
        };
        let Some(step) = step else {
            return self.notice(match travel {
                Travel::Back => "this is where the trail begins",
                Travel::Forward => "this is where the trail ends",
            });
        };
        self.show(step.entity);
        self.session.at.claim = step.claim;
    }

    /// Goes to a step of the trail, which stays as it is.
    pub(crate) fn jump_to_step(&mut self, place: usize) {
        let Some(step) = self.session.trail.jump(place) else { return };
        self.show(step.entity);
        self.session.at.claim = step.claim;
    }

    /// Shows so many hops; on the map, everything for none.
    pub(crate) fn set_hops(&mut self, hops: usize) {
        let is_map = self.session.canvas.scene() == Scene::Map;
        if is_map {
            self.set_reach(hops);
        }
        // The ego view would be left with the focus alone.
        if !(is_map && hops == 0) {
            self.session.hops = hops.min(MOST_HOPS);
        }
        self.session.at.canvas.page = 0;
    }

    /// Shows one hop more or less.
    pub(crate) fn step_hops(&mut self, way: Vertical) {
        match (self.session.canvas.scene(), way) {
            (Scene::Map, _) => self.step_reach(way),
            (_, Vertical::Down) => self.set_hops(self.session.hops + 1),
            (_, Vertical::Up) => self.set_hops(self.session.hops.saturating_sub(1)),
        }
    }

    /// Selects the next or previous claim of the focus, round and round.
    pub(crate) fn step_relation(&mut self, way: Vertical) {
        let path = self.relations_of_path();
        let count = path.as_ref().map_or(self.derived.claims.all.len(), Vec::len);
        if count == 0 {
            return self.notice("nothing is said of it here");
        }
        let at = self.session.at.claim.and_then(|subject| match &path {
            Some(path) => path.iter().position(|own| *own == subject),
            None => self.derived.claims.place_of(subject),
        });
        let to = match (at, way) {
            (None, Vertical::Down) => 0,
            (None, Vertical::Up) => count - 1,
            (Some(at), Vertical::Down) => (at + 1) % count,
            (Some(at), Vertical::Up) => (at + count - 1) % count,
        };
        let claim = match path {
            Some(path) => path.get(to).copied(),
            None => self.derived.claims.all.get(to).copied(),
        };
        self.select(claim);
    }

    /// The claims that a path rests on, if one is on the canvas.
    fn relations_of_path(&self) -> Option<Vec<Stated>> {
        let path = self.screen().shown_path()?;
        Some(path.relations().into_iter().map(Stated::Relation).collect())
    }

    /// Selects a claim; the canvas points at its other end.
    pub(crate) fn select(&mut self, subject: Option<Stated>) {
        self.session.at.claim = subject;
        self.session.at.citation = 0;
        self.session.at.reader.name = None;
        let relation = relation_of(subject).filter(|_| self.session.canvas.scene() == Scene::Path);
        let tie = subject.and_then(|subject| self.derived.claims.tie_of(subject));
        let end = relation.and_then(|relation| self.end_on_path(relation));
        self.session.at.node = end.or(tie.map(|tie| tie.other)).or(self.session.focus);
    }

    /// Goes to a claim wherever it is: focuses an end of it, unless it is of the focus already.
    pub(crate) fn go_to_claim(&mut self, subject: Stated, citation: usize) {
        let graph = &self.world.graph;
        let is_here = self.session.focus.is_some_and(|focus| concerns(graph, subject, focus));
        if !is_here {
            self.visit(entity_of(graph, subject));
        }
        self.session.at.claim = Some(subject);
        self.refresh();
        self.select(Some(subject));
        self.session.at.citation = citation;
    }

    /// The entity that a key means: the one under the cursor, else the focus.
    pub(crate) fn pointed_at(&self) -> Option<EntityId> {
        let (session, derived) = (&*self.session, &*self.derived);
        match session.pane {
            Pane::Entities => session.focus,
            Pane::Canvas => session.at.node,
            Pane::Relations => {
                let tie = session.at.claim.and_then(|subject| derived.claims.tie_of(subject));
                tie.map(|tie| tie.other)
            }
            Pane::Reader => session.at.reader.name.map(|name| name.entity),
        }
        .or(session.focus)
    }

    /// The entity with most relations, the first by slug among equals.
    pub(crate) fn most_connected(&self) -> Option<EntityId> {
        let graph = &self.world.graph;
        let entities = graph.entities().map(crate::model::Entity::id);
        entities.max_by_key(|id| (graph.degree(*id), std::cmp::Reverse(*id)))
    }
}

/// Whether a claim is about an entity.
fn concerns(graph: &Graph, claim: Stated, focus: EntityId) -> bool {
    match claim {
        Stated::Relation(id) => {
            let relation = graph.relation(id);
            relation.from().id() == focus || relation.to().id() == focus
        }
        Stated::Role(entity) | Stated::Fact { entity, .. } => entity == focus,
    }
}
