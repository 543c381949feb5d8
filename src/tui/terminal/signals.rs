//! Signals: those that end the program are answered at once by a thread of their own, the others
//! are noted and wake the loop.

use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use super::flags::SignalFlag;
use super::record::Record;

/// The thread that waits for signals as long as the terminal is taken.
#[derive(Debug)]
pub(super) struct SignalThread {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl SignalThread {
    pub(super) fn start(record: Arc<Record>) -> io::Result<Self> {
        let mut signals =
            Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let handle = signals.handle();
        let thread = thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                answer(signal, &record);
            }
        })?;
        Ok(Self { handle, thread: Some(thread) })
    }
}

impl Drop for SignalThread {
    fn drop(&mut self) {
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(signal: i32, record: &Record) {
    let flags = &record.flags;
    match signal {
        SIGWINCH => flags.set(SignalFlag::Resized),
        // Keys typed to a child process send signals to the whole group, including us.
        SIGINT | SIGQUIT if record.child.takes_keys() => {}
        SIGCONT if record.child.is_active() => {}
        // The terminal has stopped the others of the group; we follow, alone.
        SIGTSTP if record.child.is_active() => drop(emulate_default_handler(SIGTSTP)),
        SIGTSTP => flags.set(SignalFlag::Stop),
        SIGCONT => flags.set(SignalFlag::Continued),
        ending => {
            record.leave();
            let _ = emulate_default_handler(ending);
        }
    }
}
