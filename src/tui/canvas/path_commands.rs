//! Path commands: open, switch, move along, exclude hops.

use crate::layout::Direction;
use crate::model::{ClaimId, EntityId};
use crate::query::{PathEnds, PathError};

use super::super::action::{Pane, Step};
use super::super::context::Update;
use super::super::cursor::step_clamped;
use super::super::session::Session;
use super::super::session::cursors::{Choice, Cursors};
use super::path::ShownPath;

impl Update<'_> {
    /// Switches to the next or previous path, wrapping around.
    pub(crate) fn switch_path(&mut self, direction: Step) {
        let Some(path) = self.view_state().shown_path() else {
            return self.session.show_notice("no path is open; {find-path} finds one");
        };
        let (index, count) = (path.index, path.paths.len());
        if count < 2 {
            return self.session.show_notice("there is no other path");
        }
        self.session.cursors.canvas.path = Some(direction.cycle(Some(index), count));
        self.select_hop(1);
    }

    /// Finds paths without the selected relation.
    pub(crate) fn exclude_hop(&mut self) {
        let Some(shown) = self.view_state().shown_path() else { return };
        let is_hop = |relation: &_| shown.path().and_then(|path| path.hop_of(*relation)).is_some();
        let Some(relation) = self.session.cursors.relation().filter(is_hop) else {
            let notice =
                "only a hop of a path can be excluded; {restore-hops} restores excluded hops";
            return self.session.show_notice(notice);
        };
        let mut ends = shown.ends.clone();
        ends.excluded.push(relation);
        self.session.open_paths(ends);
    }

    /// Moves along the path; up and down step through the relations of one hop.
    pub(crate) fn move_on_path(&mut self, direction: Direction) {
        let Some(path) = self.view_state().shown_path().and_then(|shown| shown.path()) else {
            return;
        };
        let index = self.session.cursors.node.and_then(|node| path.index_of(node));
        let by = if matches!(direction, Direction::Left | Direction::Up) { -1 } else { 1 };
        match direction {
            Direction::Left | Direction::Right => {
                self.select_hop(step_clamped(index, by, path.hops.len() + 1).unwrap_or(0));
            }
            Direction::Up | Direction::Down => {
                let selected = self.session.cursors.relation();
                let hop = selected.and_then(|id| path.hops.get(path.hop_of(id)?));
                let Some(hop) = hop else { return };
                let claims: Vec<_> = hop.relations().map(ClaimId::Relation).collect();
                self.session.cursors.step_through(&claims, by);
            }
        }
    }

    /// Puts the cursor on an entity of the path shown, or else of the best path through it; returns whether there is one.
    pub(crate) fn switch_to_path_through(&mut self, entity: EntityId) -> bool {
        let Some(shown) = self.view_state().shown_path() else { return false };
        let mut numbers = std::iter::once(shown.index).chain(0..shown.paths.len());
        let found =
            numbers.find_map(|number| Some((number, shown.paths.get(number)?.index_of(entity)?)));
        let Some((number, index)) = found else { return false };
        self.session.cursors.canvas.path = Some(number);
        self.select_hop(index);
        true
    }

    /// Puts the cursor on an entity of the path, by index, and selects its hop.
    pub(crate) fn select_hop(&mut self, index: usize) {
        let Session { canvas, cursors, .. } = &mut *self.session;
        if let Some(path) = ShownPath::new(canvas, &self.derived.paths, cursors.canvas.path) {
            cursors.select_hop(path, index);
        }
    }
}

impl Session {
    /// Closes the popups and shows the best path between two ends.
    pub(crate) fn open_paths(&mut self, ends: PathEnds) {
        if ends.from == ends.to {
            return self.show_notice(PathError::SameEnds.to_string());
        }
        self.popups.clear();
        self.activate_pane(Pane::Canvas);
        self.canvas.path = Some(ends);
        // Derivation selects the first path.
        self.cursors.canvas.path = None;
    }

    /// Stops excluding relations, and finds the paths again.
    pub(crate) fn restore_hops(&mut self) {
        let Some(ends) = &self.canvas.path else { return };
        if ends.excluded.is_empty() {
            return self.show_notice("no hops are excluded");
        }
        self.open_paths(PathEnds::new(ends.from, ends.to));
    }
}

impl Cursors {
    /// Like [`Self::point_at_hop`], but for a choice by the user: also ends the reader's detour and forgets a hidden
    /// selection.
    pub(crate) fn select_hop(&mut self, path: ShownPath<'_>, index: usize) {
        (self.reader.detour, self.hidden) = (None, None);
        self.point_at_hop(path, index);
    }

    /// Puts the cursor on an entity of a path, by index, and selects the hop that leads to it or,
    /// for the first entity, the first hop. A selected relation of that hop stays selected.
    pub(crate) fn point_at_hop(&mut self, path: ShownPath<'_>, index: usize) {
        self.node = None;
        let Some(shown) = path.path() else { return };
        let index = index.min(shown.hops.len());
        let Some(hop) = shown.hops.get(index.saturating_sub(1)) else { return };
        if !hop.relations().any(|relation| Some(relation) == self.relation()) {
            let claim = Some(ClaimId::Relation(hop.strongest().relation));
            self.choose(Choice { claim, ..Choice::default() });
        }
        self.node = shown.entities.get(index).copied();
    }
}
