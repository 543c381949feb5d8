//! Opens, closes and operates popups.

use ratatui::layout::Position;

use crate::layout::Direction;
use crate::model::ClaimId;
use crate::query::Reload;

use super::super::action::{ListAction, PopupCommand, PromptAction, Step};
use super::super::context::{Update, ViewState};
use super::super::cursor::{Cursor, step_clamped};
use super::super::panes::inner;
use super::behaviour::{Popup, SEARCHED_WIDTH, View};
use super::claims::claim_query::ClaimSubject;
use super::draw::areas;
use super::field::{self, Edit};
use super::{Controls, OpenPopup, PopupState};

impl PopupState {
    /// Whether the popup can stay open after a reload, which changes ids and indices.
    pub(crate) fn survives_reload(&self, state: ViewState<'_>) -> bool {
        !matches!(self, Self::Claims(ClaimSubject::Source(_) | ClaimSubject::Insight(_)))
            && self.popup().unavailable_reason(state).is_none()
    }
}

/// Identifies a row of a popup across a reload of the graph.
pub(crate) enum PopupRow {
    Claim(ClaimId),
    /// The whole text of a row without a claim.
    Text(String),
    /// The new graph does not have the row.
    Gone,
}

impl PopupRow {
    pub(crate) fn carried_over(self, reload: Reload<'_>) -> Self {
        match self {
            Self::Claim(claim) => reload.claim(claim).map_or(Self::Gone, Self::Claim),
            Self::Text(_) | Self::Gone => self,
        }
    }
}

impl ViewState<'_> {
    pub(crate) fn popup_row(self) -> Option<PopupRow> {
        let (popup, view) = self.popup()?;
        let row = view.controls.cursor.row;
        let text =
            || (row < popup.row_count(view)).then(|| PopupRow::Text(row_text(popup, view, row)));
        popup.claim(view).map(|(claim, _)| PopupRow::Claim(claim)).or_else(text)
    }

    /// The index of a row of the popup on top; if several match, the one nearest to the cursor.
    fn index_of_row(self, row: &PopupRow) -> Option<usize> {
        let (popup, view) = self.popup()?;
        let is_same = |index: &usize| match row {
            PopupRow::Claim(claim) => {
                let cursor = Cursor { row: *index, ..Cursor::default() };
                let controls = Controls { cursor, ..view.controls.clone() };
                let found = popup.claim(View { controls: &controls, ..view });
                found.is_some_and(|(found, _)| found == *claim)
            }
            PopupRow::Text(text) => row_text(popup, view, *index) == *text,
            PopupRow::Gone => false,
        };
        let rows = (0..popup.row_count(view)).filter(is_same);
        rows.min_by_key(|index| index.abs_diff(view.controls.cursor.row))
    }
}

fn row_text(popup: &dyn Popup, view: View<'_>, index: usize) -> String {
    popup.row(view, index, SEARCHED_WIDTH).into_iter().map(|span| span.content).collect()
}

