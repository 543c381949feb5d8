//! Several entities at once: marking them, paths from one to another.

use crate::model::EntityId;

use super::super::argument::Pane;
use super::super::context::Change;
use super::super::popup::PopupState;
use super::super::popup::finder::{Finder, Purpose};
use super::super::state::route::Question;

impl Change<'_> {
    /// Marks the entity under the cursor for a question about several.
    pub(crate) fn mark(&mut self) {
        if let Some(entity) = self.pointed_at() {
            self.toggle_mark(entity);
        }
    }

    /// Marks an entity, or unmarks it.
    pub(crate) fn toggle_mark(&mut self, entity: EntityId) {
        let name = self.world.graph.entity(entity).name();
        let place = self.state.marks.iter().position(|marked| *marked == entity);
        if let Some(place) = place {
            self.state.marks.remove(place);
            return self.notice(format!("{name} is no longer marked"));
        }
        self.state.marks.push(entity);
        let next = if self.state.several().len() > 1 { "; b between, p path, x note" } else { "" };
        self.notice(format!("{name} is marked{next}"));
    }

    /// Takes all marks away.
    pub(crate) fn unmark_all(&mut self) {
        let told = if self.state.marks.is_empty() { "nothing is marked" } else { "no marks left" };
        self.state.marks.clear();
        self.notice(told);
    }

    /// Opens the finder; in the reader, a prompt for a text to find there.
    pub(crate) fn open_finder(&mut self) {
        let is_reading = self.state.pane == Pane::Reader && self.state.popups.is_empty();
        let finder = PopupState::Finder(Finder::new(Purpose::Go));
        self.open_popup(if is_reading { PopupState::FindText } else { finder });
    }

    /// Shows the paths between two that are marked, else asks for the other end of one.
    pub(crate) fn open_path_finder(&mut self) {
        match (self.state.marks.as_slice(), self.state.focus) {
            (&[from, to], _) => self.open_paths(Question::new(from, to)),
            (_, None) => self.notice("no entity, no path"),
            _ => self.open_popup(PopupState::Finder(Finder::new(Purpose::Path))),
        }
    }
}
