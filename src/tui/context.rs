//! Contexts: what drawing reads, and what an action changes.

use std::path::PathBuf;

use ratatui::layout::Size;
use ratatui::style::Style;

use crate::load::LoadedGraph;
use crate::model::{ClaimId, Entity, Graph};
use crate::text::{Palette, Role};

use super::action::Pane;
use super::canvas::path::ShownPath;
use super::claim::entity_of;
use super::derived::Derived;
use super::panes::Panes;
use super::request::Request;
use super::session::Session;
use super::session::cursors::Cursors;

/// Everything that drawing reads.
#[derive(Clone, Copy)]
pub struct Screen<'s> {
    /// The graph, its files and problems.
    pub loaded: &'s LoadedGraph,
    /// The state of the interface.
    pub session: &'s Session,
    /// What is derived from it.
    pub derived: &'s Derived,
    /// The cursors of the session; while the next frame is derived, those of that frame.
    pub at: &'s Cursors,
    /// The window, in cells.
    pub size: Size,
    /// The colours.
    pub palette: Palette,
}

impl<'s> Screen<'s> {
    pub(super) fn graph(self) -> &'s Graph {
        &self.loaded.graph
    }

    pub(super) fn panes(self) -> Panes {
        self.session.panes(self.size)
    }

    pub(super) fn shown_path(self) -> Option<ShownPath<'s>> {
        ShownPath::of(&self.session.canvas, &self.derived.paths, self.at.canvas.path)
    }

    /// The file and line of a claim.
    pub(super) fn location_of(self, claim: ClaimId) -> Option<(PathBuf, u32)> {
        let defined_at = match claim {
            ClaimId::Relation(relation) => self.graph().relation(relation).defined_at(),
            alone => self.graph().entity(entity_of(self.graph(), alone)).defined_at(),
        };
        Some((self.loaded.path_of(defined_at)?.to_owned(), defined_at.line))
    }

    pub(super) fn style(self, role: Role) -> Style {
        role.style(self.palette).into()
    }

    pub(super) fn kind_style(self, entity: Entity<'_>) -> Style {
        self.style(Role::Kind(entity.kind_id()))
    }

    /// The style of the row under the cursor of a pane.
    pub(super) fn cursor_style(self, pane: Pane) -> Style {
        let has_keys = self.session.pane == pane && self.session.popups.is_empty();
        self.style(if has_keys { Role::Selected } else { Role::InactiveSelection })
    }
}

/// What an action changes, and the side effects it requests.
pub(super) struct Update<'a> {
    pub(super) loaded: &'a LoadedGraph,
    pub(super) session: &'a mut Session,
    pub(super) derived: &'a mut Derived,
    pub(super) size: &'a mut Size,
    pub(super) requests: Vec<Request>,
}

impl Update<'_> {
    /// The current input of drawing.
    pub(super) fn screen(&self) -> Screen<'_> {
        let Self { loaded, session, derived, size, .. } = self;
        let palette = Palette::default();
        Screen { loaded, session, derived, at: &session.at, size: **size, palette }
    }

    pub(super) fn panes(&self) -> Panes {
        self.screen().panes()
    }

    pub(super) fn request(&mut self, request: Request) {
        self.requests.push(request);
    }
}
