//! Moves between entities and panes, and marks entities.

use crate::model::{EntityId, Graph};
use crate::text::{KeyText, count, entity_name};

use super::super::action::{Pane, Step};
use super::super::canvas::state::{BasePicture, Scene};
use super::super::panes::Arrangement;
use super::super::reader::state::ReaderPosition;
use super::Session;

/// The hint shown once several entities are marked.
const MULTI_SELECTION_HINT: &str = "; {between} between, {find-path} path, {export} export";

impl Session {
    /// Shows a message in the footer until the next action.
    pub(crate) fn show_notice(&mut self, text: impl Into<KeyText>) {
        self.notice = Some(self.keys.fill(self.scope(), text));
    }

    /// Focuses an entity and adds it to the trail, after any previewed one. A selected claim about it stays selected.
    pub(crate) fn visit(&mut self, graph: &Graph, entity: EntityId) {
        if self.focus != Some(entity) {
            self.commit_preview();
        }
        self.remember_claim();
        self.trail.visit(entity);
        self.set_focus(entity);
        self.cursors.claim = self.cursors.claim.filter(|claim| graph.is_about(*claim, entity));
    }

    /// Previews an entity without changing the trail.
    pub(crate) fn preview(&mut self, entity: EntityId) {
        self.remember_claim();
        // Several queued steps must have the same result as one step to the last entity.
        self.cursors.select(None);
        self.set_focus(entity);
        self.cursors.reader = ReaderPosition::default();
    }

    /// Adds a previewed entity to the trail, once the user does something with it.
    pub(crate) fn commit_preview(&mut self) {
        if let Some(focus) = self.focus.filter(|_| self.is_previewing()) {
            self.trail.visit(focus);
        }
    }

    /// Goes back or forward on the trail; from a preview, back returns to the current step.
    pub(crate) fn travel(&mut self, direction: Step) {
        self.remember_claim();
        let position = self.trail.position();
        let (index, notice) = match direction {
            Step::Back if self.is_previewing() => (Some(position), ""),
            Step::Back => (position.checked_sub(1), "this is the start of the trail"),
            Step::Forward => (Some(position + 1), "this is the end of the trail"),
        };
        match index.filter(|index| *index < self.trail.steps().len()) {
            Some(index) => self.go_to_step(index),
            None => self.show_notice(notice),
        }
    }

    pub(crate) fn go_to_step(&mut self, index: usize) {
        if let Some(step) = self.trail.jump(index) {
            if self.cursors.claim != step.claim {
                self.cursors.select(step.claim);
            }
            self.set_focus(step.entity);
        }
    }

    /// Stores the selected claim in the current step of the trail, except during a preview. If no claim is selected,
    /// because the state has not been derived yet, the stored one stays.
    fn remember_claim(&mut self) {
        if !self.is_previewing() && self.cursors.claim.is_some() {
            self.trail.remember(self.cursors.claim);
        }
    }

    fn set_focus(&mut self, entity: EntityId) {
        self.leave_path();
        if self.focus != Some(entity) {
            self.cursors.canvas.page = 0;
            self.canvas.expanded.clear();
            self.cursors.node = Some(entity);
        }
        self.focus = Some(entity);
        (self.cursors.reader.name, self.cursors.reader.detour) = (None, None);
    }

    /// Returns to the picture from which a path was opened, with the cursor on the focus.
    pub(crate) fn leave_path(&mut self) {
        if self.canvas.path.take().is_some() {
            self.cursors.node = self.focus;
        }
    }

    pub(crate) fn activate_pane(&mut self, pane: Pane) {
        if self.pane == Pane::Entities && pane != Pane::Entities {
            self.commit_preview();
        }
        self.pane = pane;
    }

    pub(crate) fn leave_map(&mut self) {
        self.canvas.base = BasePicture::Ego;
        self.arrangement = Arrangement::Tiled;
    }

    /// Toggles full screen for the active pane.
    pub(crate) fn toggle_maximised(&mut self) {
        self.arrangement = match self.arrangement {
            Arrangement::Tiled => Arrangement::Single,
            Arrangement::Single => Arrangement::Tiled,
        };
    }

    /// Toggles full screen for the reader.
    pub(crate) fn toggle_full_screen_reader(&mut self) {
        if self.pane == Pane::Reader && self.arrangement == Arrangement::Single {
            (self.arrangement, self.pane) = (Arrangement::Tiled, Pane::Canvas);
        } else {
            self.activate_pane(Pane::Reader);
            self.arrangement = Arrangement::Single;
        }
    }

    pub(crate) fn toggle_mark(&mut self, graph: &Graph, entity: EntityId) {
        let name = entity_name(graph, entity);
        if let Some(index) = self.marks.iter().position(|marked| *marked == entity) {
            self.marks.remove(index);
            return self.show_notice(format!("{name} is no longer marked"));
        }
        self.marks.push(entity);
        let has_several = self.multi_selection().len() > 1;
        let hint = if has_several { MULTI_SELECTION_HINT } else { "" };
        self.show_notice(KeyText::plain(format!("{name} is marked")).then(hint));
    }

    pub(crate) fn unmark_all(&mut self) {
        self.show_notice(if self.marks.is_empty() {
            "nothing is marked"
        } else {
            "all marks removed"
        });
        self.marks.clear();
    }

    /// Leaves the current view; if there is nothing to leave, shows the active settings and how to quit.
    pub(crate) fn leave(&mut self, graph: &Graph) {
        if self.is_previewing() {
            self.travel(Step::Back);
        } else if self.arrangement == Arrangement::Single {
            // A map usually fills the screen, so leaving it is a single step.
            if self.pane == Pane::Canvas && self.canvas.scene() == Scene::Map {
                self.leave_map();
            } else {
                self.arrangement = Arrangement::Tiled;
            }
        } else if self.cursors.reader.name.is_some() {
            self.cursors.reader.name = None;
        } else if self.cursors.reader.detour.take().is_some() {
            self.cursors.reader.search.clear();
            self.activate_pane(Pane::Canvas);
        } else if !self.cursors.reader.search.is_empty() {
            self.cursors.reader.search.clear();
        } else if self.pane != Pane::Canvas {
            self.activate_pane(Pane::Canvas);
        } else {
            match self.canvas.scene() {
                Scene::Path => self.leave_path(),
                Scene::Map => self.leave_map(),
                Scene::Ego => self.show_notice(self.active_settings(graph)),
            }
        }
    }

    /// The settings that narrow or widen the view, each with the key that resets it, and how to quit.
    fn active_settings(&self, graph: &Graph) -> KeyText {
        let (filter, marks, hops) = (&self.filter, self.marks.len(), self.hops);
        let parts = [
            (!filter.is_empty())
                .then(|| (filter.to_args(graph).to_string(), " ({clear-filters} clears) · ")),
            (marks > 0).then(|| (count(marks, "mark", "marks"), " ({unmark-all} clears) · ")),
            (hops != 1).then(|| (count(hops, "hop", "hops"), " ({hops-1} resets) · ")),
        ];
        let parts = parts.into_iter().flatten();
        let settings =
            parts.fold(KeyText::default(), |text, (part, key)| text.then(part).then(key));
        settings.then("{quit} quits")
    }
}
