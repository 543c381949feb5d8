//! What lies over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use tui_input::Input;

use crate::query::ValueKind;
use crate::text::{Role, clusters, wrap};

use super::super::panes::{inner, overlay, panes};
use super::super::state::overlay::Overlay;
use super::frame::{overlay_frame, row};
use super::{Screen, finder, insights, keys, lists, story};

pub(super) fn draw(screen: &Screen<'_>, body: Rect, buffer: &mut Buffer) {
    let area = overlay(body);
    if area.is_empty() {
        return;
    }
    match &screen.state.overlay {
        None => {}
        Some(Overlay::Finder(found)) => finder::draw(screen, found, area, buffer),
        Some(Overlay::Help(rows)) => keys::draw_help(screen, rows, area, buffer),
        Some(Overlay::Palette(rows)) => keys::draw_palette(screen, rows, area, buffer),
        Some(Overlay::Problems(cursor)) => lists::draw_problems(screen, *cursor, area, buffer),
        Some(Overlay::Filters(panel)) => lists::draw_filters(screen, panel, area, buffer),
        Some(Overlay::Story(story)) => story::draw_story(screen, story, area, buffer),
        Some(Overlay::Sources(cursor)) => lists::draw_sources(screen, *cursor, area, buffer),
        Some(Overlay::Card(cursor)) => lists::draw_card(screen, *cursor, area, buffer),
        Some(Overlay::Export(export)) => lists::draw_export(screen, *export, area, buffer),
        Some(Overlay::Save(save)) => {
            let note = "⏎ writes, Esc leaves";
            let area = overlay_frame(screen, area, "Name of the new file", note, buffer);
            draw_input(screen, &save.input, area, buffer);
            for (y, line) in save.text.lines().take(usize::from(area.height)).enumerate() {
                row(area, y + 2, &[Span::raw(line)], screen.style(Role::Dim), buffer);
            }
        }
        Some(Overlay::Trail(cursor)) => lists::draw_trail(screen, *cursor, area, buffer),
        Some(Overlay::Bookmarks(cursor)) => lists::draw_bookmarks(screen, *cursor, area, buffer),
        Some(Overlay::Insights(cursor)) => insights::draw(screen, *cursor, area, buffer),
        Some(Overlay::Setting(dimension, input)) => {
            let title = format!("{}: {}", dimension.flag(), dimension.prompt());
            let area = overlay_frame(screen, area, &title, "⏎ sets, Esc leaves", buffer);
            draw_input(screen, input, area, buffer);
            let hint = match dimension.value_kind() {
                ValueKind::Number(_) => "a number; nothing takes it away",
                _ => "2024, 2024-07 or 2024-07-19; nothing takes it away",
            };
            // What was wrong with a value is told whole here; the footer has to cut it.
            let told = screen.state.notice.as_deref().unwrap_or(hint);
            for (y, range) in wrap(told, usize::from(area.width)).into_iter().enumerate() {
                row(area, y + 1, &[Span::raw(&told[range])], screen.style(Role::Dim), buffer);
            }
        }
        Some(Overlay::Text(input)) => {
            let area =
                overlay_frame(screen, area, "Find in the source", "⏎ finds, n N go on", buffer);
            draw_input(screen, input, area, buffer);
        }
    }
}

/// Where the cursor of the terminal stands: at the caret, so that input methods open there.
pub(super) fn cursor(screen: &Screen<'_>) -> Option<Position> {
    let input = match screen.state.overlay.as_ref()? {
        Overlay::Finder(finder) => &finder.input,
        Overlay::Help(rows) | Overlay::Palette(rows) => &rows.input,
        Overlay::Text(input) | Overlay::Setting(_, input) => input,
        Overlay::Save(save) => &save.input,
        _ => return None,
    };
    let area = inner(overlay(panes(screen.state).body));
    if area.is_empty() {
        return None;
    }
    let cells = field_width(area);
    let caret = input.visual_cursor().saturating_sub(input.visual_scroll(cells)).min(cells);
    let column = area.x.saturating_add(2).saturating_add(u16::try_from(caret).unwrap_or(0));
    Some(Position::new(column.min(area.right() - 1), area.y))
}

/// The line that is typed into, scrolled so that the caret is on it.
pub(super) fn draw_input(screen: &Screen<'_>, input: &Input, area: Rect, buffer: &mut Buffer) {
    let cells = field_width(area);
    let skipped = input.visual_scroll(cells);
    let mut passed = 0;
    let shown: String = clusters(input.value())
        .skip_while(|(_, cells)| {
            let is_hidden = passed < skipped;
            passed += cells;
            is_hidden
        })
        .map(|(cluster, _)| cluster)
        .collect();
    let prompt = Span::styled("› ", screen.style(Role::Key));
    row(
        area,
        0,
        &[prompt, Span::raw(crate::model::visible(&shown).into_owned())],
        Style::new(),
        buffer,
    );
}

/// The cells for text: the prompt takes two, the caret behind the last letter one.
fn field_width(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(3))
}
