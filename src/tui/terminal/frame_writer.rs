//! Converts frames to bytes: one write per frame, none if nothing changed.

use std::io;

use crossterm::QueueableCommand as _;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

/// Writes frames to the terminal as changes from the current one. After a suspension or a command, the
/// current frame is unknown: it has no cells, and the cursor is hidden.
///
/// ratatui's own `Terminal` is not used: it writes bytes even for a frame that equals the last one,
/// and queries the size of the terminal before each frame.
#[derive(Debug, Default)]
pub(super) struct FrameWriter {
    current: Buffer,
    cursor: Option<Position>,
    /// The next frame, reused because allocating its cells takes ten times as long as clearing them.
    next: Buffer,
}

impl FrameWriter {
    pub(super) fn blank(size: Size) -> Self {
        Self { current: Buffer::empty(size.into()), ..Self::default() }
    }

    /// Draws the next frame. Returns the bytes that turn the current frame into the next; empty if they are equal.
    pub(super) fn draw(
        &mut self,
        area: Rect,
        draw_frame: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<Vec<u8>> {
        self.next.resize(area);
        self.next.reset();
        let cursor = draw_frame(&mut self.next);
        if self.current == self.next && self.cursor == cursor {
            return Ok(Vec::new());
        }
        let bytes = self.changes(cursor)?;
        std::mem::swap(&mut self.current, &mut self.next);
        self.cursor = cursor;
        Ok(bytes)
    }

    /// The bytes of the next frame, as a synchronized update (ignored by terminals without support).
    /// The screen is cleared first if the size has changed or is unknown.
    fn changes(&mut self, cursor: Option<Position>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        bytes.queue(BeginSynchronizedUpdate)?;
        if self.current.area != self.next.area {
            bytes.queue(Clear(ClearType::All))?;
            self.current = Buffer::empty(self.next.area);
        }
        let changes = self.current.diff(&self.next);
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
        let draw_frame = |buffer: &mut Buffer| {
            text.render(buffer.area, buffer);
            cursor
        };
        let bytes =
            writer.draw(Rect::new(0, 0, 10, 2), draw_frame).expect("writing to memory failed");
        String::from_utf8(bytes).expect("a frame is not UTF-8")
    }

    #[test]
    fn an_unchanged_frame_writes_no_bytes() {
        let mut writer = FrameWriter::blank(Size::new(10, 2));
        let first = frame(&mut writer, "hi", None);
        assert_eq!(first, "\x1b[?2026h\x1b[1;1Hhi\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l");
        assert_eq!(frame(&mut writer, "hi", None), "");
    }

    #[test]
    fn cells_of_earlier_frames_do_not_reappear() {
        let mut writer = FrameWriter::blank(Size::new(10, 2));
        frame(&mut writer, "hello", None);
        frame(&mut writer, "", None);
        let third = frame(&mut writer, "yo", None);
        assert_eq!(third, "\x1b[?2026h\x1b[1;1Hyo\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l");
    }

    #[test]
    fn the_cursor_moves_only_when_necessary() {
        let mut writer = FrameWriter::blank(Size::new(10, 2));
        let cursor_at = |column| Some(Position::new(column, 1));
        assert_eq!(
            frame(&mut writer, "", cursor_at(3)),
            "\x1b[?2026h\x1b[?25h\x1b[2;4H\x1b[?2026l"
        );
        assert_eq!(frame(&mut writer, "", cursor_at(3)), "");
        assert_eq!(frame(&mut writer, "", cursor_at(4)), "\x1b[?2026h\x1b[2;5H\x1b[?2026l");
        assert_eq!(frame(&mut writer, "", None), "\x1b[?2026h\x1b[?25l\x1b[?2026l");
    }

    #[test]
    fn an_unknown_screen_is_cleared_first() {
        let cleared = "\x1b[?2026h\x1b[2J\x1b[1;1Hhi\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l";
        assert_eq!(frame(&mut FrameWriter::default(), "hi", None), cleared);
        assert_eq!(frame(&mut FrameWriter::blank(Size::new(11, 2)), "hi", None), cleared);
    }

    #[test]
    fn frames_of_any_size_are_drawn() {
        for (width, height) in [(0, 0), (0, 9), (9, 0), (1, 1), (1000, 400), (3, 2)] {
            let mut writer = FrameWriter::blank(Size::new(5, 5));
            let draw_frame = |buffer: &mut Buffer| {
                if !buffer.area.is_empty() {
                    "text".render(buffer.area, buffer);
                }
                None
            };
            writer
                .draw(Rect::new(0, 0, width, height), draw_frame)
                .expect("writing to memory failed");
        }
    }
}
