//! A screen: events delivered to it, and requests it can make.

use std::io;
use std::process::{Command, ExitStatus};

use crossterm::event;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// A screen that [`run`](super::run) drives.
pub trait Program {
    /// What other threads send through a [`MessageSender`](super::MessageSender).
    type Message;

    /// Handles one event and returns requests; none means that nothing on the screen has changed.
    fn handle(&mut self, event: Event<Self::Message>) -> Vec<TerminalRequest>;

    /// Gets ready to be drawn, once every event that waited has been handled. Slow work that only
    /// the frame needs belongs here.
    fn before_draw(&mut self) {}

    /// Draws the whole screen, of one cell or more, and returns where the cursor is shown, if it is.
    fn draw(&self, buffer: &mut Buffer) -> Option<Position>;
}

/// Something that reached the screen from outside.
#[derive(Debug)]
pub enum Event<M> {
    /// A key, the mouse, a paste or the size of the screen in cells. The size is the first event
    /// of all and follows every change; cells count from 0 at the top left; a paste has lines that
    /// end in `\n` and no other control characters.
    Input(event::Event),
    /// Another thread sent this.
    Message(M),
    /// The command of [`TerminalRequest::Run`] has ended, or could not be started.
    Returned(io::Result<ExitStatus>),
}

/// Something that only the owner of the terminal can do.
#[derive(Debug)]
pub enum TerminalRequest {
    /// Draw a frame once every event that waits has been handled.
    Draw,
    /// End [`run`](super::run); events that still wait are dropped.
    Quit,
    /// Restore the terminal and stop, as Ctrl-Z does; every cell is drawn again on return.
    Suspend,
    /// Put text on the clipboard (OSC 52, so also over SSH).
    Copy(String),
    /// Report the mouse, or leave it to the terminal. Every stop and every command switches
    /// reports on again, and is followed by the size.
    Mouse(MouseOwner),
    /// Run a command (an editor, a pager) that takes over the terminal, and wait for its end.
    Run(Box<Command>),
}

/// Who has the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum MouseOwner {
    /// The program: buttons and the wheel are reported.
    #[default]
    Program,
    /// The terminal: text can be selected.
    Terminal,
}
