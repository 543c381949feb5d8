//! Performs actions on the session, without side effects, so that they can be tested without a terminal.

mod command_line;
mod copy;
mod edit;
mod navigation;
mod pane_input;
mod state;
#[cfg(test)]
pub(super) mod tests;

use ratatui::layout::Size;

use crate::layout::Direction;
use crate::text::KeyText;

use super::action::{Action, GlobalAction, ListAction, Pane, PaneAction};
use super::canvas::derive::selection_key;
use super::canvas::state::Scene;
use super::context::Update;
use super::derived::derive;
use super::keys::action_named;
use super::request::Request;
use super::terminal::{MouseOwner, TerminalRequest};
pub use state::State;

impl Update<'_> {
    pub(super) fn perform(&mut self, action: Action) {
        self.session.hints.retain(|hint| action_named(hint.action).as_ref() != Some(&action));
        if !self.derived.is_fresh && self.needs_fresh_state(&action) {
            self.refresh();
        }
        if !matches!(action, Action::Pending(_) | Action::Resize(..)) {
            self.session.pending_keys.clear();
            (self.session.notice, self.session.hidden_notice) = (None, None);
        }
        self.apply(action);
        self.derived.is_fresh = false;
    }

    /// Derives everything from the session. If the user's choice is no longer visible, the footer says why.
    pub(crate) fn refresh(&mut self) {
        let before = self.session.cursors.choice();
        *self.derived = derive(self.loaded, self.session, *self.size, self.derived);
        self.session.cursors.clone_from(&self.derived.cursors);
        self.keep_popup_cursor_visible();
        if self.session.cursors.hidden.is_none() || self.session.cursors.choice() != before {
            self.session.hidden_notice = self.hidden_notice();
        }
    }

    /// Whether an action needs the derived state to be up to date. Moves in the entity list and steps through claims
    /// that are already derived do not.
    fn needs_fresh_state(&self, action: &Action) -> bool {
        let (session, derived) = (&*self.session, &*self.derived);
        match action {
            _ if !session.popups.is_empty() => true,
            Action::List(
                ListAction::Move(Direction::Up | Direction::Down) | ListAction::HalfPage(_),
            ) => session.pane != Pane::Entities || !derived.entities.is_for(Some(&session.filter)),
            Action::Pane(PaneAction::StepClaim(_)) => {
                // Drawing the pending picture may move the cursor that the step sets.
                let Some(focus) = session.focus else { return true };
                let selection = selection_key(self.view_state(), focus);
                session.cursors.claim.is_none()
                    || session.canvas.scene() != Scene::Ego
                    || !derived.claims.is_for(Some(&(focus, session.filter.clone())))
                    || !derived.selection.is_for(Some(&selection))
            }
            _ => true,
        }
    }

    pub(crate) fn apply(&mut self, action: Action) {
        match action {
            Action::Global(action) => self.apply_global(action),
            Action::Pane(action) => self.apply_in_panes(action),
            Action::List(action) if !self.session.popups.is_empty() => self.apply_in_popup(action),
            Action::List(action) => self.apply_in_list(action),
            Action::Prompt(action) => self.apply_in_prompt(action),
            Action::Click(cell) => self.click(cell),
            Action::Drag(cell) => self.drag(cell),
            Action::Wheel(cell, direction) => self.wheel(cell, direction),
            Action::Resize(width, height) => {
                *self.size = Size { width, height };
                // Suspending or running a command switches mouse reports on again.
                self.request(Request::Terminal(TerminalRequest::SetMouseOwner(self.session.mouse)));
            }
            Action::Pending(keys) => self.session.pending_keys = keys,
            Action::Unbound(keys) => {
                let notice = KeyText::plain(keys).then(" does nothing here; {help} lists keys");
                self.session.show_notice(notice);
            }
        }
    }

    fn apply_global(&mut self, action: GlobalAction) {
        match action {
            GlobalAction::Quit => self.request(Request::Terminal(TerminalRequest::Quit)),
            GlobalAction::Suspend => self.request(Request::Terminal(TerminalRequest::Suspend)),
            GlobalAction::Reload => self.request(Request::Reload),
            GlobalAction::Open(popup) => self.open_popup(popup),
            GlobalAction::Find => self.open_finder(),
            GlobalAction::FindPath => self.open_path_finder(),
            GlobalAction::ClearFilters => self.session.clear_filters(),
            GlobalAction::LimitToDate(basis) => self.limit_to_date(basis),
            GlobalAction::ToggleBookmark => self.toggle_bookmark(),
            GlobalAction::UnmarkAll => self.session.unmark_all(),
            GlobalAction::Copy(target) => self.copy(target),
            GlobalAction::Edit => self.edit(),
            GlobalAction::OpenUrl => self.open_url(),
            GlobalAction::ToggleMouse => self.toggle_mouse(),
        }
    }

    fn apply_in_panes(&mut self, action: PaneAction) {
        match action {
            PaneAction::Activate(pane) => self.session.activate_pane(pane),
            PaneAction::ActivateNext => self.session.activate_pane(self.session.pane.next()),
            PaneAction::Maximise => self.session.toggle_maximised(),
            PaneAction::ReadSource => self.session.toggle_full_screen_reader(),
            PaneAction::StepClaim(direction) => self.step_claim(direction),
            PaneAction::StepCitation(direction) => self.step_citation(direction),
            PaneAction::ScrollReader(direction) => self.scroll_reader(2 * direction.sign()),
            PaneAction::Travel(direction) => self.session.travel(direction),
            PaneAction::SetHops(hops) => self.set_hops(usize::from(hops)),
            PaneAction::StepHops(direction) => self.step_hops(direction),
            PaneAction::ToggleMap => self.toggle_map(),
            PaneAction::Zoom(zoom) => self.zoom(zoom),
            PaneAction::Pan(direction) => self.pan(direction),
            PaneAction::CycleGrouping => self.cycle_grouping(),
            PaneAction::ToggleGroup => self.toggle_group(),
            PaneAction::ToggleListForm => self.session.canvas.toggle_form(),
            PaneAction::NextPage => self.next_page(),
            PaneAction::ToggleExpansion => self.toggle_expansion(),
            PaneAction::ExcludeHop => self.exclude_hop(),
            PaneAction::RestoreHops => self.session.restore_hops(),
            PaneAction::ToggleMark => self.toggle_mark(),
        }
    }

    fn toggle_mouse(&mut self) {
        let (owner, notice) = match self.session.mouse {
            MouseOwner::Program => {
                (MouseOwner::Terminal, "the mouse selects text; {toggle-mouse} captures it again")
            }
            MouseOwner::Terminal => (MouseOwner::Program, "the mouse is captured again"),
        };
        self.session.mouse = owner;
        self.request(Request::Terminal(TerminalRequest::SetMouseOwner(owner)));
        self.session.show_notice(notice);
    }
}
