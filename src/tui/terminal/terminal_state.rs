//! The state of the terminal, saved so that it can be restored from any thread.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::getpgrp;
use rustix::termios::{Termios, tcgetattr, tcgetpgrp};

use super::device::Device;
use super::flags::WakeFlags;
use super::mode::{CANCEL, SCREEN_OFF, SCREEN_ON};
use super::ownership::SharedOwnership;

/// How long restoring waits for a frame that is being written, and for a slow terminal.
const RESTORE_TIMEOUT: Duration = Duration::from_millis(400);

/// The state of the terminal in use, for the panic hook.
static IN_USE: Mutex<Option<Arc<TerminalState>>> = Mutex::new(None);

/// The terminal, its original mode, and whether the modes of a full-screen program are switched on.
#[derive(Debug)]
pub(super) struct TerminalState {
    pub(super) device: Device,
    original_mode: Termios,
    is_on: AtomicBool,
    write_lock: Mutex<()>,
    pub(super) ownership: SharedOwnership,
    pub(super) flags: WakeFlags,
    /// What to do before a signal ends the program.
    pub(super) on_fatal_signal: OnceLock<fn()>,
}

impl TerminalState {
    /// Saves the state of the terminal without switching anything on. Fails if a terminal is in use.
    pub(super) fn begin(device: Device) -> io::Result<Arc<Self>> {
        let original_mode = tcgetattr(&device)?;
        let state = Arc::new(Self {
            device,
            original_mode,
            is_on: AtomicBool::new(false),
            write_lock: Mutex::new(()),
            ownership: SharedOwnership::default(),
            flags: WakeFlags::new(),
            on_fatal_signal: OnceLock::new(),
        });
        let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        if in_use.is_some() {
            return Err(io::Error::from(io::ErrorKind::ResourceBusy));
        }
        *in_use = Some(Arc::clone(&state));
        Ok(state)
    }

    /// Restores the terminal and drops the state kept for the panic hook.
    pub(super) fn end(&self) {
        self.restore();
        *IN_USE.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Switches on everything that a full-screen program needs, even if it is on already.
    pub(super) fn enter(&self) -> io::Result<()> {
        let _guard = self.write_lock.lock().unwrap_or_else(PoisonError::into_inner);
        // This comes first: switching off too much is better than leaving something on.
        self.is_on.store(true, Ordering::SeqCst);
        let mut raw = self.original_mode.clone();
        raw.make_raw();
        self.device.set_mode(&raw)?;
        self.device.write(SCREEN_ON.concat().as_bytes(), None, || true)
    }

    /// Writes to the screen; does nothing once the terminal has been restored.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let _guard = self.write_lock.lock().unwrap_or_else(PoisonError::into_inner);
        self.device.write(bytes, None, || self.is_on.load(Ordering::SeqCst))
    }

    /// Restores the terminal; does nothing if it is already restored. Errors are ignored: the terminal may be
    /// gone, and there is nowhere to report them.
    pub(super) fn restore(&self) {
        let mut guard = self.lock_for_writing();
        if !self.is_on.swap(false, Ordering::SeqCst) {
            return;
        }
        // If this process is in the background, changing the terminal would stop it. A terminal that
        // does not control this process has no foreground group.
        if tcgetpgrp(&self.device).map_or(true, |group| group == getpgrp()) {
            let _ = self.device.set_mode(&self.original_mode);
        }
        let off = SCREEN_OFF.concat();
        if guard.is_some() && self.write_in_time(&off).is_ok() {
            return;
        }
        // The terminal has stopped reading, in the middle of a frame or of a control string.
        self.device.discard_output();
        guard = guard.or_else(|| self.lock_for_writing());
        let _ = self.write_in_time(&[CANCEL, &off].concat());
        drop(guard);
    }

    fn write_in_time(&self, text: &str) -> io::Result<()> {
        self.device.write(text.as_bytes(), Some(Instant::now() + RESTORE_TIMEOUT), || true)
    }

    /// Takes the write lock; `None` if another thread is stuck writing a frame that the terminal does not read.
    fn lock_for_writing(&self) -> Option<MutexGuard<'_, ()>> {
        let deadline = Instant::now() + RESTORE_TIMEOUT;
        loop {
            match self.write_lock.try_lock() {
                Ok(guard) => return Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() > deadline => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
            }
        }
    }
}

/// The state of the terminal in use, if any; never blocks, as it is called after a panic.
pub(super) fn state_after_panic() -> Option<Arc<TerminalState>> {
    match IN_USE.try_lock() {
        Ok(in_use) => in_use.clone(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().clone(),
        Err(TryLockError::WouldBlock) => None,
    }
}
