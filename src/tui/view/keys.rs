//! Help and palette: two views of the key table; the help tells the marks as well.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, pad};

use super::super::state::overlay::{HelpRow, MARKS_HEADING, Rows};
use super::Screen;
use super::frame::{overlay_frame, row};
use super::overlay::draw_input;

/// The cells for the keys of a row.
const KEYS: usize = 24;

pub(super) fn draw_help(screen: &Screen<'_>, rows: &Rows, area: Rect, buffer: &mut Buffer) {
    let note = "type to search, ⏎ does it";
    let area = overlay_frame(screen, area, "Help: keys and marks", note, buffer);
    draw_rows(screen, rows, &rows.help(), area, buffer);
}

pub(super) fn draw_palette(screen: &Screen<'_>, rows: &Rows, area: Rect, buffer: &mut Buffer) {
    let area = overlay_frame(screen, area, "Commands", "type to search, ⏎ does it", buffer);
    let commands: Vec<HelpRow> = rows.commands().into_iter().map(HelpRow::Key).collect();
    draw_rows(screen, rows, &commands, area, buffer);
}

fn draw_rows(screen: &Screen<'_>, rows: &Rows, found: &[HelpRow], area: Rect, buffer: &mut Buffer) {
    draw_input(screen, &rows.input, area, buffer);
    let list =
        Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
    if found.is_empty() {
        let told = Span::styled("no key or mark is called so", screen.style(Role::Dim));
        return row(list, 0, &[told], Style::new(), buffer);
    }
    let shown = rows.cursor.window.rows(usize::from(list.height), found.len());
    for (y, place) in shown.enumerate() {
        let (keys, told, heading) = match found[place] {
            HelpRow::Key(key) => (key.keys.join("  "), key.help, key.scope.heading()),
            HelpRow::Mark(mark) => (mark.example.to_owned(), mark.meaning, MARKS_HEADING),
        };
        let is_cursor = place == rows.cursor.row;
        let spans = [
            Span::raw(if is_cursor { "▸ " } else { "  " }),
            Span::styled(pad(&keys, KEYS), screen.style(Role::Key)),
            Span::raw(" "),
            Span::raw(told),
            Span::styled(format!("  {heading}"), screen.style(Role::Dim)),
        ];
        let style = if is_cursor { screen.style(Role::Selected) } else { Style::new() };
        row(list, y, &spans, style, buffer);
    }
}
