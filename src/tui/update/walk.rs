//! Following the selection, changing hops, stepping through relations.

use crate::model::{ClaimId, Entity, EntityId};

use super::super::action::{Pane, Vertical};
use super::super::canvas::map_state::MAX_PLACED;
use super::super::canvas::path::PathEnds;
use super::super::canvas::state::{BasePicture, CanvasForm, MapReach, Scene};
use super::super::claim::{concerns, relation_of};
use super::super::context::Update;
use super::super::popup::finder::{Finder, Purpose};
use super::super::popup::{PopupState, Prompt};

/// The maximum number of hops.
const MAX_HOPS: usize = 9;

impl Update<'_> {
    /// Focuses an entity and adds it to the trail.
    pub(crate) fn visit(&mut self, entity: EntityId) {
        self.session.visit(&self.loaded.graph, entity);
    }

    /// Follows the selection of the pane.
    pub(super) fn follow(&mut self) {
        let Some(focus) = self.session.focus else { return };
        let (at, pane) = (&self.session.at, self.session.pane);
        let relation = relation_of(at.claim).map(|id| self.loaded.graph.relation(id));
        let other = relation.map(|relation| relation.seen_from(focus).other);
        let is_path = pane == Pane::Canvas && self.session.canvas.path.is_some();
        let target = match pane {
            Pane::Entities => Some(focus),
            Pane::Canvas if is_path => at.node,
            Pane::Canvas => at.node.filter(|node| *node != focus).or(other),
            Pane::Reader => at.reader.name.map(|name| name.entity).or(other),
            Pane::Relations => other,
        };
        if is_path {
            self.session.canvas.base = BasePicture::Ego;
        }
        match target {
            Some(entity) if entity != focus => self.visit(entity),
            Some(_) if pane == Pane::Entities => {
                self.visit(focus);
                self.session.focus_pane(Pane::Canvas);
            }
            _ if is_path => self.session.leave_path(),
            _ if self.session.at.claim.is_some() => self.session.focus_pane(Pane::Reader),
            _ => self.session.notice("nothing to follow here; press / to find an entity"),
        }
    }

    /// Sets the number of hops; on the map, 0 means everything.
    pub(super) fn set_hops(&mut self, hops: usize) {
        let is_map = self.session.canvas.scene() == Scene::Map;
        if is_map {
            let is_everything = hops == 0 && self.loaded.graph.entity_count() <= MAX_PLACED;
            self.session.canvas.reach =
                if is_everything { MapReach::Everything } else { MapReach::Around };
        }
        // The ego view would show only the focus.
        if !(is_map && hops == 0) {
            self.session.hops = hops.min(MAX_HOPS);
        }
        self.session.at.canvas.page = 0;
    }

    /// Shows one hop more or less; on the map, the whole graph comes after the maximum.
    pub(super) fn step_hops(&mut self, direction: Vertical) {
        let (hops, reach) = (self.session.hops, self.session.canvas.reach);
        let is_map = self.session.canvas.scene() == Scene::Map;
        let is_whole = is_map && reach == MapReach::Everything;
        match direction {
            Vertical::Down if is_whole => self.session.notice("this is the whole graph"),
            Vertical::Down => self.set_hops(hops + 1),
            Vertical::Up if is_whole => self.set_hops(hops.max(1)),
            Vertical::Up => self.set_hops(hops.saturating_sub(1).max(usize::from(is_map))),
        }
    }

    /// Selects the next or previous claim of the path, or of the focus, cyclic.
    pub(super) fn step_relation(&mut self, direction: Vertical) {
        let path = self.screen().shown_path().map(|path| path.relations());
        let path = path.map(|path| path.into_iter().map(ClaimId::Relation).collect::<Vec<_>>());
        let claims = path.as_ref().unwrap_or(&self.derived.claims.all);
        if claims.is_empty() {
            return self.session.notice("no claims to step through here");
        }
        let at = claims.iter().position(|claim| Some(*claim) == self.session.at.claim);
        self.session.at.select(claims[direction.cycle(at, claims.len())]);
    }

    /// Says why a selected claim is out of sight, after what the action itself says.
    pub(super) fn report_hidden(&mut self, claim: ClaimId, focus: EntityId) {
        let graph = &self.loaded.graph;
        let is_hidden =
            concerns(graph, claim, focus) || !self.session.filter.allows_claim(graph, claim);
        self.session.notice_also(if is_hidden {
            "the filters hide the claim that was selected; Z clears them"
        } else {
            "the claim that was selected is not in this picture"
        });
    }

    /// The entity that a command applies to: the one under the cursor, else the focus.
    pub(super) fn pointed_at(&self) -> Option<EntityId> {
        let (at, focus) = (&self.session.at, self.session.focus);
        let other_end = || Some(self.derived.claims.tie_of(at.claim?)?.other);
        let pointed_at = match (self.session.pane, self.session.canvas.form) {
            (Pane::Entities, _) => None,
            (Pane::Canvas, CanvasForm::Drawn) => at.node,
            (Pane::Canvas, CanvasForm::Listed) => {
                at.node.filter(|node| Some(*node) != focus).or_else(other_end)
            }
            (Pane::Relations, _) => other_end(),
            (Pane::Reader, _) => at.reader.name.map(|name| name.entity),
        };
        pointed_at.or(focus)
    }

    /// The entity with the most relations, the first by slug among equals.
    pub(super) fn most_connected(&self) -> Option<EntityId> {
        let graph = &self.loaded.graph;
        let entities = graph.entities().map(Entity::id);
        entities.max_by_key(|id| (graph.degree(*id), std::cmp::Reverse(*id)))
    }

    /// Toggles the mark of the entity under the cursor.
    pub(crate) fn mark(&mut self) {
        if let Some(entity) = self.pointed_at() {
            self.session.toggle_mark(&self.loaded.graph, entity);
        }
    }

    /// Opens the finder; in a popup, filters its list; in the reader, a prompt for a text to find there.
    pub(crate) fn open_finder(&mut self) {
        if !self.session.popups.is_empty() {
            return self.filter_list();
        }
        let is_reading = self.session.pane == Pane::Reader;
        let finder = PopupState::Finder(Finder::new(Purpose::Go));
        self.open_popup(if is_reading { PopupState::Prompt(Prompt::FindText) } else { finder });
    }

    /// Shows the paths between two marked entities, or prompts for a target.
    pub(crate) fn open_path_finder(&mut self) {
        match (self.session.marks.as_slice(), self.session.focus) {
            (&[from, to], _) => self.open_paths(PathEnds::new(from, to)),
            (_, None) => self.session.notice("no paths: the graph has no entities"),
            _ => self.open_popup(PopupState::Finder(Finder::new(Purpose::Path))),
        }
    }
}
