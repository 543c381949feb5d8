//! The lower line: what the last key led to or the trail, and the likeliest keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::{Clear, Widget};

use crate::text::{Role, width, wrap};

use super::super::context::Screen;
use super::super::frame::{row, split_row};
use crate::settings::bindings;

/// How many keys are shown.
const KEYS_SHOWN: usize = 5;

pub(super) fn draw(screen: &Screen<'_>, area: Rect, body: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    if !screen.session.pending.is_empty() {
        let waiting = format!(" {} …", screen.session.pending);
        let span = Span::styled(waiting, screen.style(Role::Key));
        return row(area, 0, &[span], Style::new(), buffer);
    }
    if let Some(notice) = &screen.session.notice {
        return draw_notice(screen, notice, area, body, buffer);
    }
    let cells = usize::from(area.width);
    let spans = split_row(cells, &trail(screen), hints(screen, cells * 2 / 3));
    row(area, 0, &spans, Style::new(), buffer);
}

/// What the last key led to, whole: keys stand beside it only where there is room left, and where
/// the line is too short for it, it takes rows of the body.
fn draw_notice(screen: &Screen<'_>, notice: &str, area: Rect, body: Rect, buffer: &mut Buffer) {
    let cells = usize::from(area.width);
    let strong = |text: &str| Span::styled(format!(" {text}"), screen.style(Role::Strong));
    let room = cells.saturating_sub(width(notice) + 2);
    if room > 0 {
        let spans = split_row(cells, &[strong(notice)], hints(screen, room.min(cells * 2 / 3)));
        return row(area, 0, &spans, Style::new(), buffer);
    }
    let lines = wrap(notice, cells.saturating_sub(1));
    let more = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(u16::MAX).min(body.height);
    let area = Rect { y: area.y - more, height: area.height + more, ..area };
    Clear.render(area, buffer);
    for (y, range) in lines.into_iter().enumerate() {
        // What even so has no room is cut where the rows end.
        let is_last = y == usize::from(more);
        let end = if is_last { notice.len() } else { range.end };
        row(area, y, &[strong(&notice[range.start..end])], Style::new(), buffer);
    }
}

/// The trail up to where one stands, the newest steps whole; what lies ahead stands back.
fn trail<'s>(screen: &Screen<'s>) -> Vec<Span<'s>> {
    let (graph, trail) = (screen.graph(), &screen.session.trail);
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
    for row in bindings(screen.session.scope()).filter(|row| row.hint.is_some()) {
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

#[cfg(test)]
mod tests {
    use super::{Rect, draw};
    use crate::load::load_texts;
    use crate::text::Palette;
    use crate::tui::update::State;
    use ratatui::buffer::Buffer;

    fn rows(notice: &str, width: u16) -> Vec<String> {
        let (world, mut state) = (load_texts(&[]), State::default());
        state.session.notice = Some(notice.to_owned());
        let screen = state.screen(&world, Palette::Plain);
        let whole = Rect::new(0, 0, width, 4);
        let mut buffer = Buffer::empty(whole);
        let (body, footer) = (Rect { height: 3, ..whole }, Rect { y: 3, height: 1, ..whole });
        draw(&screen, footer, body, &mut buffer);
        let text = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..4).map(|y| text(y).trim_end().to_owned()).collect()
    }

    #[test]
    fn a_notice_is_told_whole_before_any_key() {
        let notice = "3 errors: the last good graph stays; ! lists them";
        assert_eq!(rows("q quits", 40)[3], " q quits          / find  Tab relation");
        assert_eq!(rows(notice, 52), ["", "", "", &format!(" {notice}")]);
        let wrapped = ["", "", " 3 errors: the last good graph", " stays; ! lists them"];
        assert_eq!(rows(notice, 32), wrapped);
        let cut = [" 3 errors:", " the last", " good graph", " stays; !…"];
        assert_eq!(rows(notice, 11), cut);
    }
}
