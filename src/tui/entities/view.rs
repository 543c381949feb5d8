//! Draws the entity list.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::EntityId;
use crate::text::{Role, name_within};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::frame::{Surface, span_width, split_row};
use super::list::EntityListRow;

pub(crate) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let (entities, window) = (&state.derived.entities, state.cursors.entities);
    let title = [Span::styled("Entities", state.style(Role::Strong))];
    let mut surface =
        state.draw_pane_border(Pane::Entities, (&title, &entities.count().to_string()), surface);
    let (cells, count) = (surface.width(), entities.row_count());
    surface.draw_list(window, count, |index| match entities.row(index) {
        Some(EntityListRow::Heading(kind, count)) => {
            let heading = state.graph().entity_kind(kind).plural.as_str();
            let heading = [Span::styled(heading, state.style(Role::Heading))];
            (split_row(cells, &heading, dimmed_number(state, count)), Style::new())
        }
        Some(EntityListRow::Entity(entity)) => entity_row(state, entity, cells),
        None => (Vec::new(), Style::new()),
    });
    if count == 0 {
        let message = if state.graph().entity_count() == 0 {
            ["no entities yet", "`guanxi init DIR`", "starts a graph"]
        } else {
            ["the filters hide", "every entity", "{clear-filters} clears them"]
        };
        for (y, line) in message.into_iter().enumerate() {
            let line = [Span::raw(" "), Span::raw(state.fill_keys(line))];
            surface.draw_row(y + 1, &line, state.style(Role::Dim));
        }
    }
}

fn entity_row(state: ViewState<'_>, id: EntityId, cells: usize) -> (Vec<Span<'static>>, Style) {
    let entity = state.graph().entity(id);
    let is_cursor = state.session.focus == Some(id);
    let cursor = if is_cursor { "▸" } else { " " };
    let mark = if state.session.marks.contains(&id) { "*" } else { " " };
    let degree = dimmed_number(state, state.graph().degree(id));
    let room = cells.saturating_sub(span_width(&degree) + 3);
    let name = Span::styled(name_within(state.graph(), id, room), state.kind_style(entity));
    let left = [Span::raw(cursor), Span::raw(mark), name];
    let style = if is_cursor { state.cursor_style(Pane::Entities) } else { Style::new() };
    (split_row(cells, &left, degree), style)
}

fn dimmed_number(state: ViewState<'_>, number: usize) -> Vec<Span<'static>> {
    vec![Span::styled(number.to_string(), state.style(Role::Dim))]
}
