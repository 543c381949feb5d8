//! What the shape of the graph says: sentences under their headings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, count};

use super::super::state::insights::{Insights, Line};
use super::super::state::menu::Cursor;
use super::Screen;
use super::frame::{overlay_frame, row};

pub(super) fn draw(screen: &Screen<'_>, cursor: Cursor, area: Rect, buffer: &mut Buffer) {
    let insights = &screen.state.insights;
    let title = title(screen, insights);
    let note = if insights.is_under_way() { "Esc gives it up" } else { "⏎ what is behind it" };
    let area = overlay_frame(screen, area, &title, note, buffer);
    if insights.count() == 0 {
        let told = nothing_yet(insights);
        return row(area, 0, &[Span::raw(told)], screen.style(Role::Dim), buffer);
    }
    let lines = insights.lines(usize::from(area.width));
    let shown = cursor.window.rows(usize::from(area.height), lines.len());
    for (y, line) in lines[shown].iter().enumerate() {
        draw_line(screen, line, cursor, area, y, buffer);
    }
}

fn draw_line(
    screen: &Screen<'_>,
    line: &Line,
    cursor: Cursor,
    area: Rect,
    y: usize,
    buffer: &mut Buffer,
) {
    let is_cursor = line.insight() == Some(cursor.row);
    let style = if is_cursor { screen.style(Role::Selected) } else { Style::new() };
    let (mark, text, role) = match line {
        Line::Gap => return,
        Line::Heading(title) => ("", *title, Role::Heading),
        Line::First(_, text) if is_cursor => ("▸ ", text.as_str(), Role::Text),
        Line::First(_, text) | Line::More(_, text) => ("  ", text.as_str(), Role::Text),
    };
    row(area, y, &[Span::raw(mark), Span::styled(text, screen.style(role))], style, buffer);
}

/// What is said where there is no sentence.
fn nothing_yet(insights: &Insights) -> String {
    match insights.progress {
        _ if !insights.is_under_way() => {
            "no relation is let through, so nothing can be said".to_owned()
        }
        Some(progress) if progress.of > 1 => {
            let part = progress.done * 100 / progress.of;
            format!("looking for {}: {part} % …", progress.step)
        }
        Some(progress) => format!("looking for {} …", progress.step),
        None => "looking into it …".to_owned(),
    }
}

fn title(screen: &Screen<'_>, insights: &Insights) -> String {
    let filters = if screen.state.filter.is_empty() { "" } else { ", through the filters" };
    if insights.is_under_way() {
        return format!("What the graph says as a whole{filters}");
    }
    let number = count(insights.count(), "sentence", "sentences");
    format!("What the graph says as a whole: {number}{filters}")
}
