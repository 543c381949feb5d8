//! Moving between entities and panes, and marking entities.

use crate::model::{EntityId, Graph};
use crate::text::{count, entity_name};

use super::super::action::{Pane, Vertical};
use super::super::canvas::state::{BasePicture, Scene};
use super::super::claim::concerns;
use super::super::panes::Arrangement;
use super::super::reader::state::ReaderPosition;
use super::Session;

impl Session {
    /// Shows a message in the footer until the next action.
    pub(crate) fn notice(&mut self, text: impl Into<String>) {
        self.notice = Some(text.into());
    }

    /// Shows a message after the one that is shown already, if any.
    pub(crate) fn notice_also(&mut self, text: &str) {
        let before = self.notice.take().map(|notice| notice + "; ");
        self.notice = Some(before.unwrap_or_default() + text);
    }

    /// Focuses an entity and adds it to the trail. Keeps the selected claim if it concerns the entity.
    pub(crate) fn visit(&mut self, graph: &Graph, entity: EntityId) {
        if self.focus != Some(entity) {
            self.arrive();
        }
        self.remember_claim();
        self.trail.visit(entity);
        self.show(entity);
        self.at.claim = self.at.claim.filter(|claim| concerns(graph, *claim, entity));
    }

    /// Previews an entity of the list without changing the trail.
    pub(crate) fn preview(&mut self, entity: EntityId) {
        self.remember_claim();
        // Several steps at once count as one, without a trace of those in between.
        self.at.select(None);
        self.show(entity);
        self.at.reader = ReaderPosition::default();
    }

    /// Adds a previewed entity to the trail, once the user acts on it.
    pub(crate) fn arrive(&mut self) {
        if let Some(focus) = self.focus.filter(|_| self.is_previewing()) {
            self.trail.visit(focus);
        }
    }

    /// Goes back or forward on the trail; leaves a preview first.
    pub(crate) fn travel(&mut self, direction: Vertical) {
        self.remember_claim();
        let at = self.trail.position();
        let (index, end) = match direction {
            Vertical::Up if self.is_previewing() => (Some(at), ""),
            Vertical::Up => (at.checked_sub(1), "this is the start of the trail"),
            Vertical::Down => (Some(at + 1), "this is the end of the trail"),
        };
        match index.filter(|index| *index < self.trail.steps().len()) {
            Some(index) => self.go_to_step(index),
            None => self.notice(end),
        }
    }

    /// Goes to a step of the trail, with the claim that was selected there.
    pub(crate) fn go_to_step(&mut self, index: usize) {
        if let Some(step) = self.trail.jump(index) {
            if self.at.claim != step.claim {
                self.at.select(step.claim);
            }
            self.at.reader.detour = None;
            self.show(step.entity);
        }
    }

    fn remember_claim(&mut self) {
        if !self.is_previewing() {
            self.trail.remember(self.at.claim);
        }
    }

    fn show(&mut self, entity: EntityId) {
        if self.focus != Some(entity) {
            self.at.canvas.page = 0;
        }
        self.focus = Some(entity);
        self.leave_path();
        self.at.reader.name = None;
    }

    /// Returns to the picture from which the path was opened. The cursor starts at the focus.
    pub(crate) fn leave_path(&mut self) {
        self.canvas.path = None;
        self.at.node = self.focus;
    }

    pub(crate) fn focus_pane(&mut self, pane: Pane) {
        if self.pane == Pane::Entities && pane != Pane::Entities {
            self.arrive();
        }
        self.pane = pane;
    }

    /// Toggles the active pane full screen.
    pub(crate) fn maximise(&mut self) {
        self.arrangement = match self.arrangement {
            Arrangement::Tiled => Arrangement::Single,
            Arrangement::Single => Arrangement::Tiled,
        };
    }

    /// Toggles the reader full screen.
    pub(crate) fn read_source(&mut self) {
        if self.pane == Pane::Reader && self.arrangement == Arrangement::Single {
            (self.arrangement, self.pane) = (Arrangement::Tiled, Pane::Canvas);
        } else {
            self.focus_pane(Pane::Reader);
            self.arrangement = Arrangement::Single;
        }
    }

    pub(crate) fn toggle_mark(&mut self, graph: &Graph, entity: EntityId) {
        let name = entity_name(graph, entity);
        if let Some(index) = self.marks.iter().position(|marked| *marked == entity) {
            self.marks.remove(index);
            return self.notice(format!("{name} is no longer marked"));
        }
        self.marks.push(entity);
        let next = if self.several().len() > 1 { "; b between, p path, x export" } else { "" };
        self.notice(format!("{name} is marked{next}"));
    }

    /// Removes all marks.
    pub(crate) fn unmark_all(&mut self) {
        self.notice(if self.marks.is_empty() { "nothing is marked" } else { "all marks removed" });
        self.marks.clear();
    }

    /// Leaves the current view; if there is nothing to leave, shows what is active and how to quit.
    pub(crate) fn leave(&mut self, graph: &Graph) {
        if self.is_previewing() {
            self.travel(Vertical::Up);
        } else if self.arrangement == Arrangement::Single {
            self.arrangement = Arrangement::Tiled;
        } else if self.at.reader.name.is_some() {
            self.at.reader.name = None;
        } else if self.at.reader.detour.take().is_some() {
            self.at.reader.search.clear();
            self.focus_pane(Pane::Canvas);
        } else if !self.at.reader.search.is_empty() {
            self.at.reader.search.clear();
        } else if self.pane != Pane::Canvas {
            self.focus_pane(Pane::Canvas);
        } else {
            match self.canvas.scene() {
                Scene::Path => self.leave_path(),
                Scene::Map => self.canvas.base = BasePicture::Ego,
                Scene::Ego => self.notice(self.whats_active(graph)),
            }
        }
    }

    /// What narrows or widens the view, each with the key that clears it, and how to quit.
    fn whats_active(&self, graph: &Graph) -> String {
        let (filter, marks, hops) = (&self.filter, self.marks.len(), self.hops);
        let parts = [
            (!filter.is_empty()).then(|| format!("{} (Z clears)", filter.to_args(graph))),
            (marks > 0).then(|| format!("{} (U clears)", count(marks, "mark", "marks"))),
            (hops != 1).then(|| format!("{} (1 resets)", count(hops, "hop", "hops"))),
        ];
        parts.into_iter().flatten().chain(["q quits".to_owned()]).collect::<Vec<_>>().join(" · ")
    }
}
