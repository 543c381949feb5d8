//! Draws the list form of a picture.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::layout::ListLine;
use crate::text::{Role, entity_name};

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::frame::Surface;
use super::super::relations::view::tie_row;

#[expect(clippy::indexing_slicing, reason = "the rows drawn are those of the lines")]
pub(super) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let drawing = &state.derived.picture.drawing;
    let (lines, cells) = (drawing.list_lines(), surface.width());
    let heading = |text: &'static str| (vec![Span::raw(text)], state.style(Role::Dim));
    surface.draw_list(state.cursors.canvas.list, lines.len(), |index| match lines[index] {
        ListLine::Entity(id) => {
            let (graph, entity) = (state.graph(), state.graph().entity(id));
            let kind = format!(", {}", entity.kind().slug);
            let name = Span::styled(entity_name(graph, id), state.kind_style(entity).bold());
            (vec![name, Span::styled(kind, state.style(Role::Dim))], Style::new())
        }
        ListLine::Relation(from, id) => {
            let tie = state.graph().relation(id).tie_from(from);
            tie_row(state, tie, Pane::Canvas, (cells, cells))
        }
        ListLine::OtherPaths => heading("only on other paths"),
        ListLine::Among => heading("without a line, among the entities above"),
        ListLine::Hidden => {
            let text = drawing.unlisted().describe().unwrap_or_default();
            (vec![Span::raw(text)], state.style(Role::Dim))
        }
    });
}
