//! What can follow the keys already pressed, above the footer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, pad, width};

use super::super::context::Screen;
use super::super::frame::{popup_frame, row};
use crate::settings::continuations;

pub(super) fn draw(screen: &Screen<'_>, body: Rect, buffer: &mut Buffer) {
    let pressed = screen.session.pending.as_str();
    if pressed.is_empty() {
        return;
    }
    let lines: Vec<(&str, &str)> = continuations(screen.session.scope(), pressed)
        .map(|(rest, binding)| (rest, binding.help))
        .collect();
    let widest = lines.iter().map(|(_, help)| width(help)).max().unwrap_or(0);
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let area = Rect {
        width: cells(widest + KEY + 4).min(body.width),
        height: cells(lines.len() + 2).min(body.height),
        ..body
    };
    let area = Rect { y: body.bottom() - area.height, ..area };
    if area.is_empty() {
        return;
    }
    let area = popup_frame(screen, area, pressed, "", buffer);
    for (y, (rest, help)) in lines.iter().enumerate() {
        let key = Span::styled(pad(rest, KEY), screen.style(Role::Key));
        row(area, y, &[Span::raw(" "), key, Span::raw(*help)], Style::new(), buffer);
    }
}

/// The cells for a key.
const KEY: usize = 8;
