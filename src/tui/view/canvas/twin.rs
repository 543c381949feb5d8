//! The twin of the picture: the same things as an indented list, free of lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::query::Stated;

use super::super::super::action::Pane;
use super::super::super::theme::Role;
use super::super::super::twin::{self, TwinLine};
use super::super::Screen;
use super::super::frame::{row, split_row};
use super::super::relations::way_mark;

pub(super) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let picture = &screen.state.picture;
    let lines = twin::lines(&picture.drawing);
    let rows = picture.window.rows(usize::from(area.height), lines.len());
    for (y, line) in lines[rows].iter().enumerate() {
        match line {
            TwinLine::Entity(id) => {
                let entity = screen.graph().entity(*id);
                let name = Span::styled(entity.name(), screen.kind_style(entity).bold());
                let kind =
                    Span::styled(format!(", {}", entity.kind().slug), screen.style(Role::Dim));
                row(area, y, &[name, kind], Style::new(), buffer);
            }
            TwinLine::Relation(from, id) => {
                let relation = screen.graph().relation(*id);
                let tie = relation.seen_from(*from);
                let other = screen.graph().entity(tie.other);
                let is_cursor = screen.state.subject == Some(Stated::Relation(*id));
                let left = [
                    Span::raw(if is_cursor { "▸ " } else { "  " }),
                    Span::raw(way_mark(tie.way)),
                    Span::styled(
                        relation.reads(tie.way),
                        screen.style(Role::Tone(relation.tone())),
                    ),
                    Span::raw(" "),
                    Span::styled(other.name(), screen.kind_style(other)),
                ];
                let when = relation.when().map_or_else(String::new, |when| when.to_string());
                let spans = split_row(usize::from(area.width), &left, vec![Span::raw(when)]);
                let style =
                    if is_cursor { screen.cursor_style(Pane::Canvas) } else { Style::new() };
                row(area, y, &spans, style, buffer);
            }
        }
    }
}
