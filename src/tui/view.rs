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
//! A popup is drawn last, over the panes.

mod footer;
mod pending;
mod status;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::Widget;

use super::context::Screen;
use super::{canvas, entities, popup, reader, relations};

impl Screen<'_> {
    /// The position of the terminal's cursor, if something is typed.
    #[must_use]
    pub fn cursor(&self) -> Option<Position> {
        popup::caret(*self)
    }

    /// Draws the lower line if it says what the last key led to.
    pub fn draw_notice(&self, buffer: &mut Buffer) {
        if self.session.notice.is_some() {
            let panes = self.panes();
            footer::draw(self, panes.footer, panes.body, buffer);
        }
    }
}

impl Widget for &Screen<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        // The state knows the size that it was told; a smaller frame is about to be followed by
        // another size.
        let Size { width, height } = self.size;
        let whole = Rect::new(0, 0, width, height);
        if whole.intersection(area).intersection(buffer.area) != whole {
            return;
        }
        let panes = self.panes();
        status::draw(self, panes.status, buffer);
        entities::view::draw(self, panes.entities, buffer);
        canvas::view::draw(self, panes.canvas, buffer);
        relations::view::draw(self, panes.relations, buffer);
        reader::view::draw(self, panes.reader, buffer);
        popup::draw(*self, panes.body, buffer);
        pending::draw(self, panes.body, buffer);
        footer::draw(self, panes.footer, panes.body, buffer);
    }
}

impl Widget for Screen<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        (&self).render(area, buffer);
    }
}
