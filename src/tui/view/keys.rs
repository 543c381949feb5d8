//! Help and palette: two views of the key table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::keys::Binding;
use super::super::state::overlay::Rows;
use super::super::text::pad;
use super::super::theme::Role;
use super::Screen;
use super::frame::{overlay_frame, row};
use super::overlay::draw_input;

/// The cells for the keys of a row.
const KEYS: usize = 24;

pub(super) fn draw_help(screen: &Screen<'_>, rows: &Rows, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, "Help: keys", "type to search, ⏎ does it", buffer);
    draw_rows(screen, rows, &rows.bindings(), area, buffer);
}

pub(super) fn draw_palette(screen: &Screen<'_>, rows: &Rows, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, "Commands", "type to search, ⏎ does it", buffer);
    draw_rows(screen, rows, &rows.commands(), area, buffer);
}

fn draw_rows(
    screen: &Screen<'_>,
    rows: &Rows,
    bindings: &[&Binding],
    area: Rect,
    buffer: &mut Buffer,
) {
    draw_input(screen, &rows.input, area, buffer);
    let list =
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
    if bindings.is_empty() {
        let told = Span::styled("no key does that", screen.style(Role::Dim));
        return row(list, 0, &[told], Style::new(), buffer);
    }
    let shown = rows.cursor.window.rows(usize::from(list.height), bindings.len());
    for (y, place) in shown.enumerate() {
        let binding = bindings[place];
        let is_cursor = place == rows.cursor.row;
        let spans = [
            Span::raw(if is_cursor { "▸ " } else { "  " }),
            Span::styled(pad(&binding.keys.join("  "), KEYS), screen.style(Role::Key)),
            Span::raw(" "),
            Span::raw(binding.help),
            Span::styled(format!("  {}", binding.scope.heading()), screen.style(Role::Dim)),
        ];
        let style = if is_cursor { screen.style(Role::Selected) } else { Style::new() };
        row(list, y, &spans, style, buffer);
    }
}
