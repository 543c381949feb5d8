//! A program in a pseudo-terminal, and its screen.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::MouseProtocolMode;

/// The maximum time to wait before a test fails. On an idle machine, all waits end within milliseconds.
const LIMIT: Duration = Duration::from_secs(30);

/// A running program; killed when dropped.
pub(super) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// The terminal settings before the program started.
    before: String,
    shared: Arc<SharedOutput>,
    reader: Option<JoinHandle<()>>,
}

/// The output of the program, shared with the thread that reads it.
struct SharedOutput {
    output: Mutex<Output>,
    changed: Condvar,
}

/// The output of the program so far, and the screen that results from it.
pub(super) struct Output {
    pub(super) bytes: Vec<u8>,
    screen: vt100::Parser,
    is_closed: bool,
    /// Whether to stop reading after the next bytes.
    is_last: bool,
    is_paused: bool,
}

impl Output {
    /// The text of the screen.
    pub(super) fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether no full-screen program has changed the modes of the terminal.
    pub(super) fn is_restored(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::None
    }

    /// Whether a full-screen program has set all terminal modes that it needs.
    pub(super) fn is_set_up(&self) -> bool {
        let screen = self.screen.screen();
        screen.alternate_screen()
            && screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::ButtonMotion
    }
}

impl Session {
    /// Starts a program in a terminal of the given size. Prints a message and returns `None` if the system has no
    /// pseudo-terminals.
    pub(super) fn start(command: CommandBuilder, (columns, rows): (u16, u16)) -> Option<Self> {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        let pair = match native_pty_system().openpty(size) {
            Ok(pair) => pair,
            Err(error) => {
                eprintln!("skipped: cannot open a pseudo-terminal: {error}");
                return None;
            }
        };
        let before = termios(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program should start");
        let shared = Arc::new(SharedOutput {
            output: Mutex::new(Output {
                bytes: Vec::new(),
                screen: vt100::Parser::new(cells(rows), cells(columns), 0),
                is_closed: false,
                is_last: false,
                is_paused: false,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().expect("the terminal should be readable");
        let reader = Some(read_output(reader, Arc::clone(&shared)));
        let writer = Some(pair.master.take_writer().expect("the terminal should be writable"));
        Some(Self { child, master: Some(pair.master), writer, before, shared, reader })
    }

    /// Types bytes.
    pub(super) fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("the terminal should be open");
        writer.write_all(bytes).expect("the terminal should accept input");
        writer.flush().expect("the terminal should accept input");
    }

    /// Presses a key repeatedly until the program ends.
    pub(super) fn send_until_end(&mut self, key: &[u8]) {
        self.repeat_until_end(|session| session.send(key));
    }

    /// Presses a key and continues the program, in case it has been stopped, repeatedly until it ends.
    pub(super) fn continue_until_end(&mut self, key: &[u8]) {
        self.repeat_until_end(|session| {
            session.signal(Signal::CONT);
            session.send(key);
        });
    }

    fn repeat_until_end(&mut self, act: impl Fn(&mut Self)) {
        let deadline = Instant::now() + LIMIT;
        while self.child.try_wait().expect("waiting for the program should work").is_none() {
            assert!(Instant::now() < deadline, "the key has no effect:\n{}", self.output().text());
            act(self);
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the output satisfies a condition.
    pub(super) fn wait_for(&self, what: &str, condition: impl Fn(&Output) -> bool) {
        let deadline = Instant::now() + LIMIT;
        let mut output = self.output();
        while !condition(&output) {
            let is_in_time = Instant::now() < deadline;
            assert!(is_in_time, "timed out waiting for {what}; the screen:\n{}", output.text());
            let (next, _) = self
                .shared
                .changed
                .wait_timeout(output, Duration::from_millis(100))
                .unwrap_or_else(PoisonError::into_inner);
            output = next;
        }
    }

    /// Waits until the screen contains a text.
    pub(super) fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |output| output.text().contains(text));
    }

    /// The output so far.
    pub(super) fn output(&self) -> MutexGuard<'_, Output> {
        self.shared.output.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(target_os = "linux")]
    pub(super) fn process_id(&self) -> u32 {
        self.child.process_id().expect("the program should have a process id")
    }

    /// Sends a signal to the program.
    pub(super) fn signal(&self, signal: Signal) {
        let number = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        let process = number.and_then(Pid::from_raw).expect("the program should have a process id");
        kill_process(process, signal).expect("the program should be running");
    }

    /// Sends a signal to the job in the foreground of a shell.
    pub(super) fn signal_foreground(&self, signal: Signal) {
        let leader = self.master.as_ref().and_then(|master| master.process_group_leader());
        let leader = leader.and_then(Pid::from_raw).expect("a job should be in the foreground");
        kill_process(leader, signal).expect("the job should be running");
    }

    /// Resizes the window.
    pub(super) fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        let master = self.master.as_ref().expect("the terminal should be open");
        master.resize(size).expect("the terminal should be resizable");
        self.output().screen.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Closes the window. The program must respond to a key with a frame, after which the reader stops.
    pub(super) fn hang_up(&mut self) {
        self.output().is_last = true;
        self.send(b"x");
        let reader = self.reader.take().expect("the window should be open");
        reader.join().expect("the reader should not panic");
        self.writer = None;
        self.master = None;
    }

    /// Stops reading after the next bytes, as a stalled terminal does.
    pub(super) fn pause_reading(&self) {
        self.output().is_paused = true;
    }

    pub(super) fn resume_reading(&self) {
        self.output().is_paused = false;
        self.shared.changed.notify_all();
    }

    /// Waits until the program exits.
    pub(super) fn wait_for_exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + LIMIT;
        loop {
            let status = self.child.try_wait().expect("waiting for the program should work");
            if let Some(status) = status {
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "the program does not exit:\n{}",
                self.output().text()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the program exits, and checks that the terminal is restored.
    pub(super) fn wait_for_clean_exit(&mut self) -> ExitStatus {
        let status = self.wait_for_exit();
        self.wait_for("the last byte", |output| output.is_closed);
        let after = termios(&**self.master.as_ref().expect("the terminal should be open"));
        assert_eq!(after, self.before, "the terminal settings should be restored");
        assert!(self.output().is_restored(), "the screen should be restored");
        status
    }

    /// Waits for a clean exit, and returns the text of the screen without trailing spaces and lines.
    pub(super) fn text_at_exit(&mut self) -> String {
        self.wait_for_clean_exit();
        let text = self.output().text();
        let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
        lines.join("\n")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// A width or height of the emulated screen, which cannot be 0.
fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap_or(NonZero::<u16>::MIN)
}

fn termios(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("the settings of the terminal should be readable"))
}

fn read_output(mut reader: Box<dyn Read + Send>, shared: Arc<SharedOutput>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        loop {
            let length = reader.read(&mut bytes).unwrap_or(0);
            let mut output = shared.output.lock().unwrap_or_else(PoisonError::into_inner);
            output.bytes.extend_from_slice(&bytes[..length]);
            output.screen.process(&bytes[..length]);
            output.is_closed = length == 0;
            shared.changed.notify_all();
            if length == 0 || output.is_last {
                return;
            }
            let is_paused = |output: &mut Output| output.is_paused;
            drop(shared.changed.wait_while(output, is_paused));
        }
    })
}
