//! What a screen is told, and what it may ask for.

use std::process::{Command, ExitStatus};
use std::time::Instant;
use std::{error, fmt, io};

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Frame;
use ratatui::layout::Size;
use rustix::io::Errno;

/// A screen that [`run`](super::run) drives.
pub trait Program {
    /// What other threads send through a [`Waker`](super::Waker).
    type Message;

    /// Takes in one happening and says what is to be done about it; an empty answer means that
    /// nothing on the screen has changed.
    fn handle(&mut self, happening: Happening<Self::Message>) -> Vec<Request>;

    /// Gets ready to be drawn; told once everything that waited has been handed over. What takes
    /// time and is only for the eye belongs here.
    fn before_draw(&mut self) {}

    /// Draws the whole screen, of one cell or more.
    fn draw(&self, frame: &mut Frame<'_>);

    /// When to be woken with [`Happening::Deadline`], if nothing else happens before; asked for
    /// again after every wait.
    fn deadline(&self) -> Option<Instant> {
        None
    }
}

/// Something that reached the screen from outside.
#[derive(Debug)]
pub enum Happening<M> {
    /// A key was pressed.
    Key(KeyEvent),
    /// A mouse button or the wheel was used; cells are counted from 0 at the top left.
    Mouse(MouseEvent),
    /// Text was pasted: lines end in `\n`, other control characters are already visible.
    Paste(String),
    /// The size of the screen in cells; told first of all, and then at every change.
    Resize(Size),
    /// Another thread sent this.
    Message(M),
    /// The moment that [`Program::deadline`] named is here.
    Deadline,
    /// The command of [`Request::Run`] has ended, or could not be started.
    Returned(io::Result<ExitStatus>),
}

/// Something that only the owner of the terminal can do.
#[derive(Debug)]
pub enum Request {
    /// Draw a frame once everything that waits has been handed over.
    Draw,
    /// Clear the screen and draw every cell anew.
    Repaint,
    /// End [`run`](super::run); what still waits is not handed over.
    Quit,
    /// Give the terminal back and stop, as Ctrl-Z does; painted anew on return.
    Suspend,
    /// Put text on the clipboard (OSC 52, so also over SSH).
    Copy(String),
    /// Have the mouse reported, or leave it to the terminal; reported again after every stop and
    /// every command, each of which tells the size.
    Mouse(MouseOwner),
    /// Name the window; the old name comes back at the end.
    Title(String),
    /// Give the terminal to a command (an editor, a pager) and wait for its end.
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

/// Why [`run`](super::run) ended other than by [`Request::Quit`].
#[derive(Debug)]
pub enum Ended {
    /// The terminal went away: its window was closed or its line was cut.
    HungUp,
    /// Another thread panicked; the message stands on the screen that was given back.
    Panicked,
    /// The terminal could not be read, written or waited for.
    Broken(io::Error),
}

impl fmt::Display for Ended {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::HungUp => out.write_str("the terminal went away"),
            Ended::Panicked => out.write_str("a part of the program failed; see the message above"),
            Ended::Broken(cause) => write!(out, "the terminal failed: {cause}"),
        }
    }
}

impl error::Error for Ended {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Ended::Broken(cause) => Some(cause),
            Ended::HungUp | Ended::Panicked => None,
        }
    }
}

impl From<io::Error> for Ended {
    /// A line that is cut between a wait and a frame fails the frame; it is a cut line all the same.
    fn from(cause: io::Error) -> Self {
        match Errno::from_io_error(&cause) {
            Some(Errno::IO | Errno::NXIO) => Ended::HungUp,
            _ => Ended::Broken(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::Ended;

    #[test]
    fn a_frame_that_finds_the_line_cut_ends_as_a_wait_does() {
        let ended = |cause: Errno| Ended::from(io::Error::from(cause)).to_string();
        assert_eq!(ended(Errno::IO), Ended::HungUp.to_string());
        assert_eq!(ended(Errno::NXIO), Ended::HungUp.to_string());
        assert!(ended(Errno::NOSPC).starts_with("the terminal failed: "));
    }
}
