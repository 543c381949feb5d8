//! The footer: the pending keys; otherwise the notice or the trail, followed by the most useful keys.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::{Clear, Widget};

use crate::settings::KeyScope;
use crate::text::{Role, entity_name, width, wrap_within};

use super::super::context::ViewState;
use super::super::frame::{Surface, split_row};

const MAX_HINTS: usize = 5;

pub(super) fn draw(state: ViewState<'_>, surface: &mut Surface<'_>) {
    let cells = surface.width();
    if !state.session.pending_keys.is_empty() {
        let keys = format!(" {} …", state.session.pending_keys);
        surface.draw_row(0, &[Span::raw(keys)], state.style(Role::Key));
    } else if let Some(message) = state.session.message() {
        draw_notice(state, &message, surface);
    } else {
        let spans = split_row(cells, &trail(state), hints(state, cells * 2 / 3));
        surface.draw_row(0, &spans, Style::new());
    }
}

/// Draws the notice in full. Key hints are drawn only in the remaining space; a long notice covers rows of the body.
fn draw_notice(state: ViewState<'_>, notice: &str, surface: &mut Surface<'_>) {
    let (cells, body) = (surface.width(), state.panes().body);
    let strong = |text: &str| Span::styled(format!(" {text}"), state.style(Role::Strong));
    let room = cells.saturating_sub(width(notice) + 2);
    if room > 0 {
        let spans = split_row(cells, &[strong(notice)], hints(state, room.min(cells * 2 / 3)));
        return surface.draw_row(0, &spans, Style::new());
    }
    let lines = wrap_within(notice, cells.saturating_sub(1), usize::from(body.height) + 1);
    let more = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(body.height);
    let area =
        Rect { y: surface.area.y - more, height: surface.area.height + more, ..surface.area };
    let mut surface = surface.at(area);
    Clear.render(area, surface.buffer);
    for (y, line) in lines.iter().enumerate() {
        surface.draw_row(y, &[strong(line)], Style::new());
    }
}

/// The trail, starting three steps before the current one; only the current step is not dim.
fn trail(state: ViewState<'_>) -> Vec<Span<'_>> {
    let (graph, trail) = (state.graph(), &state.session.trail);
    let mut spans = vec![Span::raw(" ")];
    let first = trail.position().saturating_sub(3);
    if first > 0 {
        spans.push(Span::styled("… › ", state.style(Role::Dim)));
    }
    for (index, step) in trail.steps().iter().enumerate().skip(first) {
        if index > first {
            spans.push(Span::styled(" › ", state.style(Role::Dim)));
        }
        let role = if index == trail.position() { Role::Strong } else { Role::Dim };
        spans.push(Span::styled(entity_name(graph, step.entity), state.style(role)));
    }
    spans
}

/// Up to `MAX_HINTS` keys that have a hint, innermost scope first, without those that do not fit. A starter hint
/// replaces the usual one.
#[expect(clippy::indexing_slicing, reason = "a binding with a symbol has a key")]
fn hints(state: ViewState<'_>, cells: usize) -> Vec<Span<'_>> {
    let (mut spans, mut filled, mut seen) = (Vec::new(), 0, Vec::new());
    let (keys, scope) = (&state.session.keys, state.session.scope());
    for row in keys.rows_in(scope) {
        let (Some(hint), Some(symbol)) = (row.binding.hint, keys.first_key(row)) else { continue };
        // An inner scope may bind the key to another action.
        let binding = keys.find(scope, &row.keys[0]);
        if seen.contains(&hint) || !binding.is_some_and(|binding| std::ptr::eq(binding, row)) {
            continue;
        }
        let is_in_panes = row.binding.scope == KeyScope::Panes;
        let mut hints = state.session.hints.iter();
        let starter = hints.find(|hint| is_in_panes && hint.action == row.binding.action);
        let text = starter.map_or(hint, |starter| starter.text);
        let needed = width(symbol) + width(text) + 3;
        if seen.len() == MAX_HINTS || filled + needed > cells {
            continue;
        }
        seen.push(hint);
        filled += needed;
        spans.push(Span::styled(symbol, state.style(Role::Key)));
        let style = if starter.is_some() { state.style(Role::Strong) } else { Style::new() };
        spans.push(Span::styled(format!(" {text}  "), style));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{Rect, Surface, draw};
    use crate::load::load_texts;
    use crate::text::Palette;
    use crate::tui::update::State;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Size;

    fn rows(notice: &str, width: u16) -> Vec<String> {
        let (loaded, mut state) = (load_texts(&[]), State::default());
        state.session.notice = Some(notice.to_owned());
        state.size = Size { width, height: 5 };
        let state = state.view_state(&loaded, Palette::Plain);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 5));
        draw(state, &mut Surface { area: state.panes().footer, buffer: &mut buffer });
        let text = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (1..5).map(|y| text(y).trim_end().to_owned()).collect()
    }

    #[test]
    fn long_notices_wrap_and_are_truncated_only_if_they_fill_the_body() {
        let notice = "3 errors: showing the last good graph; ! lists them";
        assert_eq!(rows("q quits", 40)[3], " q quits          / find  Tab relation");
        assert_eq!(rows(notice, 52), ["", "", "", &format!(" {notice}")]);
        let wrapped = ["", "", " 3 errors: showing the last good", " graph; ! lists them"];
        assert_eq!(rows(notice, 32), wrapped);
        let cut = [" 3 errors:", " showing", " the last", " good grap…"];
        assert_eq!(rows(notice, 11), cut);
    }
}
