//! Opens, closes and operates popups.

use crate::layout::Direction;

use super::super::action::{CellPosition, ListAction, PromptAction};
use super::super::context::{Update, ViewState};
use super::super::cursor::step_clamped;
use super::super::keys::action_named;
use super::super::panes::inner;
use super::claims::claim_query::ClaimsOf;
use super::draw::{areas, has_field};
use super::field::{self, Edit};
use super::{Controls, OpenPopup, Outcome, Popup, PopupState, View, area};

impl PopupState {
    /// Whether it can stay open after a reload, which changes ids and indices.
    pub(crate) fn outlives_a_graph(&self, state: ViewState<'_>) -> bool {
        !matches!(self, Self::Claims(ClaimsOf::Source(_) | ClaimsOf::Insight(_)))
            && self.popup().refusal(state).is_none()
    }
}

impl Update<'_> {
    /// Opens a popup in place of the one on top, or shows why it cannot be opened.
    pub(crate) fn open_popup(&mut self, state: PopupState) {
        if let Some(reason) = state.popup().refusal(self.view_state()) {
            return self.session.notice(reason);
        }
        let opened = self.prepared(state);
        self.session.popups.pop();
        self.session.popups.push(opened);
    }

    fn prepared(&mut self, state: PopupState) -> OpenPopup {
        let mut controls = Controls::default();
        state.popup().open(self, &mut controls);
        OpenPopup { state, controls }
    }

    /// Runs a method of the popup on top, which is off the stack in the meantime.
    pub(super) fn with_popup(
        &mut self,
        act: impl FnOnce(&dyn Popup, &mut Self, &mut Controls) -> Outcome,
    ) {
        let Some(OpenPopup { state, mut controls }) = self.session.popups.pop() else { return };
        match act(state.popup(), self, &mut controls) {
            Outcome::Stay => self.session.popups.push(OpenPopup { state, controls }),
            Outcome::Replace(state) => self.session.popups.push(OpenPopup { state, controls }),
            Outcome::Push(above) => {
                self.session.popups.push(OpenPopup { state, controls });
                let above = self.prepared(above);
                self.session.popups.push(above);
            }
            Outcome::Pop => {}
            Outcome::CloseAll => self.session.popups.clear(),
            Outcome::RunAction(action) => {
                self.session.popups.clear();
                if let Some(action) = action_named(action) {
                    self.apply(action);
                }
            }
        }
    }

    /// Performs a list action in the popup on top.
    pub(crate) fn apply_in_popup(&mut self, action: ListAction) {
        let height = inner(area(self.view_state())).height;
        self.with_popup(|popup, update, controls| match action {
            ListAction::Leave if controls.is_filtering => {
                controls.is_filtering = false;
                controls.input.reset();
                Outcome::Stay
            }
            ListAction::Leave => {
                popup.left(update, controls);
                Outcome::Pop
            }
            ListAction::Accept if hides_all(popup, update.view(controls)) => Outcome::Stay,
            ListAction::Accept => popup.accept(update, controls),
            ListAction::Move(Direction::Up) => {
                popup.recall(update, controls).unwrap_or_else(|| step(popup, update, controls, -1))
            }
            ListAction::Move(_) | ListAction::HalfPage(_) | ListAction::JumpToEnd(_) => {
                step(popup, update, controls, action.rows(height))
            }
            ListAction::SwitchPage(direction) => {
                // Only a list of claims has pages.
                let pages = update.derived.claim_pages.len();
                if pages > 1 {
                    let page = direction.cycle(Some(controls.page), pages);
                    *controls = Controls { page, ..Controls::default() };
                }
                Outcome::Stay
            }
            ListAction::Popup(command) => popup.act(update, controls, command),
        });
    }

    /// Performs an action in the text field, if one is open.
    pub(crate) fn apply_in_prompt(&mut self, action: PromptAction) {
        self.with_popup(|popup, update, controls| {
            let edited = match action {
                _ if !has_field(popup, controls) => Edit::Unchanged,
                PromptAction::Edit(request) => field::edit(&mut controls.input, request),
                PromptAction::Paste(text) => field::paste(&mut controls.input, &text),
            };
            if edited == Edit::Cut {
                update.session.notice(field::TOO_LONG);
            }
            if edited == Edit::Unchanged { Outcome::Stay } else { popup.edited(controls) }
        });
    }

    /// Opens a text field that filters the list on top.
    pub(crate) fn filter_list(&mut self) {
        self.with_popup(|popup, update, controls| {
            controls.is_filtering = popup.rows(update.view(controls)) > 0;
            if !controls.is_filtering {
                update.session.notice("there is no list to filter here");
            }
            Outcome::Stay
        });
    }

    /// Moves the cursor of the popup on top by this many rows.
    pub(crate) fn step_in_popup(&mut self, by: isize) {
        self.with_popup(|popup, update, controls| step(popup, update, controls, by));
    }

    /// Handles a click: outside the popup on top, closes all popups; inside, moves its cursor.
    pub(crate) fn click_popup(&mut self, spot: CellPosition) {
        let area = area(self.view_state());
        if !area.contains((spot.column, spot.row).into()) {
            return self.session.popups.clear();
        }
        self.with_popup(|popup, update, controls| {
            let view = update.view(controls);
            let (list, _) = areas(popup, view, inner(area));
            if let Some(row) = spot.row.checked_sub(list.y) {
                let line = controls.cursor.window.top + usize::from(row);
                let row = popup.lines(view, list.width.into()).row_at(line);
                controls.cursor.row = row.unwrap_or(controls.cursor.row);
            }
            Outcome::Stay
        });
    }

    /// Keeps the cursor of the popup on top inside its list, and visible.
    pub(crate) fn keep_popup_in_sight(&mut self) {
        let inside = inner(area(self.view_state()));
        self.with_popup(|popup, update, controls| {
            let view = update.view(controls);
            let (list, _) = areas(popup, view, inside);
            let mut cursor = controls.cursor;
            popup.lines(view, list.width.into()).keep_in_sight(&mut cursor, list.height.into());
            controls.cursor = cursor;
            Outcome::Stay
        });
    }
}

fn step(popup: &dyn Popup, update: &mut Update<'_>, controls: &mut Controls, by: isize) -> Outcome {
    let window = controls.cursor.window.top;
    let shown = popup.shown(update.view(controls));
    let index = shown.partition_point(|row| *row < controls.cursor.row);
    match step_clamped(Some(index), by, shown.len()) {
        None => controls.cursor.window.top = window.saturating_add_signed(by),
        Some(index) => controls.cursor.row = shown[index],
    }
    Outcome::Stay
}

/// Whether the filter of a list hides every row.
fn hides_all(popup: &dyn Popup, view: View<'_>) -> bool {
    view.controls.is_filtering && popup.shown(view).is_empty()
}
