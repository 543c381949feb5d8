//! Several entities at once: marking them, paths from one to another.

use super::super::action::Pane;
use super::super::canvas::path::PathEnds;
use super::super::context::Update;
use super::super::popup::PopupState;
use super::super::popup::finder::{Finder, Purpose};

impl Update<'_> {
    /// Marks the entity under the cursor for a question about several.
    pub(crate) fn mark(&mut self) {
        if let Some(entity) = self.pointed_at() {
            self.session.toggle_mark(&self.world.graph, entity);
        }
    }

    /// Opens the finder; in the reader, a prompt for a text to find there.
    pub(crate) fn open_finder(&mut self) {
        let is_reading = self.session.pane == Pane::Reader && self.session.popups.is_empty();
        let finder = PopupState::Finder(Finder::new(Purpose::Go));
        self.open_popup(if is_reading { PopupState::FindText } else { finder });
    }

    /// Shows the paths between two that are marked, else asks for the other end of one.
    pub(crate) fn open_path_finder(&mut self) {
        match (self.session.marks.as_slice(), self.session.focus) {
            (&[from, to], _) => self.open_paths(PathEnds::new(from, to)),
            (_, None) => self.session.notice("no entity, no path"),
            _ => self.open_popup(PopupState::Finder(Finder::new(Purpose::Path))),
        }
    }
}
