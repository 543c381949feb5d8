//! Surfaces to draw on: borders with titles, rows of spans, wrapped text, lists.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "ranges are of the text")]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::text::{Palette, Role, clusters, fit, width, wrap};

use super::cursor::Window;
use super::panes::{has_border, inner};

/// A part of the screen to draw on.
pub(super) struct Surface<'b> {
    pub(super) area: Rect,
    pub(super) buffer: &'b mut Buffer,
}

impl Surface<'_> {
    /// A surface on another part of the same screen.
    pub(super) fn at(&mut self, area: Rect) -> Surface<'_> {
        Surface { area, buffer: self.buffer }
    }

    /// The number of columns.
    pub(super) fn width(&self) -> usize {
        usize::from(self.area.width)
    }

    pub(super) fn height(&self) -> usize {
        usize::from(self.area.height)
    }

    /// Clears the area for a popup, draws its border, and returns the inside.
    pub(super) fn draw_popup(
        &mut self,
        palette: Palette,
        title: String,
        note: &str,
    ) -> Surface<'_> {
        Clear.render(self.area, self.buffer);
        self.clear_split_characters();
        let title = Span::styled(title, Role::Strong.style(palette));
        self.draw_border(palette, Role::ActiveBorder, &[title], note)
    }

    /// Clears wide characters that reach into the area from the left, as a terminal draws them whole or not at all.
    fn clear_split_characters(&mut self) {
        let Some(x) = self.area.x.checked_sub(1) else { return };
        for y in self.area.top()..self.area.bottom() {
            let cell = &mut self.buffer[(x, y)];
            if width(cell.symbol()) > 1 {
                cell.set_symbol(" ");
            }
        }
    }

    /// Draws a border with a title and, if it fits, a note on the right; returns the inside. A small area has no border.
    /// The border of the active pane is heavy, so that it is visible without colours.
    pub(super) fn draw_border(
        &mut self,
        palette: Palette,
        role: Role,
        title: &[Span<'_>],
        note: &str,
    ) -> Surface<'_> {
        let area = self.area;
        if has_border(area) {
            let border = if role == Role::Border { BorderType::Plain } else { BorderType::Thick };
            let room = self.width().saturating_sub(4);
            let block = Block::bordered().border_type(border).border_style(role.style(palette));
            block.render(area, self.buffer);
            let title = fit_spans(title, room);
            let free = room - span_width(&title.spans).min(room);
            if !title.spans.is_empty() {
                let space = || std::iter::once(Span::raw(" "));
                self.draw_title(area.x + 1, space().chain(title).chain(space()).collect());
            }
            if !note.is_empty() && free > width(note) + 3 {
                let note = Span::styled(format!(" {note} "), Role::Dim.style(palette));
                let cells = u16::try_from(width(&note.content)).unwrap_or(u16::MAX);
                self.draw_title((area.right() - 1).saturating_sub(cells), vec![note]);
            }
        }
        self.at(inner(area))
    }

    /// Writes spans into the top border, without the style of the border.
    fn draw_title(&mut self, x: u16, spans: Vec<Span<'_>>) {
        let cells = u16::try_from(span_width(&spans)).unwrap_or(u16::MAX);
        let title = Rect { x, width: cells, height: 1, ..self.area };
        self.buffer.set_style(title, Style::reset());
        self.draw_line(x, self.area.y, spans);
    }

    /// Writes spans into a row, truncated to fit, and then applies a style to the whole row. Rows below the area are
    /// ignored.
    pub(super) fn draw_row(&mut self, y: usize, spans: &[Span<'_>], style: Style) {
        let Some(y) = u16::try_from(y).ok().filter(|y| *y < self.area.height) else { return };
        let row = Rect { y: self.area.y + y, height: 1, ..self.area };
        self.draw_line(row.x, row.y, fit_spans(spans, self.width()));
        self.buffer.set_style(row, style);
    }

    /// Writes spans from a cell to the right edge of the area. Unlike ratatui, which always writes characters of
    /// ambiguous width as narrow, this uses the widths that the rest of the program measures.
    fn draw_line<'s>(&mut self, x: u16, y: u16, spans: impl IntoIterator<Item = Span<'s>>) {
        let mut x = x;
        for span in spans {
            for (cluster, cells) in clusters(&span.content) {
                let end = x.saturating_add(u16::try_from(cells).unwrap_or(u16::MAX));
                if cells == 0 || end > self.area.right() {
                    continue;
                }
                self.buffer[(x, y)].set_symbol(cluster).set_style(span.style);
                (x + 1..end).for_each(|x| self.buffer[(x, y)].reset());
                x = end;
            }
        }
    }

    /// Writes wrapped text, truncated to the height of the area.
    pub(super) fn draw_text(&mut self, text: &str, style: Style) {
        for (y, range) in wrap(text, self.width()).into_iter().enumerate() {
            self.draw_row(y, &[Span::raw(&text[range])], style);
        }
    }

    /// Writes the visible rows of a list; `row` returns the spans and the style of each.
    pub(super) fn draw_list<'s>(
        &mut self,
        window: Window,
        count: usize,
        row: impl Fn(usize) -> (Vec<Span<'s>>, Style),
    ) {
        for (y, index) in window.rows(self.height(), count).enumerate() {
            let (spans, style) = row(index);
            self.draw_row(y, &spans, style);
        }
    }
}

