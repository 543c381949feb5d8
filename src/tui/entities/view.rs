//! Draws the entity list.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::EntityId;
use crate::text::{Role, name_within};

use super::super::action::Pane;
use super::super::context::Screen;
use super::super::frame::{Surface, span_width, split_row};
use super::list::EntityListRow;

pub(crate) fn draw(screen: Screen<'_>, on: &mut Surface<'_>) {
    let (entities, window) = (&screen.derived.entities, screen.cursors.entities);
    let title = Span::styled("Entities", screen.style(Role::Strong));
    let mut on = screen.pane(Pane::Entities, (&[title], &entities.count().to_string()), on);
    let (cells, count) = (on.cells(), entities.row_count());
    on.list(window, count, |index| match entities.row(index) {
        Some(EntityListRow::Heading(kind, count)) => {
            let heading = screen.graph().entity_kind(kind).plural.as_str();
            let heading = [Span::styled(heading, screen.style(Role::Heading))];
            (split_row(cells, &heading, number(screen, count)), Style::new())
        }
        Some(EntityListRow::Entity(entity)) => entity_row(screen, entity, cells),
        None => (Vec::new(), Style::new()),
    });
    if count == 0 {
        let message = if screen.graph().entity_count() == 0 {
            ["no entity yet", "`guanxi init DIR`", "writes a starter"]
        } else {
            ["the filters hide", "every entity", "Z clears them"]
        };
        for (y, line) in message.into_iter().enumerate() {
            on.row(y + 1, &[Span::raw(" "), Span::raw(line)], screen.style(Role::Dim));
        }
    }
}

fn entity_row(screen: Screen<'_>, id: EntityId, cells: usize) -> (Vec<Span<'static>>, Style) {
    let entity = screen.graph().entity(id);
    let is_cursor = screen.session.focus == Some(id);
    let cursor = if is_cursor { "▸" } else { " " };
    let mark = if screen.session.marks.contains(&id) { "*" } else { " " };
    let degree = number(screen, screen.graph().degree(id));
    let room = cells.saturating_sub(span_width(&degree) + 3);
    let name = Span::styled(name_within(screen.graph(), id, room), screen.kind_style(entity));
    let left = [Span::raw(cursor), Span::raw(mark), name];
    let style = if is_cursor { screen.cursor_style(Pane::Entities) } else { Style::new() };
    (split_row(cells, &left, degree), style)
}

fn number(screen: Screen<'_>, number: usize) -> Vec<Span<'static>> {
    vec![Span::styled(number.to_string(), screen.style(Role::Dim))]
}
