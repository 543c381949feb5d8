//! The owner: takes the terminal, draws on it, gives it back.

use std::io;
use std::process::{Command, ExitStatus};
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Size;

use super::canvas::Canvas;
use super::device::{Device, NoTerminal, Output};
use super::happening::MouseOwner;
use super::mode::{Mode, switch_off, switch_on};
use super::record::Record;
use super::signals::Watch;
use super::{child, panic, stop, text};

/// The size that is assumed when a terminal does not know its own, as serial lines do not.
const USUAL: Size = Size { width: 80, height: 24 };

/// The terminal, taken: raw, on its second screen, with mouse and bracketed paste. Dropping it
/// gives everything back.
#[derive(Debug)]
pub struct Terminal {
    pub(super) record: Arc<Record>,
    pub(super) watch: Watch,
    canvas: ratatui::Terminal<Canvas>,
    size: Size,
}

impl Terminal {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When there is no terminal, or when this process has already taken it.
    pub fn open(output: Output) -> Result<Self, NoTerminal> {
        let device = Device::open(output)?;
        Self::take(device).map_err(NoTerminal::Refused)
    }

    /// The size of the screen in cells.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    fn take(device: Device) -> io::Result<Self> {
        let size = device.size().unwrap_or(USUAL);
        let canvas = ratatui::Terminal::new(Canvas::new(size))?;
        let record = Record::begin(device)?;
        panic::install_hook();
        let watch = Watch::start(Arc::clone(&record)).inspect_err(|_| record.end())?;
        let terminal = Self { record, watch, canvas, size };
        // From here on a failure drops the terminal, which gives everything back.
        terminal.record.enter()?;
        Ok(terminal)
    }

    /// Draws one frame and sends it in one piece, if it differs from the one before. A screen
    /// without cells is not drawn: ratatui panics on text in a frame of 9x0.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.size.width == 0 || self.size.height == 0 {
            return Ok(());
        }
        self.canvas.draw(paint)?;
        let frame = self.canvas.backend_mut().take_frame();
        if frame.is_empty() { Ok(()) } else { self.record.write(&frame) }
    }

    /// Asks for the size again; a terminal that cannot say keeps the last one.
    pub(super) fn measure(&mut self) -> Size {
        self.size = self.record.device.size().unwrap_or(self.size);
        self.canvas.backend_mut().set_size(self.size);
        self.size
    }

    /// Forgets what is on the screen, so that the next frame draws every cell.
    pub(super) fn forget_screen(&mut self) -> io::Result<()> {
        self.canvas.clear()
    }

    /// Switches everything on again and forgets the screen: after a stop, or after a command.
    pub(super) fn enter_anew(&mut self) -> io::Result<()> {
        self.record.enter()?;
        self.canvas.backend_mut().entered_anew();
        self.forget_screen()
    }

    /// Gives the terminal back, stops the process group, and takes the terminal again.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.record.leave();
        let stopped = stop::stop_group(&self.watch.notices);
        self.enter_anew().and(stopped)
    }

    /// Gives the terminal to a command until it ends.
    pub(super) fn run(&mut self, command: &mut Command) -> io::Result<io::Result<ExitStatus>> {
        let outcome = child::lend(&self.record, command);
        self.enter_anew()?;
        Ok(outcome)
    }

    /// Puts text on the clipboard.
    pub(super) fn copy(&self, content: &str) -> io::Result<()> {
        self.record.write(text::copying(content).as_bytes())
    }

    /// Reports the mouse, or leaves it to the terminal. The record goes on counting it as on:
    /// switching it off once more does no harm.
    pub(super) fn leave_mouse_to(&self, owner: MouseOwner) -> io::Result<()> {
        let bytes = match owner {
            MouseOwner::Program => switch_on(Mode::Mouse.bit()),
            MouseOwner::Terminal => switch_off(Mode::Mouse.bit()),
        };
        self.record.write(bytes.as_bytes())
    }

    /// Names the window.
    pub(super) fn name(&self, title: &str) -> io::Result<()> {
        if self.record.note(Mode::Title) {
            self.record.write(switch_on(Mode::Title.bit()).as_bytes())?;
        }
        self.record.write(text::naming(title).as_bytes())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.record.end();
    }
}
