//! Opening, leaving and using popups.

use tui_input::Input;

use super::super::action::{ListAction, PromptAction};
use super::super::argument::{Direction, PopupCommand, Spot, Vertical};
use super::super::context::Change;
use super::super::field::{self, Edit};
use super::super::keys::action_named;
use super::super::panes::{inner, popup_area};
use super::draw::{has_field, list_area};
use super::{After, Controls, OpenPopup, Popup, PopupState, View};

impl Change<'_> {
    /// Opens a popup in place of the one on top, or says why there is nothing to open.
    pub(in crate::tui) fn open_popup(&mut self, state: PopupState) {
        if let Some(reason) = state.popup().refusal(self.screen()) {
            return self.notice(reason);
        }
        let opened = self.prepared(state);
        self.state.popups.pop();
        self.state.popups.push(opened);
    }

    fn prepared(&mut self, state: PopupState) -> OpenPopup {
        let mut controls = Controls::default();
        state.popup().open(self, &mut controls);
        OpenPopup { state, controls }
    }

    /// Lets the popup on top act; it is off the stack meanwhile.
    pub(super) fn with_popup(
        &mut self,
        act: impl FnOnce(&dyn Popup, &mut Self, &mut Controls) -> After,
    ) {
        let Some(OpenPopup { state, mut controls }) = self.state.popups.pop() else { return };
        match act(state.popup(), self, &mut controls) {
            After::Stay => self.state.popups.push(OpenPopup { state, controls }),
            After::Become(state) => self.state.popups.push(OpenPopup { state, controls }),
            After::Over(above) => {
                self.state.popups.push(OpenPopup { state, controls });
                let above = self.prepared(above);
                self.state.popups.push(above);
            }
            After::Leave => {}
            After::Close => self.state.popups.clear(),
            After::Act(action) => {
                self.state.popups.clear();
                if let Some(action) = action_named(action) {
                    self.apply(action);
                }
            }
        }
    }

    /// What a list action does in the popup on top.
    pub(in crate::tui) fn apply_in_popup(&mut self, action: ListAction) {
        // Far enough for any list, and far from overflowing.
        let far = isize::MAX / 4;
        match action {
            ListAction::Leave => self.with_popup(|popup, change, controls| {
                popup.left(change, controls);
                After::Leave
            }),
            ListAction::Accept => {
                self.with_popup(|popup, change, controls| popup.accept(change, controls));
            }
            ListAction::Move(Direction::Up) => self.with_popup(|popup, change, controls| {
                popup.recall(change, controls).unwrap_or_else(|| step(popup, change, controls, -1))
            }),
            ListAction::Move(Direction::Down) => self.step_in_popup(1),
            ListAction::Move(Direction::Left | Direction::Right) => {}
            ListAction::HalfPage(Vertical::Up) => self.step_in_popup(-self.half_page_of_popup()),
            ListAction::HalfPage(Vertical::Down) => self.step_in_popup(self.half_page_of_popup()),
            ListAction::JumpToEnd(Vertical::Up) => self.step_in_popup(-far),
            ListAction::JumpToEnd(Vertical::Down) => self.step_in_popup(far),
            ListAction::TurnPage(way) => self.turn_page_of_popup(way),
            ListAction::Toggle(toggle) => self.command_popup(PopupCommand::Toggle(toggle)),
            ListAction::CopyProduct => self.command_popup(PopupCommand::CopyProduct),
        }
    }

    /// What a text field does, if one is open.
    pub(in crate::tui) fn apply_in_prompt(&mut self, action: PromptAction) {
        match action {
            PromptAction::Edit(request) => self.edit_text(|input| field::edit(input, request)),
            PromptAction::Paste(text) => self.edit_text(|input| field::paste(input, &text)),
            PromptAction::TurnScope(way) => self.command_popup(PopupCommand::TurnScope(way)),
            PromptAction::Mark => self.command_popup(PopupCommand::Mark),
        }
    }

    fn command_popup(&mut self, command: PopupCommand) {
        self.with_popup(|popup, change, controls| popup.command(change, controls, command));
    }

    fn edit_text(&mut self, edit: impl FnOnce(&mut Input) -> Edit) {
        self.with_popup(|popup, change, controls| {
            let edited = if has_field(popup) { edit(&mut controls.input) } else { Edit::Unchanged };
            match edited {
                Edit::Unchanged => {}
                Edit::Changed => popup.edited(change, controls),
                Edit::Cut => {
                    change.notice(field::TOO_LONG);
                    popup.edited(change, controls);
                }
            }
            After::Stay
        });
    }

    /// Moves the cursor of the popup on top by this many rows.
    pub(in crate::tui) fn step_in_popup(&mut self, by: isize) {
        self.with_popup(|popup, change, controls| step(popup, change, controls, by));
    }

    fn half_page_of_popup(&self) -> isize {
        let height = inner(popup_area(self.panes().body)).height;
        isize::try_from((height / 2).max(1)).unwrap_or(1)
    }

    fn turn_page_of_popup(&mut self, way: Vertical) {
        self.with_popup(|popup, change, controls| {
            let pages = popup.pages(View { screen: change.screen(), controls });
            if pages > 1 {
                let step = if way == Vertical::Down { 1 } else { pages - 1 };
                let page = (controls.page + step) % pages;
                *controls = Controls { page, ..Controls::default() };
            }
            After::Stay
        });
    }

    /// Closes all popups after a click beside the one on top, or puts its cursor where it was
    /// clicked.
    pub(in crate::tui) fn click_popup(&mut self, spot: Spot) {
        let area = popup_area(self.panes().body);
        if !area.contains((spot.column, spot.row).into()) {
            return self.state.popups.clear();
        }
        self.with_popup(|popup, change, controls| {
            let list = list_area(popup, View { screen: change.screen(), controls }, inner(area));
            if let Some(row) = spot.row.checked_sub(list.y) {
                popup.click(change, controls, usize::from(row), list);
            }
            After::Stay
        });
    }

    /// Keeps the cursor of the popup on top inside its list.
    pub(in crate::tui) fn keep_popup_in_sight(&mut self) {
        let inside = inner(popup_area(self.panes().body));
        self.with_popup(|popup, change, controls| {
            let list = list_area(popup, View { screen: change.screen(), controls }, inside);
            popup.keep_in_sight(change, controls, list);
            After::Stay
        });
    }
}

fn step(popup: &dyn Popup, change: &mut Change<'_>, controls: &mut Controls, by: isize) -> After {
    popup.step(change, controls, by);
    After::Stay
}