impl Update<'_> {
    /// Moves the cursor of the popup on top to a row, or to the first row if the graph no longer has it.
    pub(crate) fn return_to_row(&mut self, row: &PopupRow) {
        let index = self.view_state().index_of_row(row).unwrap_or(0);
        if let Some(open) = self.session.popups.last_mut() {
            open.controls.cursor.row = index;
        }
    }

    /// Opens a popup in place of the one on top, or shows why it cannot be opened. A timeline keeps its last form.
    pub(crate) fn open_popup(&mut self, state: PopupState) {
        let state = match state {
            PopupState::Claims(ClaimSubject::Timeline(_)) => {
                PopupState::Claims(ClaimSubject::Timeline(self.session.timeline_form))
            }
            state => state,
        };
        if let Some(reason) = state.popup().unavailable_reason(self.view_state()) {
            return self.session.show_notice(reason);
        }
        self.session.popups.pop();
        self.push_popup(state);
    }

    pub(super) fn push_popup(&mut self, state: PopupState) {
        let mut controls = Controls::default();
        state.popup().prepare(self, &mut controls);
        self.session.popups.push(OpenPopup { state, controls });
    }

    pub(crate) fn apply_in_popup(&mut self, action: ListAction) {
        let (state, pages) = (self.session.top().state.clone(), self.derived.claim_pages.len());
        let popup = state.popup();
        match action {
            ListAction::Leave if self.session.top().controls.is_filtering => {
                self.session.top().controls.is_filtering = false;
                self.session.top().controls.input.reset();
            }
            ListAction::Leave if self.session.top().controls.axis.cancel_mark() => {}
            ListAction::Leave => {
                popup.save_cursor(self);
                self.session.popups.pop();
            }
            // The filter of a list may hide every row.
            ListAction::Accept
                if self.session.top().controls.is_filtering
                    && popup.matching_rows(self.view()).is_empty() => {}
            ListAction::Accept => popup.accept(self),
            ListAction::Move(Direction::Up) => popup.move_up(self),
            ListAction::Move(Direction::Left) => popup.step_sideways(self, Step::Back),
            ListAction::Move(Direction::Right) => popup.step_sideways(self, Step::Forward),
            ListAction::Move(_) | ListAction::HalfPage(_) | ListAction::JumpToEnd(_) => {
                let height = inner(popup.area(self.view_state())).height;
                self.step_in_popup(action.row_offset(height));
            }
            // Only a list of claims has pages.
            ListAction::SwitchPage(direction) if pages > 1 => {
                let page = direction.cycle(Some(self.session.top().controls.page), pages);
                self.session.top().controls = Controls { page, ..Controls::default() };
            }
            ListAction::SwitchPage(_) => {}
            ListAction::Popup(PopupCommand::ToggleAxis) => self.toggle_axis(),
            ListAction::Popup(command) => popup.handle_command(self, command),
        }
    }

    /// Performs an action in the text field, if there is one.
    pub(crate) fn apply_in_prompt(&mut self, action: PromptAction) {
        if !self.session.scope().takes_text() {
            return;
        }
        let controls = &mut self.session.top().controls;
        let edit = match action {
            PromptAction::Edit(request) => field::edit(&mut controls.input, request),
            PromptAction::Paste(text) => field::paste(&mut controls.input, &text),
        };
        if edit != Edit::Unchanged {
            controls.restart();
        }
        if edit == Edit::Truncated {
            self.session.show_notice(field::TOO_LONG);
        }
    }

    pub(crate) fn filter_list(&mut self) {
        let Some((popup, view)) = self.view_state().popup() else { return };
        let has_list = popup.row_count(view) > 0;
        self.session.top().controls.is_filtering = has_list;
        if !has_list {
            self.session.show_notice("there is no list to filter here");
        }
    }

    /// Moves the cursor of the popup on top by this many rows; scrolls a popup without rows.
    #[expect(clippy::indexing_slicing, reason = "a step stays below the length")]
    pub(crate) fn step_in_popup(&mut self, by: isize) {
        let Some((popup, view)) = self.view_state().popup() else { return };
        let (rows, Cursor { row, window }) = (popup.matching_rows(view), view.controls.cursor);
        let index = rows.partition_point(|other| *other < row);
        let cursor = &mut self.session.top().controls.cursor;
        match step_clamped(Some(index), by, rows.len()) {
            None => cursor.window.top = window.top.saturating_add_signed(by),
            Some(index) => cursor.row = rows[index],
        }
    }

    /// Handles a click: outside the popup on top, closes all popups; inside, moves its cursor.
    pub(crate) fn click_popup(&mut self, cell: Position) {
        let Some((popup, view)) = self.view_state().popup() else { return };
        if !popup.area(view.state).contains(cell) {
            return self.session.popups.clear();
        }
        let (list, _) = areas(popup, view);
        let Some(row) = cell.y.checked_sub(list.y) else {
            let column = cell.x.saturating_sub(list.x);
            let state = self.session.top().state.clone();
            return state.popup().click_above_list(self, column.into());
        };
        let Cursor { mut window, .. } = view.controls.cursor;
        let line = window.click(row.into());
        if let Some(row) = popup.lines(view, list.width.into()).row_at(line) {
            self.session.top().controls.cursor = Cursor { row, window };
        }
    }

    /// Keeps the cursor of the popup on top inside its list, and visible.
    pub(crate) fn keep_popup_cursor_visible(&mut self) {
        let Some((popup, view)) = self.view_state().popup() else { return };
        let (list, mut cursor) = (areas(popup, view).0, view.controls.cursor);
        popup.lines(view, list.width.into()).keep_cursor_visible(&mut cursor, list.height.into());
        self.session.top().controls.cursor = cursor;
    }
}
