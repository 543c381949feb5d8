//! The prompt for a date or number of the filter.

use tui_input::Input;

use crate::query::ValueKind;
use crate::settings::KeyScope;
use crate::text::Role;

use super::super::context::Update;
use super::super::frame::Surface;
use super::{Controls, Popup, PopupOutcome, SettingPopup, View};

impl Popup for SettingPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn open(&self, update: &mut Update<'_>, controls: &mut Controls) {
        let args = update.session.filter.to_args(&update.loaded.graph);
        controls.input = Input::new(args.get(self.0).to_owned());
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        (format!("{}: {}", self.0.flag(), self.0.prompt()), "⏎ sets, Esc cancels")
    }

    /// Shows the full error of a value, which the footer may have to cut.
    fn draw_margins(&self, view: View<'_>, inside: &mut Surface<'_>) {
        let hint = match self.0.value_kind() {
            ValueKind::Number(_) => "a number; empty removes the limit",
            _ => "2024, 2024-07 or 2024-07-19; empty removes the limit",
        };
        let text = view.screen.session.notice.as_deref().unwrap_or(hint);
        inside.text(1, text, view.screen.style(Role::Dim));
    }

    /// Sets the value; the prompt stays open if it is invalid.
    fn accept(&self, update: &mut Update<'_>, controls: &mut Controls) -> PopupOutcome {
        let changed = update.change_setting(self.0, controls.input.value().trim());
        changed.map_or(PopupOutcome::Stay, |()| PopupOutcome::Pop)
    }
}
