//! Signals: those that end the program are answered at once by a thread of their own, the others
//! are noted and wake the loop.

use std::io;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::thread::{self, JoinHandle};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use super::record::Record;
use super::wake::Bell;

/// Something a signal asks of the loop, as one bit of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// The window has another size.
    Resized = 1,
    /// The program shall stop, as by Ctrl-Z.
    Stop = 2,
    /// The program goes on after a stop.
    Continued = 4,
    /// Some thread has panicked.
    Panicked = 8,
}

/// Notices that wait, and the bell that tells of them. Any number of one kind count as one, so a
/// storm of resizes is one resize.
#[derive(Debug)]
pub(super) struct Notices {
    waiting: AtomicU8,
    pub(super) bell: Bell,
}

impl Notices {
    fn post(&self, notice: Notice) {
        self.waiting.fetch_or(notice as u8, Ordering::SeqCst);
        self.bell.ring();
    }

    /// Takes a notice, if it waits.
    pub(super) fn take(&self, notice: Notice) -> bool {
        self.waiting.fetch_and(!(notice as u8), Ordering::SeqCst) & notice as u8 != 0
    }
}

/// The board that the panic hook posts to.
static IN_USE: Mutex<Option<Arc<Notices>>> = Mutex::new(None);

/// Wakes the loop so that it ends, after some thread panicked.
pub(super) fn wake_after_panic() {
    let board = match IN_USE.try_lock() {
        Ok(board) => board.clone(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().clone(),
        Err(TryLockError::WouldBlock) => None,
    };
    if let Some(board) = board {
        board.post(Notice::Panicked);
    }
}

/// The watch over signals, from the taking of the terminal to its giving back.
#[derive(Debug)]
pub(super) struct Watch {
    pub(super) notices: Arc<Notices>,
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Starts the watch.
    pub(super) fn start(record: Arc<Record>) -> io::Result<Self> {
        let notices = Arc::new(Notices { waiting: AtomicU8::new(0), bell: Bell::new() });
        let mut signals =
            Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let handle = signals.handle();
        let board = Arc::clone(&notices);
        let thread = thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                answer(signal, &record, &board);
            }
        })?;
        *IN_USE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&notices));
        Ok(Self { notices, handle, thread: Some(thread) })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        *IN_USE.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(signal: i32, record: &Record, board: &Notices) {
    match signal {
        SIGWINCH => board.post(Notice::Resized),
        // Keys typed to another command send signals to its whole group, and so to us.
        SIGINT | SIGQUIT if record.lending.takes_keys() => {}
        SIGCONT if record.lending.is_on() => {}
        // The terminal has told the others of the group to stop; we are to follow, alone.
        SIGTSTP if record.lending.is_on() => drop(emulate_default_handler(SIGTSTP)),
        SIGTSTP => board.post(Notice::Stop),
        SIGCONT => board.post(Notice::Continued),
        ending => {
            record.leave();
            let _ = emulate_default_handler(ending);
        }
    }
}
