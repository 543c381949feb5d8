//! The possible continuations of the keys pressed so far, above the footer.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, pad, width};

use super::super::context::ViewState;
use super::super::frame::Surface;

/// The width of the column of keys, in cells.
const KEY_WIDTH: usize = 8;

pub(super) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let (pressed, body) = (state.session.pending_keys.as_str(), surface.area);
    if pressed.is_empty() {
        return;
    }
    let rows = state.session.keys.continuations(state.session.scope(), pressed);
    let lines: Vec<(&str, &str)> = rows.map(|(rest, row)| (rest, row.binding.help)).collect();
    let widest = lines.iter().map(|(_, help)| width(help)).max().unwrap_or(0);
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let height = cells(lines.len() + 2).min(body.height);
    let width = cells(widest + KEY_WIDTH + 4).min(body.width);
    let area = Rect { y: body.bottom() - height, width, height, ..body };
    let mut surface = surface.at(area);
    let mut surface = surface.draw_popup(state.palette, pressed.to_owned(), "");
    for (y, (rest, help)) in lines.iter().enumerate() {
        let key = Span::styled(pad(rest, KEY_WIDTH), state.style(Role::Key));
        surface.draw_row(y, &[Span::raw(" "), key, Span::raw(*help)], Style::new());
    }
}
