//! The border of a pane, with its titles.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::text::{Role, fit, width};

use super::action::Pane;
use super::context::Screen;
use super::panes::{has_border, inner};

/// Draws a border with a title on the left and a note on the right; gives the room inside.
///
/// The pane that has the keys has a heavy border, so that it can be told without colours.
pub(super) fn frame(
    screen: &Screen<'_>,
    area: Rect,
    title: &[Span<'_>],
    note: &str,
    has_keys: HasKeys,
    buffer: &mut Buffer,
) -> Rect {
    if area.is_empty() {
        return area;
    }
    if !has_border(area) {
        return inner(area);
    }
    let (role, border) = match has_keys {
        HasKeys::Yes => (Role::ActiveBorder, BorderType::Thick),
        HasKeys::No => (Role::Border, BorderType::Plain),
    };
    let room = usize::from(area.width).saturating_sub(4);
    let mut block = Block::bordered().border_type(border).border_style(screen.style(role));
    let title = fit_spans(title, room);
    let left = room - title.width().min(room);
    if !title.spans.is_empty() {
        let mut line = Line::from(Span::raw(" "));
        line.spans.extend(title.spans);
        line.push_span(Span::raw(" "));
        block = block.title_top(line);
    }
    if !note.is_empty() && left > width(note) + 3 {
        let note = Span::styled(format!(" {note} "), screen.style(Role::Dim));
        block = block.title_top(Line::from(note).right_aligned());
    }
    block.render(area, buffer);
    inner(area)
}

/// Whether a pane has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HasKeys {
    Yes,
    No,
}

impl HasKeys {
    /// Whether it does, of a pane under whatever lies over it.
    pub(super) fn of(screen: &Screen<'_>, pane: Pane) -> Self {
        if screen.session.pane == pane && screen.session.popups.is_empty() {
            Self::Yes
        } else {
            Self::No
        }
    }
}

/// Clears the room of a popup and draws its border.
pub(super) fn popup_frame(
    screen: &Screen<'_>,
    area: Rect,
    title: &str,
    note: &str,
    buffer: &mut Buffer,
) -> Rect {
    Clear.render(area, buffer);
    let title = Span::styled(title.to_owned(), screen.style(Role::Strong));
    frame(screen, area, &[title], note, HasKeys::Yes, buffer)
}

/// The spans in so many cells at most; the one that does not fit is cut.
pub(super) fn fit_spans(spans: &[Span<'_>], mut cells: usize) -> Line<'static> {
    let mut line = Line::default();
    for span in spans {
        let text = fit(&span.content, cells).into_owned();
        let is_cut = width(&text) < width(&span.content);
        cells -= width(&text).min(cells);
        let is_empty = text.is_empty();
        if !is_empty {
            line.push_span(Span::styled(text, span.style));
        }
        if is_cut {
            if is_empty {
                say_cut(&mut line, span);
            }
            break;
        }
    }
    line
}

/// Ends a line in a sign that more would follow, where it is full before a span.
fn say_cut(line: &mut Line<'static>, next: &Span<'_>) {
    let Some(last) = line.spans.last_mut() else { return };
    let cells = width(&last.content);
    last.content = fit(&format!("{}{}", last.content, next.content), cells).into_owned().into();
}

/// Writes spans into one row, cut to it; a style for the whole row lies under theirs.
pub(super) fn row(area: Rect, y: usize, spans: &[Span<'_>], style: Style, buffer: &mut Buffer) {
    let Ok(y) = u16::try_from(y) else { return };
    if y >= area.height {
        return;
    }
    let rect = Rect { y: area.y + y, height: 1, ..area };
    let line = fit_spans(spans, usize::from(area.width));
    buffer.set_line(rect.x, rect.y, &line, rect.width);
    buffer.set_style(rect, style);
}

/// Spans with something at the right end of the row: what is on the left is cut for it.
pub(super) fn split_row(
    cells: usize,
    left: &[Span<'_>],
    right: Vec<Span<'_>>,
) -> Vec<Span<'static>> {
    let right_width: usize = right.iter().map(|span| width(&span.content)).sum();
    let gap = usize::from(right_width > 0);
    if right_width + gap >= cells {
        return fit_spans(left, cells).spans;
    }
    let mut spans = fit_spans(left, cells - right_width - gap).spans;
    let filled: usize = spans.iter().map(|span| width(&span.content)).sum();
    spans.push(Span::raw(" ".repeat(cells - right_width - filled)));
    spans.extend(right.into_iter().map(|span| Span::styled(span.content.into_owned(), span.style)));
    spans
}
