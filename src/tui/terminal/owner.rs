use std::io;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::background::{Answer, QUERY, wait_for_answer};
use super::device::{Device, DrawTarget};
use super::failure::TerminalFailure;
use super::frame_writer::FrameWriter;
use super::mode::{MOUSE_OFF, MOUSE_ON};
use super::ownership::Ownership;
use super::program::MouseOwner;
use super::signals::SignalThread;
use super::terminal_state::TerminalState;
use super::{panic, stop, text};

/// The size of a terminal that does not report its own, such as a serial line.
const DEFAULT_SIZE: Size = Size { width: 80, height: 24 };

/// The terminal in raw mode, on its alternate screen, with mouse reports and bracketed paste.
/// Dropping it restores everything.
#[derive(Debug)]
pub struct Terminal {
    pub(super) state: Arc<TerminalState>,
    /// Stops when the terminal is dropped.
    _signals: SignalThread,
    frames: FrameWriter,
    /// The last measured size, in cells.
    size: Size,
    /// Input that was read before the event loop started.
    pub(super) typed_ahead: Vec<u8>,
}

impl Terminal {
    /// Takes over the terminal.
    ///
    /// # Errors
    /// If there is no terminal, or if this process has already taken it.
    pub fn open(target: DrawTarget) -> Result<Self, TerminalFailure> {
        let device = Device::open(target)?;
        Self::take(device).map_err(TerminalFailure::Unavailable)
    }

    fn take(device: Device) -> io::Result<Self> {
        let size = device.size().unwrap_or(DEFAULT_SIZE);
        let state = TerminalState::begin(device)?;
        panic::install_hook();
        let signals = SignalThread::start(Arc::clone(&state)).inspect_err(|_| state.end())?;
        let frames = FrameWriter::blank(size);
        let terminal = Self { state, _signals: signals, frames, size, typed_ahead: Vec::new() };
        // From here on a failure drops the terminal, which restores everything.
        terminal.state.enter()?;
        Ok(terminal)
    }

    /// Sets what to do before a signal ends the program; only the first call counts.
    pub fn on_fatal_signal(&self, on_fatal_signal: fn()) {
        let _ = self.state.on_fatal_signal.set(on_fatal_signal);
    }

    /// Queries the background colour, as red, green and blue; `None` if the terminal does not answer in time.
    pub fn query_background(&mut self) -> Option<[u8; 3]> {
        self.state.write(QUERY.as_bytes()).ok()?;
        let Answer { background, rest } = wait_for_answer(&self.state.device);
        self.typed_ahead.extend(rest);
        background
    }

    /// Draws a frame and, if it differs from the previous one, writes it in one piece. A screen
    /// without cells is not drawn: ratatui panics on text in a frame of 9x0.
    pub(super) fn draw(
        &mut self,
        draw_frame: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        let area = Rect::from(self.size);
        if area.is_empty() {
            return Ok(());
        }
        self.state.write(&self.frames.draw(area, draw_frame)?)
    }

    /// Measures the terminal again; keeps the last size if the terminal does not report one.
    pub(super) fn measure(&mut self) -> Size {
        self.size = self.state.device.size().unwrap_or(self.size);
        self.size
    }

    /// Switches everything on again after a suspension or a command; the next frame draws every cell.
    pub(super) fn reenter(&mut self) -> io::Result<()> {
        self.frames = FrameWriter::default();
        self.state.enter()
    }

    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.state.restore();
        let stop_result = stop::stop_group(&self.state.flags);
        self.reenter().and(stop_result)
    }

    pub(super) fn run(&mut self, command: &mut Command) -> io::Result<io::Result<ExitStatus>> {
        self.state.ownership.set(Ownership::Child);
        self.state.restore();
        let status = command.status();
        self.state.ownership.set(Ownership::OursSince(Instant::now()));
        self.reenter()?;
        Ok(status)
    }

    pub(super) fn copy(&self, content: &str) -> io::Result<()> {
        self.state.write(text::copy_sequence(content).as_bytes())
    }

    /// Changes who receives mouse events. Restoring switches mouse reports off in any case, as
    /// switching them off twice does no harm.
    pub(super) fn set_mouse_owner(&self, owner: MouseOwner) -> io::Result<()> {
        let bytes = match owner {
            MouseOwner::Program => MOUSE_ON,
            MouseOwner::Terminal => MOUSE_OFF,
        };
        self.state.write(bytes.as_bytes())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.state.end();
    }
}
