//! The twin of the picture: the same things as an indented list, free of lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::{EntityId, RelationId, Stated};
use crate::text::{Role, width};

use super::super::super::argument::Pane;
use super::super::super::context::Screen;
use super::super::super::frame::{row, split_row};
use super::super::super::twin::{self, TwinLine};
use super::super::relations::{tie_marks, tie_spans};

pub(super) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let picture = &screen.state.picture;
    let lines = twin::lines(&picture.drawing);
    let rows = picture.window.rows(usize::from(area.height), lines.len());
    for (y, line) in lines[rows].iter().enumerate() {
        match line {
            TwinLine::Entity(id) => entity(screen, *id, area, y, buffer),
            TwinLine::Relation(from, id) => relation(screen, (*from, *id), area, y, buffer),
            TwinLine::Hidden => {
                let told = picture.drawing.hidden.describe().unwrap_or_default();
                row(area, y, &[Span::raw(told)], screen.style(Role::Dim), buffer);
            }
        }
    }
}

fn entity(screen: &Screen<'_>, id: EntityId, area: Rect, y: usize, buffer: &mut Buffer) {
    let entity = screen.graph().entity(id);
    let name = Span::styled(entity.name(), screen.kind_style(entity).bold());
    let kind = Span::styled(format!(", {}", entity.kind().slug), screen.style(Role::Dim));
    row(area, y, &[name, kind], Style::new(), buffer);
}

/// A relation told from an entity, with all that a line of the picture says by style and mark.
fn relation(
    screen: &Screen<'_>,
    (from, id): (EntityId, RelationId),
    area: Rect,
    y: usize,
    buffer: &mut Buffer,
) {
    let tie = screen.graph().relation(id).seen_from(from);
    let is_cursor = screen.state.subject == Some(Stated::Relation(id));
    let mark = Span::raw(if is_cursor { "▸ " } else { "  " });
    let left: Vec<Span<'_>> = std::iter::once(mark).chain(tie_spans(screen, tie)).collect();
    let cells = usize::from(area.width);
    let room = cells.saturating_sub(left.iter().map(|span| width(&span.content)).sum());
    let spans = split_row(cells, &left, tie_marks(screen, tie, room, cells));
    let style = if is_cursor { screen.cursor_style(Pane::Canvas) } else { Style::new() };
    row(area, y, &spans, style, buffer);
}
