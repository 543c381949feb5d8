//! Converts frames to bytes: one write per frame, none if nothing changed.

use std::io;

use crossterm::QueueableCommand as _;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// What the terminal shows; at first and after a stop that is not known, and the cursor is hidden.
///
/// ratatui's own `Terminal` is not used: it writes bytes for a frame that equals the last one, and
/// asks the terminal for its size before each.
#[derive(Debug, Default)]
pub(super) struct FrameWriter {
    shown: Option<Buffer>,
    cursor: Option<Position>,
}

impl FrameWriter {
    /// The bytes that turn the last frame into the next, which terminals with synchronized updates
    /// show at once (others ignore the brackets); empty if nothing changed. A frame of another size
    /// than the last one is drawn on a cleared screen.
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
        let before = before.unwrap_or_else(|| Buffer::empty(next.area));
        CrosstermBackend::new(&mut bytes).draw(before.diff(&next).into_iter())?;
        match cursor {
            // Drawing cells has moved the cursor.
            Some(Position { x, y }) => bytes.queue(MoveTo(x, y))?.queue(Show)?,
            None => bytes.queue(Hide)?,
        };
        bytes.queue(EndSynchronizedUpdate)?;
        (self.shown, self.cursor) = (Some(next), cursor);
        Ok(bytes)
    }
}
