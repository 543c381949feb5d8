//! The prompt for a text to find in the reader.

use crate::settings::KeyScope;

use super::super::context::Update;
use super::{Controls, FindTextPopup, Popup, PopupOutcome, View};

impl Popup for FindTextPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        ("Find in the source".to_owned(), "⏎ finds, n N next, previous")
    }

    fn accept(&self, update: &mut Update<'_>, controls: &mut Controls) -> PopupOutcome {
        update.search_text(controls.input.value());
        PopupOutcome::CloseAll
    }
}
