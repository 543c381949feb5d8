//! What drawing reads, and what an action changes.

use ratatui::style::Style;

use crate::load::LoadedGraph;
use crate::model::{Entity, Graph};
use crate::text::{Palette, Role};

use super::argument::Pane;
use super::panes::Panes;
use super::request::Request;
use super::state::State;

/// Everything that drawing reads.
#[derive(Clone, Copy)]
pub struct Screen<'s> {
    /// The graph and everything known about it.
    pub world: &'s LoadedGraph,
    /// What is shown of it.
    pub state: &'s State,
    /// Whether colours may be used.
    pub palette: Palette,
}

impl<'s> Screen<'s> {
    pub(super) fn graph(&self) -> &'s Graph {
        &self.world.graph
    }

    pub(super) fn panes(&self) -> Panes {
        self.state.panes()
    }

    pub(super) fn style(&self, role: Role) -> Style {
        role.style(self.palette).into()
    }

    pub(super) fn kind_style(&self, entity: Entity<'_>) -> Style {
        self.style(Role::Kind(entity.kind_id()))
    }

    /// The style of the row under the cursor of a pane.
    pub(super) fn cursor_style(&self, pane: Pane) -> Style {
        let has_keys = self.state.pane == pane && self.state.popups.is_empty();
        self.style(if has_keys { Role::Selected } else { Role::Remembered })
    }
}

/// What an action changes, and what it asks of the world outside.
pub(super) struct Change<'a> {
    pub(super) state: &'a mut State,
    pub(super) world: &'a LoadedGraph,
    pub(super) requests: Vec<Request>,
}

impl<'a> Change<'a> {
    /// No requests yet.
    pub(super) fn new(state: &'a mut State, world: &'a LoadedGraph) -> Self {
        Self { state, world, requests: Vec::new() }
    }

    /// What drawing would read now.
    pub(super) fn screen(&self) -> Screen<'_> {
        Screen { world: self.world, state: self.state, palette: Palette::default() }
    }

    pub(super) fn panes(&self) -> Panes {
        self.state.panes()
    }

    pub(super) fn request(&mut self, request: impl Into<Request>) {
        self.requests.push(request.into());
    }

    /// Shows a message in the footer until the next action.
    pub(super) fn notice(&mut self, text: impl Into<String>) {
        self.state.notice = Some(text.into());
    }
}
