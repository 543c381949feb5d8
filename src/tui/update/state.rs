use ratatui::layout::Size;

use crate::load::LoadedGraph;
use crate::model::EntityId;
use crate::query::{Reload, opening_entity};
use crate::text::Palette;

use super::super::action::{Action, PromptAction};
use super::super::context::{Update, ViewState};
use super::super::derived::Derived;
use super::super::popup::PopupState;
use super::super::popup::finder::{Finder, Purpose};
use super::super::request::Request;
use super::super::session::Session;

/// A session, its derived state, and the size of the screen.
#[derive(Default)]
pub struct State {
    /// The session.
    pub session: Session,
    /// The derived state.
    pub derived: Derived,
    /// The size of the screen, in cells.
    pub size: Size,
}

impl State {
    fn update<'a>(&'a mut self, loaded: &'a LoadedGraph) -> Update<'a> {
        let Self { session, derived, size } = self;
        Update { loaded, session, derived, size, requests: Vec::new() }
    }

    /// Visits an entity, by default the [`opening_entity`] of the graph, and derives the state.
    pub fn open(&mut self, loaded: &LoadedGraph, focus: Option<EntityId>) {
        let mut update = self.update(loaded);
        if let Some(focus) = focus.or_else(|| opening_entity(&loaded.graph)) {
            update.visit(focus);
        }
        update.refresh();
    }

    /// Carries the session over to a reloaded graph, and keeps the popups that can stay open.
    pub(crate) fn reopen(&mut self, old: &LoadedGraph, new: &LoadedGraph) {
        let reload = Reload { old: &old.graph, new: &new.graph };
        let row = self.view_state(old, Palette::default()).popup_row();
        let row = row.map(|row| row.carried_over(reload));
        self.derived = Derived { map: self.derived.map.carried_over(reload), ..Derived::default() };
        let mut popups = std::mem::take(&mut self.session.popups);
        self.session = std::mem::take(&mut self.session).carried_over(reload);
        match (self.session.focus, self.session.trail.current()) {
            (Some(_), Some(_)) => self.refresh(new),
            (focus, _) => self.open(new, focus),
        }
        let state = self.view_state(new, Palette::default());
        popups.retain(|open| open.state.survives_reload(state));
        self.session.popups = popups;
        // Clamps the scroll position, as the source may be shorter than before.
        let mut update = self.update(new);
        update.scroll_reader(0);
        update.refresh();
        if let Some(row) = row {
            update.return_to_row(&row);
            update.refresh();
        }
    }

    /// Opens the finder with a query, for the picker.
    pub(crate) fn open_picker(&mut self, loaded: &LoadedGraph, query: &str) {
        let mut update = self.update(loaded);
        update.open_popup(PopupState::Finder(Finder::new(Purpose::Pick)));
        update.apply_in_prompt(PromptAction::Paste(query.to_owned()));
        update.refresh();
    }

    /// Performs an action and returns the requested side effects. The consequences, such as a new picture, are derived
    /// by [`State::refresh`] or before the next action that needs them, so that only the last of several queued keys
    /// triggers a layout.
    pub fn apply(&mut self, loaded: &LoadedGraph, action: Action) -> Vec<Request> {
        let mut update = self.update(loaded);
        update.perform(action);
        update.requests
    }

    /// Derives everything from the session.
    pub fn refresh(&mut self, loaded: &LoadedGraph) {
        self.update(loaded).refresh();
    }

    /// Whether Enter was pressed before the search finished, and a hit can now be accepted.
    pub(crate) fn can_accept_pending(&self) -> bool {
        let is_accepted =
            self.session.popups.last().is_some_and(|open| open.controls.is_accept_pending);
        is_accepted && self.derived.hits.can_accept()
    }

    /// The state to draw.
    pub(crate) fn view_state<'a>(
        &'a self,
        loaded: &'a LoadedGraph,
        palette: Palette,
    ) -> ViewState<'a> {
        let Self { session, derived, size } = self;
        ViewState { loaded, session, derived, cursors: &session.cursors, size: *size, palette }
    }
}
