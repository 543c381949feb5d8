//! The prompt for the name of a new file, above its content.

use std::path::PathBuf;

use ratatui::text::Span;

use crate::settings::KeyScope;
use crate::text::Role;

use super::super::context::Update;
use super::super::frame::Surface;
use super::super::request::Request;
use super::{Controls, Popup, PopupOutcome, SavePopup, View};

impl Popup for SavePopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        ("Name of the new file".to_owned(), "⏎ writes, Esc cancels")
    }

    fn draw_margins(&self, view: View<'_>, inside: &mut Surface<'_>) {
        for (y, line) in self.0.lines().take(inside.height()).enumerate() {
            inside.row(y + 2, &[Span::raw(line)], view.screen.style(Role::Dim));
        }
    }

    /// Writes the file; the prompt stays open until that has succeeded.
    fn accept(&self, update: &mut Update<'_>, controls: &mut Controls) -> PopupOutcome {
        let name = controls.input.value().trim();
        if name.is_empty() {
            update.session.notice("a file needs a name");
        } else {
            update.request(Request::Write(PathBuf::from(name), self.0.clone()));
        }
        PopupOutcome::Stay
    }
}
