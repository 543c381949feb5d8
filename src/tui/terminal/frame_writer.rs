//! Converts frames to bytes: one write per frame, none if nothing changed.

use std::io;

use crossterm::QueueableCommand as _;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

/// The frame on the terminal. After a stop or a command it is unknown, and the cursor is hidden.
///
/// ratatui's own `Terminal` is not used: it writes bytes for a frame that equals the last one, and
/// asks for the size of the terminal before each.
#[derive(Debug, Default)]
pub(super) struct FrameWriter {
    shown: Option<Buffer>,
    cursor: Option<Position>,
}

impl FrameWriter {
    /// A blank screen with a hidden cursor.
    pub(super) fn blank(size: Size) -> Self {
        Self { shown: Some(Buffer::empty(size.into())), cursor: None }
    }

    /// The bytes that turn the last frame into the next, which terminals with synchronized updates
    /// show at once (others ignore the brackets); empty if nothing changed. A frame of a different
    /// size than the last one is drawn on a cleared screen.
    pub(super) fn show(&mut self, next: Buffer, cursor: Option<Position>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if self.shown.as_ref() == Some(&next) && self.cursor == cursor {
            return Ok(bytes);
        }
        bytes.queue(BeginSynchronizedUpdate)?;
        let before = self.shown.take().filter(|before| before.area == next.area);
        if before.is_none() {
            bytes.queue(Clear(ClearType::All))?;
        }
        let changes = before.unwrap_or_else(|| Buffer::empty(next.area)).diff(&next);
        if !changes.is_empty() {
            CrosstermBackend::new(&mut bytes).draw(changes.into_iter())?;
        }
        match (self.cursor, cursor) {
            (None, None) => {}
            (Some(_), None) => drop(bytes.queue(Hide)?),
            // Drawing cells has moved the cursor.
            (Some(_), Some(Position { x, y })) => drop(bytes.queue(MoveTo(x, y))?),
            (None, Some(Position { x, y })) => drop(bytes.queue(Show)?.queue(MoveTo(x, y))?),
        }
        bytes.queue(EndSynchronizedUpdate)?;
        (self.shown, self.cursor) = (Some(next), cursor);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Position, Rect, Size};
    use ratatui::widgets::Widget as _;

    use super::FrameWriter;

    fn frame(writer: &mut FrameWriter, text: &str, cursor: Option<Position>) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        text.render(buffer.area, &mut buffer);
        let bytes = writer.show(buffer, cursor).expect("writing into memory");
        String::from_utf8(bytes).expect("frames are text")
    }

    #[test]
    fn an_unchanged_frame_writes_no_bytes() {
        let mut writer = FrameWriter::blank(Size::new(10, 2));
        let first = frame(&mut writer, "hi", None);
        assert_eq!(first, "\x1b[?2026h\x1b[1;1Hhi\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l");
        assert_eq!(frame(&mut writer, "hi", None), "");
    }

    #[test]
    fn the_cursor_moves_only_when_it_must() {
        let mut writer = FrameWriter::blank(Size::new(10, 2));
        let at = |column| Some(Position::new(column, 1));
        assert_eq!(frame(&mut writer, "", at(3)), "\x1b[?2026h\x1b[?25h\x1b[2;4H\x1b[?2026l");
        assert_eq!(frame(&mut writer, "", at(3)), "");
        assert_eq!(frame(&mut writer, "", at(4)), "\x1b[?2026h\x1b[2;5H\x1b[?2026l");
        assert_eq!(frame(&mut writer, "", None), "\x1b[?2026h\x1b[?25l\x1b[?2026l");
    }

    #[test]
    fn an_unknown_screen_is_cleared_first() {
        let cleared = "\x1b[?2026h\x1b[2J\x1b[1;1Hhi\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l";
        assert_eq!(frame(&mut FrameWriter::default(), "hi", None), cleared);
        assert_eq!(frame(&mut FrameWriter::blank(Size::new(11, 2)), "hi", None), cleared);
    }

    #[test]
    fn every_size_is_drawn() {
        for (width, height) in [(0, 0), (0, 9), (9, 0), (1, 1), (1000, 400), (3, 2)] {
            let mut writer = FrameWriter::blank(Size::new(5, 5));
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            if !buffer.area.is_empty() {
                "text".render(buffer.area, &mut buffer);
            }
            writer.show(buffer, None).expect("writing into memory");
        }
    }
}
