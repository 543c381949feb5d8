//! What the screen looks like. Nothing here changes anything.
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
use super::frame::Surface;
use super::{canvas, entities, popup, reader, relations};

/// Draws a part of the screen.
type Draw = fn(Screen<'_>, &mut Surface<'_>);

impl Screen<'_> {
    /// The position of the terminal's cursor, if something is typed.
    pub(super) fn cursor(self) -> Option<Position> {
        popup::caret(self)
    }

    /// Draws the lower line if it says what the last key led to.
    pub(super) fn draw_notice(self, buffer: &mut Buffer) {
        if self.session.notice.is_some() {
            footer::draw(self, &mut Surface { area: self.panes().footer, buffer });
        }
    }
}

impl Widget for Screen<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        // The state knows the size that it was given; a smaller frame is followed by another size.
        let Size { width, height } = self.size;
        let whole = Rect::new(0, 0, width, height);
        if whole.intersection(area).intersection(buffer.area) != whole {
            return;
        }
        let panes = self.panes();
        let drawn: [(Rect, Draw); 8] = [
            (panes.status, status::draw),
            (panes.entities, entities::view::draw),
            (panes.canvas, canvas::view::draw),
            (panes.relations, relations::view::draw),
            (panes.reader, reader::view::draw),
            (popup::area(self), popup::draw),
            (panes.body, pending::draw),
            (panes.footer, footer::draw),
        ];
        for (area, draw) in drawn {
            if !area.is_empty() {
                draw(self, &mut Surface { area, buffer });
            }
        }
    }
}
