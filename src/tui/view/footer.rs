//! The lower line: what the last key led to or the trail, and the likeliest keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::dispatch::bindings;
use super::super::text::width;
use super::super::theme::Role;
use super::Screen;
use super::frame::{row, split_row};

/// How many keys are shown.
const KEYS_SHOWN: usize = 5;

pub(super) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let cells = usize::from(area.width);
    let spans = if screen.state.pending.is_empty() {
        let hints = hints(screen, cells * 2 / 3);
        split_row(cells, &left(screen), hints)
    } else {
        vec![Span::styled(format!(" {} …", screen.state.pending), screen.style(Role::Key))]
    };
    row(area, 0, &spans, Style::new(), buffer);
}

fn left<'s>(screen: &Screen<'s>) -> Vec<Span<'s>> {
    match &screen.state.notice {
        Some(notice) => vec![Span::styled(format!(" {notice}"), screen.style(Role::Strong))],
        None => trail(screen),
    }
}

/// The trail up to where one stands, the newest steps whole; what lies ahead stands back.
fn trail<'s>(screen: &Screen<'s>) -> Vec<Span<'s>> {
    let (graph, trail) = (screen.graph(), &screen.state.trail);
    let mut spans = vec![Span::raw(" ")];
    let first = trail.position().saturating_sub(3);
    if first > 0 {
        spans.push(Span::styled("… › ", screen.style(Role::Dim)));
    }
    for (place, step) in trail.steps().iter().enumerate().skip(first) {
        if place > first {
            spans.push(Span::styled(" › ", screen.style(Role::Dim)));
        }
        let is_here = place == trail.position();
        let role = if is_here { Role::Strong } else { Role::Dim };
        spans.push(Span::styled(graph.entity(step.entity).name(), screen.style(role)));
    }
    spans
}

/// The first keys with a hint in the nearest scopes, as many as fit.
fn hints<'s>(screen: &Screen<'s>, cells: usize) -> Vec<Span<'s>> {
    let mut spans = Vec::new();
    let mut filled = 0;
    let mut seen: Vec<&str> = Vec::new();
    for row in bindings(screen.state.scope()).filter(|row| row.hint.is_some()) {
        let (key, hint) = (row.keys[0], row.hint.unwrap_or_default());
        if seen.contains(&key) {
            continue;
        }
        let key_shown = if key == "Enter" { "⏎" } else { key };
        let taken = width(key_shown) + width(hint) + 3;
        if seen.len() == KEYS_SHOWN || filled + taken > cells {
            break;
        }
        seen.push(key);
        filled += taken;
        spans.push(Span::styled(key_shown, screen.style(Role::Key)));
        spans.push(Span::raw(format!(" {hint}  ")));
    }
    spans
}
