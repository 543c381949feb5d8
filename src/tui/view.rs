//! What the state looks like. Nothing here changes anything.
//!
//! ```text
//! ┌ status ──────────────────────────────────────┐
//! ├ entities ┬ canvas ───────────────────────────┤
//! │          │                                   │
//! │          ├ relations ───────┬ reader ────────┤
//! │          │                  │ claim          │
//! │          │                  │ paragraphs     │
//! └ footer ──┴──────────────────┴────────────────┘
//! ```
//! What lies over the panes (`overlay`) is drawn last.

mod canvas;
mod entities;
mod finder;
mod footer;
mod frame;
mod insights;
mod keys;
mod lists;
mod overlay;
mod pending;
mod reader;
mod relations;
mod status;
mod story;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::load::LoadedGraph;
use crate::model::{Entity, Graph};
use crate::text::{Palette, Role};

use super::action::Pane;
use super::panes::panes;
use super::state::State;

/// The whole screen, ready to be drawn.
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
    /// Where the cursor of the terminal stands, where something is typed.
    #[must_use]
    pub fn cursor(&self) -> Option<Position> {
        overlay::cursor(self)
    }

    /// Draws the lower line if it says what the last key led to.
    pub fn draw_notice(&self, buffer: &mut Buffer) {
        if self.state.notice.is_some() {
            let panes = panes(self.state);
            footer::draw(self, panes.footer, panes.body, buffer);
        }
    }

    fn graph(&self) -> &'s Graph {
        &self.world.graph
    }

    fn style(&self, role: Role) -> Style {
        role.style(self.palette).into()
    }

    fn kind_style(&self, entity: Entity<'_>) -> Style {
        self.style(Role::Kind(entity.kind_id()))
    }

    /// The style of the row under the cursor of a pane.
    fn cursor_style(&self, pane: Pane) -> Style {
        let has_keys = self.state.pane == pane && self.state.overlay.is_none();
        self.style(if has_keys { Role::Selected } else { Role::Remembered })
    }
}

impl Widget for &Screen<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        // The state knows the size that it was told; a smaller frame is about to be followed by
        // another size.
        let Size { width, height } = self.state.size;
        let whole = Rect::new(0, 0, width, height);
        if whole.intersection(area).intersection(buffer.area) != whole {
            return;
        }
        let panes = panes(self.state);
        status::draw(self, panes.status, buffer);
        entities::draw(self, panes.entities, buffer);
        canvas::draw(self, panes.canvas, buffer);
        relations::draw(self, panes.relations, buffer);
        reader::draw(self, panes.reader, buffer);
        overlay::draw(self, panes.body, buffer);
        pending::draw(self, panes.body, buffer);
        footer::draw(self, panes.footer, panes.body, buffer);
    }
}

impl Widget for Screen<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        (&self).render(area, buffer);
    }
}
