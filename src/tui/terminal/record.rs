//! The record of what is switched on, and how to restore the terminal from anywhere.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::getpgrp;
use rustix::termios::{Termios, tcgetattr, tcgetpgrp};

use super::device::Device;
use super::flags::SignalFlags;
use super::mode::{SCREEN_OFF, SCREEN_ON};
use super::ownership::ChildProcessGuard;

/// How long restoring waits for a frame that is being written, and for a slow terminal.
const PATIENCE: Duration = Duration::from_millis(400);

/// The record of the terminal in use, for the panic hook.
static IN_USE: Mutex<Option<Arc<Record>>> = Mutex::new(None);

/// The terminal, its original state, and whether it is switched on.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) device: Device,
    before: Termios,
    is_on: AtomicBool,
    writing: Mutex<()>,
    pub(super) child: ChildProcessGuard,
    pub(super) flags: SignalFlags,
}

impl Record {
    /// Records the state of the terminal; nothing is switched on yet. Fails if a terminal is in use.
    pub(super) fn begin(device: Device) -> io::Result<Arc<Self>> {
        let before = tcgetattr(&device)?;
        let record = Arc::new(Self {
            device,
            before,
            is_on: AtomicBool::new(false),
            writing: Mutex::new(()),
            child: ChildProcessGuard::default(),
            flags: SignalFlags::new(),
        });
        let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        if in_use.is_some() {
            return Err(io::Error::from(io::ErrorKind::ResourceBusy));
        }
        *in_use = Some(Arc::clone(&record));
        Ok(record)
    }

    /// Restores the terminal and forgets it.
    pub(super) fn end(&self) {
        self.leave();
        *IN_USE.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Switches on everything a full-screen program needs, again if need be.
    pub(super) fn enter(&self) -> io::Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        // Recorded first: better to switch off too much than to forget something.
        self.is_on.store(true, Ordering::SeqCst);
        let mut raw = self.before.clone();
        raw.make_raw();
        self.device.set_mode(&raw)?;
        self.device.write(SCREEN_ON.concat().as_bytes(), None)
    }

    /// Writes to the screen; does nothing once the terminal has been restored.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.is_on.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.device.write(bytes, None)
    }

    /// Restores the terminal; does nothing the second time. Errors are ignored: the terminal may
    /// be gone, and no one is left to read them.
    pub(super) fn leave(&self) {
        let _writing = self.wait_for_writer();
        if !self.is_on.swap(false, Ordering::SeqCst) {
            return;
        }
        // In the background the shell owns the terminal, and changing it would stop this process.
        if tcgetpgrp(&self.device).is_ok_and(|group| group == getpgrp()) {
            let _ = self.device.set_mode(&self.before);
        }
        let until = Instant::now() + PATIENCE;
        let _ = self.device.write(SCREEN_OFF.concat().as_bytes(), Some(until));
    }

    /// The writer's lock, or `None` if a frame is stuck in a terminal that does not read.
    fn wait_for_writer(&self) -> Option<MutexGuard<'_, ()>> {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.writing.try_lock() {
                Ok(guard) => return Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() > until => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
            }
        }
    }
}

/// The terminal in use, if there is one, for a thread that panicked: it must not wait for a lock.
pub(super) fn after_panic() -> Option<Arc<Record>> {
    match IN_USE.try_lock() {
        Ok(in_use) => in_use.clone(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().clone(),
        Err(TryLockError::WouldBlock) => None,
    }
}
