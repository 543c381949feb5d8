//! Signals: those that end the program are answered at once by a thread of their own, the others
//! are noted and wake the loop.

use std::io;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::thread::{self, JoinHandle};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level::emulate_default_handler;

use super::channel::WakePipe;
use super::record::Record;

/// Something that a signal asks of the loop, as one bit of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignalFlag {
    /// The window has another size.
    Resized = 1,
    /// The program is to stop, as by Ctrl-Z.
    Stop = 2,
    /// The program goes on after a stop.
    Continued = 4,
    /// A thread has panicked.
    Panicked = 8,
}

/// The flags that are set, and the pipe that wakes the loop for them. Setting one twice is setting
/// it once, so a burst of resizes is one resize.
#[derive(Debug)]
pub(super) struct SignalFlags {
    bits: AtomicU8,
    pub(super) pipe: WakePipe,
}

impl SignalFlags {
    fn set(&self, flag: SignalFlag) {
        self.bits.fetch_or(flag as u8, Ordering::SeqCst);
        self.pipe.wake();
    }

    /// Clears a flag; `true` if it was set.
    pub(super) fn take(&self, flag: SignalFlag) -> bool {
        self.bits.fetch_and(!(flag as u8), Ordering::SeqCst) & flag as u8 != 0
    }
}

/// The flags that the panic hook sets.
static IN_USE: Mutex<Option<Arc<SignalFlags>>> = Mutex::new(None);

/// Wakes the loop so that it ends, after a thread panicked.
pub(super) fn wake_after_panic() {
    let flags = match IN_USE.try_lock() {
        Ok(flags) => flags.clone(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().clone(),
        Err(TryLockError::WouldBlock) => None,
    };
    if let Some(flags) = flags {
        flags.set(SignalFlag::Panicked);
    }
}

/// The thread that waits for signals as long as the terminal is taken.
#[derive(Debug)]
pub(super) struct SignalThread {
    pub(super) flags: Arc<SignalFlags>,
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl SignalThread {
    pub(super) fn start(record: Arc<Record>) -> io::Result<Self> {
        let flags = Arc::new(SignalFlags { bits: AtomicU8::new(0), pipe: WakePipe::new() });
        let mut signals =
            Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let handle = signals.handle();
        let shared = Arc::clone(&flags);
        let thread = thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                answer(signal, &record, &shared);
            }
        })?;
        *IN_USE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&flags));
        Ok(Self { flags, handle, thread: Some(thread) })
    }
}

impl Drop for SignalThread {
    fn drop(&mut self) {
        *IN_USE.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.handle.close();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(signal: i32, record: &Record, flags: &SignalFlags) {
    match signal {
        SIGWINCH => flags.set(SignalFlag::Resized),
        // Keys typed to another command send signals to its whole group, and so to us.
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
