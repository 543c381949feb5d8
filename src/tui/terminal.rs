//! Takes over the terminal for a full-screen program, and restores it however the program ends.
//!
//! A [`Program`] handles [`Event`]s, returns [`TerminalRequest`]s, and draws
//! itself on demand. [`run`] does everything else.
//!
//! ```no_run
//! use guanxi::tui::terminal::{self, Event, DrawTarget, Program, Terminal, TerminalRequest};
//! use ratatui::{buffer::Buffer, crossterm::event, layout::Position, widgets::Widget};
//!
//! struct Counter(u32);
//!
//! impl Program for Counter {
//!     type Message = u32; // what other threads send
//!
//!     fn handle(&mut self, event: Event<u32>) -> Vec<TerminalRequest> {
//!         match event {
//!             Event::Input(event::Event::Key(_)) => vec![TerminalRequest::Quit],
//!             Event::Message(increment) => {
//!                 self.0 += increment;
//!                 vec![TerminalRequest::Draw]
//!             }
//!             _ => vec![], // nothing has changed, so nothing is drawn
//!         }
//!     }
//!
//!     fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
//!         self.0.to_string().render(buffer.area, buffer);
//!         None // no cursor
//!     }
//! }
//!
//! let (sender, receiver) = terminal::channel();
//! std::thread::spawn(move || sender.send(1)); // wakes the loop
//! let mut terminal = Terminal::open(DrawTarget::StandardOutput)?;
//! terminal::run(&mut Counter(0), &mut terminal, &receiver)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Guarantees of the event loop
//!
//! - The first event is the size of the screen, and one frame is drawn after it.
//! - The loop sleeps until a key, a signal or a message arrives; there are no ticks.
//! - All pending events are handled first, then at most one frame is drawn, and only if the
//!   program requests it. A frame that equals the last one writes no bytes.
//! - Ctrl-C and Ctrl-Z arrive as keys, since the terminal is raw; programs should respond with
//!   [`TerminalRequest::Quit`] and [`TerminalRequest::Suspend`].
//! - Pasted text and text for the clipboard contain no escape sequences: control characters are
//!   escaped.
//!
//! # How the terminal is restored
//!
//! A record tracks what is switched on (`terminal_state`, `mode`). Restoring is idempotent and is done by
//! `Drop`, by the panic hook on any thread (so also when panics abort), and by a thread that waits
//! for fatal signals (SIGINT, SIGTERM, SIGHUP …) and ends the program with the same signal, even if the
//! loop is stuck. A worker that panics ends the loop with [`TerminalFailure::Panicked`].
//!
//! # Why not crossterm's reader
//!
//! crossterm supplies the event types, the clipboard sequence and the drawing backend. Its event reader (0.29) is not
//! used: it reads a blocking standard input until it would block, so an incomplete escape sequence blocks the program;
//! it spins once the terminal is gone (its issue 793); it keeps an incomplete sequence forever and swallows the keys
//! after it; and it can neither be fed bytes nor be reset. So `device` opens the terminal again, as a separate
//! non-blocking file description that children do not share, `wait` polls it, and `decode` finds where each key or
//! sequence ends. terminput, which is crossterm's parser as a standalone function, maps complete sequences to events;
//! `decode/event.rs` rewrites the few sequences that it does not know.

#[cfg(not(unix))]
compile_error!(
    "guanxi's explorer needs a unix terminal (poll, signals, termios): build with --no-default-features"
);

mod background;
mod channel;
mod decode;
mod device;
mod failure;
mod flags;
mod frame_writer;
mod input;
mod mode;
mod owner;
mod ownership;
mod panic;
mod program;
mod runner;
mod signals;
mod stop;
mod terminal_state;
mod text;
mod wait;

pub use channel::{MessageReceiver, MessageSender, channel};
pub use decode::decode;
pub use device::DrawTarget;
pub use failure::TerminalFailure;
pub use owner::Terminal;
pub use program::{Event, MouseOwner, Program, TerminalRequest};
pub use runner::run;
