//! The list of entities.

use crate::text::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::EntityId;

use super::super::action::Pane;
use super::super::context::Screen;
use super::super::frame::{HasKeys, frame, row, split_row};
use super::list::ListedRow;

pub(crate) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let entities = &screen.derived.entities;
    let title = Span::styled("Entities", screen.style(Role::Strong));
    let note = entities.count().to_string();
    let area = frame(screen, area, &[title], &note, HasKeys::of(screen, Pane::Entities), buffer);
    let height = usize::from(area.height);
    let rows = screen.session.at.entities.rows(height, entities.row_count());
    if rows.is_empty() {
        return nothing(screen, area, buffer);
    }
    for (y, place) in rows.enumerate() {
        match entities.row(place) {
            Some(ListedRow::Heading(kind, count)) => {
                let heading = &screen.graph().entity_kind(kind).plural;
                let left = [Span::styled(heading.as_str(), screen.style(Role::Heading))];
                let right = vec![Span::styled(count.to_string(), screen.style(Role::Dim))];
                let spans = split_row(usize::from(area.width), &left, right);
                row(area, y, &spans, Style::new(), buffer);
            }
            Some(ListedRow::Entity(entity)) => draw_entity(screen, area, y, entity, buffer),
            None => {}
        }
    }
}

fn draw_entity(screen: &Screen<'_>, area: Rect, y: usize, id: EntityId, buffer: &mut Buffer) {
    let entity = screen.graph().entity(id);
    let is_cursor = screen.session.focus == Some(id);
    let is_marked = screen.session.marks.contains(&id);
    let mark = match (is_cursor, is_marked) {
        (true, true) => "▸*",
        (true, false) => "▸ ",
        (false, true) => " *",
        (false, false) => "  ",
    };
    let count = screen.graph().degree(id);
    let left = [Span::raw(mark), Span::styled(entity.name(), screen.kind_style(entity))];
    let right = vec![Span::styled(count.to_string(), screen.style(Role::Dim))];
    let spans = split_row(usize::from(area.width), &left, right);
    let style = if is_cursor { screen.cursor_style(Pane::Entities) } else { Style::new() };
    row(area, y, &spans, style, buffer);
}

fn nothing(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let told = if screen.graph().entity_count() == 0 {
        ["no entity yet", "`guanxi init DIR`", "writes a starter"]
    } else {
        ["the filters let", "no entity through", "Z clears them"]
    };
    for (y, line) in told.into_iter().enumerate() {
        row(area, y + 1, &[Span::raw(format!(" {line}"))], screen.style(Role::Dim), buffer);
    }
}
