//! Converts frames to bytes: one write per frame, none if nothing changed.

use std::io;

use crossterm::QueueableCommand;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// What the last frame did with the terminal's cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CursorState {
    Hidden,
    Shown,
    At(Position),
}

/// ratatui's crossterm backend, without queries to the terminal and without redundant output.
///
/// The size is the one last measured, so drawing opens no file and starts no `tput`.
#[derive(Debug)]
pub(super) struct FrameBackend {
    /// The frame so far, which is written in one piece.
    bytes: Vec<u8>,
    /// The size in cells, as last measured.
    pub(super) size: Size,
    pub(super) cursor: CursorState,
}

impl FrameBackend {
    /// A screen of a size in cells, with a hidden cursor.
    pub(super) fn new(size: Size) -> Self {
        Self { bytes: Vec::new(), size, cursor: CursorState::Hidden }
    }

    /// The finished frame, which terminals with synchronized updates show at once (others ignore
    /// the brackets); empty if nothing changed.
    pub(super) fn take_frame(&mut self) -> io::Result<Vec<u8>> {
        let body = std::mem::take(&mut self.bytes);
        if body.is_empty() {
            return Ok(body);
        }
        let mut frame = Vec::with_capacity(body.len() + 16);
        frame.queue(BeginSynchronizedUpdate)?.extend_from_slice(&body);
        frame.queue(EndSynchronizedUpdate)?;
        Ok(frame)
    }

    fn painter(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }
}

impl Backend for FrameBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.painter().draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == CursorState::Hidden {
            return Ok(());
        }
        self.cursor = CursorState::Hidden;
        self.painter().hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor != CursorState::Hidden {
            return Ok(());
        }
        self.cursor = CursorState::Shown;
        self.painter().show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        let before = self.cursor;
        if before == CursorState::Hidden {
            return Ok(());
        }
        self.cursor = CursorState::At(position);
        // Drawing cells moves the cursor; only an empty frame leaves it in place.
        if before == self.cursor && self.bytes.is_empty() {
            return Ok(());
        }
        self.painter().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.painter().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.painter().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::{Rect, Size};
    use ratatui::{Frame, Terminal};

    use super::FrameBackend;

    fn frame(terminal: &mut Terminal<FrameBackend>, paint: impl FnOnce(&mut Frame<'_>)) -> String {
        terminal.draw(paint).expect("drawing into memory");
        let bytes = terminal.backend_mut().take_frame().expect("writing into memory");
        String::from_utf8(bytes).expect("frames are text")
    }

    #[test]
    fn an_unchanged_frame_writes_no_bytes() {
        let mut terminal = Terminal::new(FrameBackend::new(Size::new(10, 2))).expect("a screen");
        let first = frame(&mut terminal, |frame| frame.render_widget("hi", frame.area()));
        assert_eq!(first, "\x1b[?2026h\x1b[1;1Hhi\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?2026l");
        assert_eq!(frame(&mut terminal, |frame| frame.render_widget("hi", frame.area())), "");
    }

    #[test]
    fn the_cursor_moves_only_when_it_must() {
        let mut terminal = Terminal::new(FrameBackend::new(Size::new(10, 2))).expect("a screen");
        let at = |column| move |frame: &mut Frame<'_>| frame.set_cursor_position((column, 1));
        assert_eq!(frame(&mut terminal, at(3)), "\x1b[?2026h\x1b[?25h\x1b[2;4H\x1b[?2026l");
        assert_eq!(frame(&mut terminal, at(3)), "");
        assert_eq!(frame(&mut terminal, at(4)), "\x1b[?2026h\x1b[2;5H\x1b[?2026l");
        assert_eq!(frame(&mut terminal, |_| ()), "\x1b[?2026h\x1b[?25l\x1b[?2026l");
    }

    #[test]
    fn every_size_is_drawn() {
        for (width, height) in [(0, 0), (0, 9), (9, 0), (1, 1), (1000, 400), (3, 2)] {
            let mut backend = FrameBackend::new(Size::new(5, 5));
            backend.size = Size::new(width, height);
            let mut terminal = Terminal::new(backend).expect("a screen");
            let area = Rect::new(0, 0, width, height);
            frame(&mut terminal, |frame| {
                assert_eq!(frame.area(), area);
                if !area.is_empty() {
                    frame.render_widget("text", area);
                }
            });
        }
    }
}