/// The total width of spans in cells.
pub(super) fn span_width(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// Truncates spans to this many cells.
pub(super) fn fit_spans(spans: &[Span<'_>], mut cells: usize) -> Line<'static> {
    let mut line = Line::default();
    for span in spans {
        let text = fit(&span.content, cells);
        let is_truncated = matches!(text, Cow::Owned(_)) || text.len() < span.content.len();
        cells -= width(&text).min(cells);
        let is_empty = text.is_empty();
        if !is_empty {
            line.push_span(Span::styled(text.into_owned(), span.style));
        }
        if is_truncated {
            if is_empty {
                add_ellipsis(&mut line, span);
            }
            break;
        }
    }
    line
}

/// Ends a full line with an ellipsis, as the next span does not fit.
fn add_ellipsis(line: &mut Line<'static>, next: &Span<'_>) {
    let Some(last) = line.spans.last_mut() else { return };
    let cells = width(&last.content);
    last.content = fit(&format!("{}{}", last.content, next.content), cells).into_owned().into();
}

/// Splits part of a string into spans of one style each; overlapping styles are combined.
pub(super) fn styled_spans<'t>(
    text: &'t str,
    part: &Range<usize>,
    base: Style,
    styles: &[(Range<usize>, Style)],
) -> Vec<Span<'t>> {
    let boundaries = styles.iter().flat_map(|(range, _)| [range.start, range.end]);
    let boundaries =
        boundaries.filter(|offset| part.contains(offset)).chain([part.start, part.end]);
    let boundaries: Vec<usize> = boundaries.collect::<BTreeSet<usize>>().into_iter().collect();
    let spans = boundaries.windows(2).map(|pair| {
        let covering =
            styles.iter().filter(|(range, _)| range.start <= pair[0] && pair[1] <= range.end);
        let style = covering.fold(base, |style, (_, more)| style.patch(*more));
        Span::styled(&text[pair[0]..pair[1]], style)
    });
    spans.collect()
}

pub(super) fn owned_spans(spans: Vec<Span<'_>>) -> impl Iterator<Item = Span<'static>> {
    spans.into_iter().map(|span| Span::styled(span.content.into_owned(), span.style))
}

/// A row with spans on both sides. The left side is truncated to fit; a right side that leaves no room for the left
/// is omitted.
pub(super) fn split_row(
    cells: usize,
    left: &[Span<'_>],
    right: Vec<Span<'_>>,
) -> Vec<Span<'static>> {
    let right_width = span_width(&right);
    let gap = usize::from(right_width > 0);
    if right_width + gap >= cells {
        return fit_spans(left, cells).spans;
    }
    let mut spans = fit_spans(left, cells - right_width - gap).spans;
    let filled = span_width(&spans);
    spans.push(Span::raw(" ".repeat(cells - right_width - filled)));
    spans.extend(owned_spans(right));
    spans
}
