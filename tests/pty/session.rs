//! A program in a pseudo-terminal, and the screen it shows.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::MouseProtocolMode;

/// How long a test waits before it fails; on an idle machine all waits end in milliseconds.
const LIMIT: Duration = Duration::from_secs(30);

/// A running program; killed when dropped.
pub(super) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    before: String,
    seen: Arc<Seen>,
    reader: Option<JoinHandle<()>>,
}

/// What the program has written so far.
struct Seen {
    shown: Mutex<Shown>,
    more: Condvar,
}

pub(super) struct Shown {
    pub(super) bytes: Vec<u8>,
    screen: vt100::Parser,
    closed: bool,
    enough: bool,
}

impl Shown {
    /// The text of the screen.
    pub(super) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether the screen is what it was before any full-screen program ran.
    pub(super) fn is_plain(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::None
    }

    /// Whether a full-screen program has set all terminal modes that it needs.
    pub(super) fn is_taken(&self) -> bool {
        let screen = self.screen.screen();
        screen.alternate_screen()
            && screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::ButtonMotion
    }
}

impl Session {
    /// Starts a program in a terminal of a size (columns, rows). `None`, with a message, if the system has no
    /// pseudo-terminal to give.
    pub(super) fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Option<Self> {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        let pair = match native_pty_system().openpty(size) {
            Ok(pair) => pair,
            Err(cause) => {
                eprintln!("SKIPPED: no pseudo-terminal to be had: {cause}");
                return None;
            }
        };
        let before = termios(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let seen = Arc::new(Seen {
            shown: Mutex::new(Shown {
                bytes: Vec::new(),
                screen: vt100::Parser::new(cells(rows), cells(columns), 0),
                closed: false,
                enough: false,
            }),
            more: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let reader = Some(watch(reader, Arc::clone(&seen)));
        let writer = pair.master.take_writer().expect("the terminal can be written");
        Some(Self { child, master: Some(pair.master), writer: Some(writer), before, seen, reader })
    }

    /// Types bytes.
    pub(super) fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(bytes).expect("the terminal takes keys");
        writer.flush().expect("the terminal takes keys");
    }

    /// Presses a key again and again until the program ends.
    pub(super) fn insist(&mut self, key: &[u8]) {
        let until = Instant::now() + LIMIT;
        while self.child.try_wait().expect("the program can be waited for").is_none() {
            assert!(Instant::now() < until, "the key is not heard:\n{}", self.shown().text());
            self.send(key);
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the screen satisfies a condition.
    pub(super) fn wait_for(&self, what: &str, condition: impl Fn(&Shown) -> bool) {
        let until = Instant::now() + LIMIT;
        let mut shown = self.shown();
        while !condition(&shown) {
            assert!(Instant::now() < until, "never saw {what}; the screen:\n{}", shown.text());
            let (next, _) = self
                .seen
                .more
                .wait_timeout(shown, Duration::from_millis(100))
                .unwrap_or_else(PoisonError::into_inner);
            shown = next;
        }
    }

    /// Waits until the screen contains a text.
    pub(super) fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |shown| shown.text().contains(text));
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> MutexGuard<'_, Shown> {
        self.seen.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a signal to the program.
    pub(super) fn signal(&self, signal: Signal) {
        let number = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        let process = number.and_then(Pid::from_raw).expect("the program has a number");
        kill_process(process, signal).expect("the program takes signals");
    }

    /// Sends a signal to the job in the foreground of a shell.
    pub(super) fn signal_foreground(&self, signal: Signal) {
        let leader = self.master.as_ref().and_then(|master| master.process_group_leader());
        let leader = leader.and_then(Pid::from_raw).expect("a job is in the foreground");
        kill_process(leader, signal).expect("the job takes signals");
    }

    /// Gives the window another size.
    pub(super) fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        self.master.as_ref().expect("the terminal is there").resize(size).expect("it has a size");
        self.shown().screen.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Closes the window. The program must answer a key with a frame, which ends the reading.
    pub(super) fn hang_up(&mut self) {
        self.shown().enough = true;
        self.send(b"x");
        let reader = self.reader.take().expect("the window is open");
        reader.join().expect("the reading ends");
        self.writer = None;
        self.master = None;
    }

    /// Waits for the program's end.
    pub(super) fn end(&mut self) -> ExitStatus {
        let until = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status;
            }
            assert!(Instant::now() < until, "the program does not end:\n{}", self.shown().text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the program's exit and its last bytes, and checks that the terminal is restored.
    pub(super) fn end_and_check_restored(&mut self) -> ExitStatus {
        let status = self.end();
        self.wait_for("the last byte", |shown| shown.closed);
        let after = termios(&**self.master.as_ref().expect("the terminal is there"));
        assert_eq!(after, self.before, "the line is as it was");
        assert!(self.shown().is_plain(), "the screen is as it was");
        status
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// A side of the screen that vt100 keeps, which cannot be zero.
fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap_or(NonZero::<u16>::MIN)
}

fn termios(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has settings"))
}

fn watch(mut reader: Box<dyn Read + Send>, seen: Arc<Seen>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        loop {
            let length = reader.read(&mut bytes).unwrap_or(0);
            let mut shown = seen.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.bytes.extend_from_slice(&bytes[..length]);
            shown.screen.process(&bytes[..length]);
            shown.closed = length == 0;
            seen.more.notify_all();
            if length == 0 || shown.enough {
                return;
            }
        }
    })
}
