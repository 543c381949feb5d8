//! The terminal, owned by one module: taken once, always given back.
//!
//! A screen is a [`Program`]: it is told what happens ([`Happening`]), answers with what it wants
//! done ([`Request`]), and draws itself when asked. [`run`] does everything else.
//!
//! ```no_run
//! use guanxi::tui::terminal::{self, Happening, Output, Program, Request, Terminal};
//! use ratatui::{Frame, crossterm::event::KeyCode};
//!
//! struct Counter(u32);
//!
//! impl Program for Counter {
//!     type Message = u32; // what other threads send
//!
//!     fn handle(&mut self, happening: Happening<u32>) -> Vec<Request> {
//!         match happening {
//!             Happening::Key(key) if key.code == KeyCode::Char('q') => vec![Request::Quit],
//!             Happening::Message(more) => {
//!                 self.0 += more;
//!                 vec![Request::Draw]
//!             }
//!             _ => vec![], // nothing changed: nothing is drawn
//!         }
//!     }
//!
//!     fn draw(&self, frame: &mut Frame<'_>) {
//!         frame.render_widget(self.0.to_string(), frame.area());
//!     }
//! }
//!
//! let (waker, inbox) = terminal::channel();
//! std::thread::spawn(move || waker.send(1)); // wakes the loop
//! let mut terminal = Terminal::open(Output::Standard)?;
//! terminal::run(&mut Counter(0), &mut terminal, &inbox)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What the loop promises
//!
//! - The first happening is a [`Happening::Resize`], and one frame is drawn after it.
//! - It sleeps until a key, a signal, a message or the program's own deadline; there are no ticks.
//! - Everything that waits is handed over first, then at most one frame is drawn, and only when a
//!   request asks for it. A frame that equals the last one writes no bytes.
//! - Ctrl-C and Ctrl-Z arrive as keys, since the terminal is raw; answer with [`Request::Quit`]
//!   and [`Request::Suspend`].
//! - Text for the clipboard, the window title and pasted text pass through
//!   [`visible`](crate::model::visible), so they can carry no escape sequence.
//!
//! # How the terminal is given back
//!
//! A record tells what is switched on (`record`, `mode`). Giving back is idempotent and is reached
//! from `Drop`, from the panic hook on any thread (so also when panics abort), and from a thread
//! that waits for SIGINT, SIGTERM, SIGHUP and SIGQUIT and ends the program with that signal, even
//! if the loop is stuck. A worker that panics ends the loop with [`Ended::Panicked`].
//!
//! # Why not crossterm's reader
//!
//! crossterm supplies the key types, the clipboard sequence and the drawing backend. Its event
//! reader (0.29) is left out: it reads a blocking standard input until it would block, so half an
//! escape sequence stops everything; it spins once the terminal is gone (its issue 793); it keeps
//! half a sequence for good and swallows the keys behind it; and it can be neither fed bytes nor
//! told to forget. So `device` opens the terminal anew, as an own and non-blocking description
//! that children do not share, `wait` polls it, and `decode` turns bytes into crossterm's events.

#[cfg(not(unix))]
compile_error!(
    "guanxi's explorer needs a unix terminal (poll, signals, termios): build with --no-default-features"
);

mod canvas;
mod child;
mod decode;
mod device;
mod happening;
mod input;
mod mode;
mod owner;
mod panic;
mod record;
mod runner;
mod signals;
mod stop;
mod text;
mod wait;
mod wake;

pub use device::{NoTerminal, Output};
pub use happening::{Ended, Happening, MouseOwner, Program, Request};
pub use owner::Terminal;
pub use runner::run;
pub use wake::{Inbox, Waker, channel};
