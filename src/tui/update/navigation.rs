//! Follows the selection, marks entities, and opens the finder.

use crate::model::EntityId;
use crate::query::PathEnds;

use super::super::action::Pane;
use super::super::canvas::state::{BasePicture, CanvasForm};
use super::super::context::Update;
use super::super::popup::finder::{Finder, Purpose};
use super::super::popup::{PopupState, Prompt};
use super::super::session::Session;
use super::super::session::cursors::Choice;

impl Update<'_> {
    pub(crate) fn visit(&mut self, entity: EntityId) {
        self.session.visit(&self.loaded.graph, entity);
    }

    /// Visits the entity under the cursor, or at the other end of the selected relation; without another entity, opens
    /// the reader at the selected claim. Exceptions: in the entity list, visits the previewed entity and activates the
    /// canvas; on a group of the map, opens or closes the group; on a path, also returns to the ego view.
    pub(super) fn follow(&mut self) {
        let Some(focus) = self.session.focus else { return };
        let (cursors, pane) = (&self.session.cursors, self.session.pane);
        let relation = cursors.relation().map(|id| self.loaded.graph.relation(id));
        let other = relation.map(|relation| relation.tie_from(focus).other);
        let listed = cursors.claim.and_then(|claim| self.derived.claims.tie_of(claim));
        let listed_other = listed.map(|tie| tie.other);
        if pane == Pane::Canvas && self.is_at_group() {
            return self.toggle_group();
        }
        let is_path = pane == Pane::Canvas && self.session.canvas.path.is_some();
        let target = match pane {
            Pane::Entities => Some(focus),
            Pane::Canvas if is_path => cursors.node,
            Pane::Canvas => cursors.node.filter(|node| *node != focus).or(other),
            Pane::Reader => cursors.reader.name.map(|name| name.entity).or(other),
            // A claim that is not in the list leads nowhere from here.
            Pane::Relations => listed_other,
        };
        if is_path {
            self.session.canvas.base = BasePicture::Ego;
        }
        match target {
            Some(entity) if entity != focus => self.visit(entity),
            Some(_) if pane == Pane::Entities => {
                self.visit(focus);
                self.session.activate_pane(Pane::Canvas);
            }
            _ if is_path => self.session.leave_path(),
            _ if self.session.cursors.claim.is_some() => self.session.activate_pane(Pane::Reader),
            _ => self.session.show_notice("nothing to follow here; press {find} to find an entity"),
        }
    }

    /// Why the claim that was selected, or the entity that was under the cursor, is no longer visible.
    pub(super) fn hidden_notice(&self) -> Option<&'static str> {
        let (Session { cursors, focus, filter, .. }, graph) = (&*self.session, &self.loaded.graph);
        let Choice { claim, node, .. } = cursors.hidden?.choice;
        if let Some(claim) = claim.filter(|_| claim != cursors.claim) {
            let is_end_visible =
                |end: &EntityId| Some(*end) == *focus || filter.allows_entity(graph, *end);
            let is_visible = filter.allows_claim(graph, claim)
                && graph.ends_of(claim).iter().all(is_end_visible);
            let text = "the selected claim is not in this picture";
            let filtered = "the filters hide the selected claim; {clear-filters} clears them";
            return Some(if is_visible { text } else { filtered });
        }
        let is_visible = filter.allows_entity(graph, node.filter(|node| Some(*node) != *focus)?);
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

    /// Shows the paths between the two marked entities; visits the first unless one of them is the focus. Without exactly
    /// two marks, prompts for a target.
    pub(crate) fn open_path_finder(&mut self) {
        match (self.session.marks.as_slice(), self.session.focus) {
            (&[from, to], focus) => {
                if focus != Some(from) && focus != Some(to) {
                    self.visit(from);
                }
                self.session.open_paths(PathEnds::new(from, to));
            }
            (_, None) => self.session.show_notice("no paths: the graph has no entities"),
            _ => self.open_popup(PopupState::Finder(Finder::new(Purpose::Path))),
        }
    }
}
