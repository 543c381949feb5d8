//! Draws popups: border, text field, list.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use tui_input::Input;

use crate::model::escape_hostile;
use crate::text::{Role, suffix, width};

use super::super::context::ViewState;
use super::super::frame::Surface;
use super::super::panes::inner;
use super::preview::draw_preview;
use super::{Popup, View};

/// The number of rows below a list that show the item under the cursor in full.
const DETAIL_HEIGHT: u16 = 4;

/// The minimum width for a preview beside the list, in cells.
const MIN_WIDTH_BESIDE: u16 = 90;
/// The minimum height for a preview below the list, in rows.
const MIN_HEIGHT_BELOW: u16 = 10;

pub(crate) fn area(state: ViewState<'_>) -> Rect {
    state.popup().map_or(Rect::ZERO, |(popup, _)| popup.area(state))
}

pub(crate) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let Some((popup, view)) = state.popup() else { return };
    let (title, hint) = popup.title_and_hint(view);
    let mut inside = surface.draw_popup(state.palette, title, &state.fill_keys(hint));
    let field = usize::from(has_field(view));
    if field > 0 {
        draw_field(state, &view.controls.input, &mut inside);
    }
    for (y, texts) in popup.header(view, inside.width()).into_iter().enumerate() {
        let spans = texts.into_iter().map(|(role, text)| Span::styled(text, state.style(role)));
        inside.draw_row(field + y, &spans.collect::<Vec<_>>(), Style::new());
    }
    let (list, preview) = areas(popup, view);
    let (lines, dim) = (popup.lines(view, list.width.into()), state.style(Role::Dim));
    let row = |row| popup.row(view, row, usize::from(list.width).saturating_sub(1));
    lines.draw(view.controls.cursor, &mut inside.at(list), row);
    if view.controls.is_filtering && !lines.has_rows() {
        inside.at(list).draw_text("no row contains every word", dim);
    }
    if let Some(text) = popup.detail(view) {
        let height = DETAIL_HEIGHT.min(inside.area.height);
        let area = Rect { y: inside.area.bottom() - height, height, ..inside.area };
        inside.at(area).draw_text(&text, state.style(Role::Strong));
    }
    if preview.y > list.y {
        let rule = Span::raw("─".repeat(usize::from(list.width)));
        inside.at(Rect { y: preview.y - 1, ..preview }).draw_row(0, &[rule], dim);
    }
    let is_shown = !preview.is_empty() && lines.has_rows();
    if let Some(evidence) = popup.evidence(view).filter(|_| is_shown) {
        draw_preview(view, evidence, &mut inside.at(preview));
    }
}

impl ViewState<'_> {
    /// The position of the terminal cursor in a text field, so that input methods open there.
    pub fn cursor(self) -> Option<Position> {
        let (popup, view) = self.popup()?;
        let area = inner(popup.area(self));
        if !has_field(view) || area.is_empty() {
            return None;
        }
        let (cells, input) = (field_width(area), &view.controls.input);
        let caret = input.visual_cursor().saturating_sub(input.visual_scroll(cells)).min(cells);
        let column = area.x.saturating_add(2).saturating_add(u16::try_from(caret).unwrap_or(0));
        Some(Position::new(column.min(area.right() - 1), area.y))
    }
}

fn has_field(view: View<'_>) -> bool {
    view.state.session.scope().takes_text()
}

/// The areas of the list and the preview inside a popup; without a preview, its area is empty.
pub(super) fn areas(popup: &dyn Popup, view: View<'_>) -> (Rect, Rect) {
    let inner = inner(popup.area(view.state));
    let above = usize::from(has_field(view));
    let above = above + popup.header(view, usize::from(inner.width)).len();
    let above = u16::try_from(above).unwrap_or(u16::MAX).min(inner.height);
    let below = popup.detail(view).map_or(0, |_| DETAIL_HEIGHT);
    let height = inner.height.saturating_sub(above.saturating_add(below));
    let area = Rect { y: inner.y + above, height, ..inner };
    if popup.evidence(view).is_none() {
        return (area, Rect::ZERO);
    }
    if area.width >= MIN_WIDTH_BESIDE {
        let (list, gap) = (area.width / 2, 2);
        let preview = Rect { x: area.x + list + gap, width: area.width - list - gap, ..area };
        return (Rect { width: list, ..area }, preview);
    }
    let list = if area.height < MIN_HEIGHT_BELOW { area.height } else { area.height / 2 };
    let preview = Rect { y: area.y + list, height: area.height - list, ..area };
    // One row is for the rule between the list and the preview.
    (Rect { height: list.saturating_sub(u16::from(!preview.is_empty())), ..area }, preview)
}

fn draw_field(state: ViewState<'_>, input: &Input, surface: &mut Surface<'_>) {
    let (text, skipped) = (input.value(), input.visual_scroll(field_width(surface.area)));
    let visible = suffix(text, width(text).saturating_sub(skipped));
    let prompt = Span::styled("› ", state.style(Role::Key));
    surface.draw_row(0, &[prompt, Span::raw(escape_hostile(visible))], Style::new());
}

/// The width for text, in cells: the prompt takes two cells, the caret after the last character one.
fn field_width(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(3))
}
