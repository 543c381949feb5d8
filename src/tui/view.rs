//! Draws the screen. Drawing never changes the state.
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

pub(super) mod ascii;
mod footer;
mod pending;
mod status;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::text::Span;
use ratatui::widgets::Widget;

use crate::layout::GlyphSet;
use crate::text::{AmbiguousWidth, Role};

use super::action::Pane;
use super::context::ViewState;
use super::frame::Surface;
use super::{canvas, entities, popup, reader, relations};

type DrawFn = fn(ViewState<'_>, &mut Surface<'_>);

impl ViewState<'_> {
    pub(super) fn draw_notice(self, buffer: &mut Buffer) {
        if self.session.message().is_some() {
            footer::draw(self, &mut Surface { area: self.panes().footer, buffer });
        }
    }

    /// Draws the border of a pane with its titles, and returns the inside.
    pub(super) fn draw_pane_border<'b>(
        self,
        pane: Pane,
        (title, note): (&[Span<'_>], &str),
        surface: &'b mut Surface<'_>,
    ) -> Surface<'b> {
        let is_active = self.session.pane == pane && self.session.popups.is_empty();
        let role = if is_active { Role::ActiveBorder } else { Role::Border };
        surface.draw_border(self.palette, role, title, note)
    }
}

impl Widget for ViewState<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        // The buffer may be smaller than the size in the state until the next resize event.
        let Size { width, height } = self.size;
        let whole = Rect::new(0, 0, width, height);
        if whole.intersection(area).intersection(buffer.area) != whole {
            return;
        }
        let panes = self.panes();
        let parts: [(Rect, DrawFn); 8] = [
            (panes.status, status::draw),
            (panes.area(Pane::Entities), entities::view::draw),
            (panes.area(Pane::Canvas), canvas::view::draw),
            (panes.area(Pane::Relations), relations::view::draw),
            (panes.area(Pane::Reader), reader::view::draw),
            (popup::area(self), popup::draw),
            (panes.body, pending::draw),
            (panes.footer, footer::draw),
        ];
        for (area, draw) in parts {
            if !area.is_empty() {
                draw(self, &mut Surface { area, buffer });
            }
        }
        if self.session.glyph_set == GlyphSet::Ascii {
            ascii::convert(buffer, whole, AmbiguousWidth::in_effect());
        }
    }
}
