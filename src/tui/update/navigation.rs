//! Follows the selection, changes the number of hops, steps through relations, and opens the finder.

use crate::model::{ClaimId, EntityId};

use super::super::action::{Pane, Step};
use super::super::canvas::map_state::MAX_ON_MAP;
use super::super::canvas::path::PathEnds;
use super::super::canvas::state::{BasePicture, CanvasForm, MapExtent, Scene};
use super::super::context::Update;
use super::super::popup::finder::{Finder, Purpose};
use super::super::popup::{PopupState, Prompt};
use super::super::session::Session;
use super::super::session::cursors::Choice;

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
        let (cursors, pane) = (&self.session.cursors, self.session.pane);
        let relation = cursors.relation().map(|id| self.loaded.graph.relation(id));
        let other = relation.map(|relation| relation.tie_from(focus).other);
        let is_path = pane == Pane::Canvas && self.session.canvas.path.is_some();
        let target = match pane {
            Pane::Entities => Some(focus),
            Pane::Canvas if is_path => cursors.node,
            Pane::Canvas => cursors.node.filter(|node| *node != focus).or(other),
            Pane::Reader => cursors.reader.name.map(|name| name.entity).or(other),
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
            _ if self.session.cursors.claim.is_some() => self.session.focus_pane(Pane::Reader),
            _ => self.session.notice("nothing to follow here; press {find} to find an entity"),
        }
    }

    /// Sets the number of hops; on the map, 0 means everything.
    pub(super) fn set_hops(&mut self, hops: usize) {
        let is_map = self.session.canvas.scene() == Scene::Map;
        if is_map {
            let is_everything = hops == 0 && self.loaded.graph.entity_count() <= MAX_ON_MAP;
            self.session.canvas.extent =
                if is_everything { MapExtent::Everything } else { MapExtent::Neighbourhood };
        }
        // The ego view would show only the focus.
        if !(is_map && hops == 0) {
            // Without another picture this only turns to the first page, which is a choice like any other.
            self.session.cursors.hidden.take_if(|_| self.session.hops == hops.min(MAX_HOPS));
            self.session.hops = hops.min(MAX_HOPS);
        }
        self.session.cursors.canvas.page = 0;
    }

    /// Shows one more hop, or one fewer; on the map of the whole graph, one fewer returns to the neighbourhood.
    pub(super) fn step_hops(&mut self, direction: Step) {
        let (hops, extent) = (self.session.hops, self.session.canvas.extent);
        let is_map = self.session.canvas.scene() == Scene::Map;
        let is_whole = is_map && extent == MapExtent::Everything;
        match direction {
            Step::Forward if is_whole => self.session.notice("this is the whole graph"),
            Step::Forward => self.set_hops(hops + 1),
            Step::Back if is_whole => self.set_hops(hops.max(1)),
            Step::Back => self.set_hops(hops.saturating_sub(1).max(usize::from(is_map))),
        }
    }

    /// Selects the next or previous claim of the path, or else of the focus, wrapping around.
    pub(super) fn step_relation(&mut self, direction: Step) {
        let path = self.view_state().shown_path().map(|path| path.relations());
        let path = path.map(|path| path.into_iter().map(ClaimId::Relation).collect::<Vec<_>>());
        let claims = path.as_ref().unwrap_or(&self.derived.claims.all);
        if claims.is_empty() {
            return self.session.notice("no claims to step through here");
        }
        let index = claims.iter().position(|claim| Some(*claim) == self.session.cursors.claim);
        self.session.cursors.select(claims[direction.cycle(index, claims.len())]);
    }

    /// Says why the claim that was selected, or the entity that was under the cursor, is no longer visible.
    pub(super) fn hidden_notice(&self) -> Option<&'static str> {
        let (Session { cursors, focus, filter, .. }, graph) = (&*self.session, &self.loaded.graph);
        let Choice { claim, node, .. } = cursors.hidden?.choice;
        let (focus, is_in_place) = ((*focus)?, claim == cursors.claim);
        if let Some(claim) = claim.filter(|_| !is_in_place) {
            let is_visible = filter.allows_claim(graph, claim) && !graph.is_about(claim, focus);
            let text = "the claim that was selected is not in this picture";
            let filtered =
                "the filters hide the claim that was selected; {clear-filters} clears them";
            return Some(if is_visible { text } else { filtered });
        }
        let is_visible = filter.allows_entity(graph, node.filter(|node| *node != focus)?);
        let text = "the entity that was under the cursor is not in this picture";
        let filtered =
            "the filters hide the entity that was under the cursor; {clear-filters} clears them";
        Some(if is_visible { text } else { filtered })
    }

    /// The entity that a command applies to: the one under the cursor, or else the focus.
    pub(super) fn target_entity(&self) -> Option<EntityId> {
        let (cursors, focus) = (&self.session.cursors, self.session.focus);
        let other_end = || Some(self.derived.claims.tie_of(cursors.claim?)?.other);
        let under_cursor = match (self.session.pane, self.session.canvas.form) {
            (Pane::Entities, _) => None,
            (Pane::Canvas, CanvasForm::Drawn) => cursors.node,
            (Pane::Canvas, CanvasForm::Listed) => {
                cursors.node.filter(|node| Some(*node) != focus).or_else(other_end)
            }
            (Pane::Relations, _) => other_end(),
            (Pane::Reader, _) => cursors.reader.name.map(|name| name.entity),
        };
        under_cursor.or(focus)
    }

    /// Toggles the mark of the entity under the cursor.
    pub(crate) fn toggle_mark(&mut self) {
        if let Some(entity) = self.target_entity() {
            self.session.toggle_mark(&self.loaded.graph, entity);
        }
    }

    /// Opens the finder; in a popup, filters the list instead; in the reader, opens a prompt for text to find.
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
