//! The interface of a program: the events it handles and the requests it can make.

use std::io;
use std::process::{Command, ExitStatus};

use crossterm::event;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// A full-screen program that [`run`](super::run) drives.
pub trait Program {
    /// The type of messages that other threads send through a [`MessageSender`](super::MessageSender).
    type Message;

    /// Handles an event and returns requests; without [`TerminalRequest::Draw`], no frame is drawn.
    fn handle(&mut self, event: Event<Self::Message>) -> Vec<TerminalRequest>;

    /// Prepares a frame after all pending events have been handled. Do slow work here if only the frame needs it.
    fn before_draw(&mut self) {}

    /// Draws the whole screen, which has at least one cell; returns the cursor position, or `None` to hide the cursor.
    fn draw(&self, buffer: &mut Buffer) -> Option<Position>;
}

/// An event for the program.
#[derive(Debug)]
pub enum Event<M> {
    /// A key, the mouse, a paste or the size of the screen in cells. The size is the first event
    /// and is sent again after every change. Mouse positions are zero-based cells. The lines of a
    /// paste end in `\n`; a paste contains no other control characters.
    Input(event::Event),
    /// A message from another thread.
    Message(M),
    /// The result of a [`TerminalRequest::Run`]: an error if the command could not be started.
    CommandExited(io::Result<ExitStatus>),
}

/// A request that only the event loop can carry out.
#[derive(Debug)]
pub enum TerminalRequest {
    /// Draw a frame once all pending events have been handled.
    Draw,
    /// End [`run`](super::run); pending events are dropped.
    Quit,
    /// Restore the terminal and stop the process; every cell is redrawn when it continues.
    Suspend,
    /// Put text on the clipboard (OSC 52, so also over SSH).
    Copy(String),
    /// Change who receives mouse events. After a suspension or a command, the program
    /// receives them again, and the size is sent again.
    SetMouseOwner(MouseOwner),
    /// Run a command that takes over the terminal, such as an editor, and wait for it to exit.
    Run(Box<Command>),
}

/// Who receives mouse events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum MouseOwner {
    /// The program: buttons and the wheel are reported.
    #[default]
    Program,
    /// The terminal: text can be selected.
    Terminal,
}
