//! The state that drawing reads, and the state that an action can change.

use ratatui::layout::Size;
use ratatui::style::{Modifier, Style};

use crate::load::LoadedGraph;
use crate::model::{Entity, Graph};
use crate::text::{KeyText, Palette, Role};

use super::action::Pane;
use super::canvas::path::ShownPath;
use super::derived::Derived;
use super::panes::Panes;
use super::request::Request;
use super::session::Session;
use super::session::cursors::Cursors;

/// The state that drawing reads.
#[derive(Clone, Copy)]
pub struct ViewState<'s> {
    pub(crate) loaded: &'s LoadedGraph,
    pub(crate) session: &'s Session,
    pub(crate) derived: &'s Derived,
    /// The cursors of the session; during derivation, those of the next frame.
    pub(crate) cursors: &'s Cursors,
    pub(crate) size: Size,
    pub(crate) palette: Palette,
}

impl<'s> ViewState<'s> {
    pub(super) fn graph(self) -> &'s Graph {
        &self.loaded.graph
    }

    pub fn panes(self) -> Panes {
        self.session.panes(self.size)
    }

    pub(super) fn shown_path(self) -> Option<ShownPath<'s>> {
        ShownPath::new(&self.session.canvas, &self.derived.paths, self.cursors.canvas.path)
    }

    /// The text with `{action}` replaced by the key of the action.
    pub(super) fn fill_keys(self, text: impl Into<KeyText>) -> String {
        self.session.keys.fill(self.session.scope(), text)
    }

    /// Like [`Self::fill_keys`], but with the keys of the active pane even while a popup is open.
    pub(super) fn fill_pane_keys(self, text: impl Into<KeyText>) -> String {
        self.session.keys.fill(self.session.pane_scope(), text)
    }

    pub(super) fn style(self, role: Role) -> Style {
        let style = Style::from(role.style(self.palette));
        // Dim text would be hard to read on the background of the cursor.
        if role == Role::Selected { style.remove_modifier(Modifier::DIM) } else { style }
    }

    pub(super) fn kind_style(self, entity: Entity<'_>) -> Style {
        self.style(Role::Kind(entity.kind_id()))
    }

    /// The style of the row under the cursor of a pane.
    pub(super) fn cursor_style(self, pane: Pane) -> Style {
        let is_active = self.session.pane == pane && self.session.popups.is_empty();
        self.style(if is_active { Role::Selected } else { Role::InactiveSelection })
    }
}

/// The state that an action can change, and the side effects that it requests.
pub(super) struct Update<'a> {
    pub(super) loaded: &'a LoadedGraph,
    pub(super) session: &'a mut Session,
    pub(super) derived: &'a mut Derived,
    pub(super) size: &'a mut Size,
    pub(super) requests: Vec<Request>,
}

impl Update<'_> {
    pub(super) fn view_state(&self) -> ViewState<'_> {
        let Self { loaded, session, derived, size, .. } = self;
        let palette = Palette::default();
        ViewState { loaded, session, derived, cursors: &session.cursors, size: **size, palette }
    }

    pub(super) fn panes(&self) -> Panes {
        self.view_state().panes()
    }

    pub(super) fn request(&mut self, request: Request) {
        self.requests.push(request);
    }
}
