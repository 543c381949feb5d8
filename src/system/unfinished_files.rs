//! The current unfinished files, which are removed if a signal ends the program.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file or folder that is removed if a signal ends the program before this is dropped.
#[derive(Debug)]
pub(super) struct UnfinishedPath(PathBuf);

impl UnfinishedPath {
    /// Must be called before the file is created, so that no signal can arrive in between.
    pub(super) fn register(path: &Path) -> Self {
        unfinished().push(path.to_owned());
        Self(path.to_owned())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Keeps all of these paths at once: a signal removes either all of them or none.
    pub(super) fn keep_all(kept: &[Self]) {
        let paths: HashSet<&Path> = kept.iter().map(Self::path).collect();
        unfinished().retain(|path| !paths.contains(path.as_path()));
    }

    /// Removes the file, or the folder if it is empty.
    pub(super) fn remove(self) {
        remove(&self.0);
    }
}

impl Drop for UnfinishedPath {
    fn drop(&mut self) {
        let mut unfinished = unfinished();
        // Usually the newest.
        if let Some(index) = unfinished.iter().rposition(|path| *path == self.0) {
            unfinished.remove(index);
        }
    }
}

/// Runs a step during which no signal can remove unfinished files. If they are already being removed, the step never runs:
/// this blocks until the program ends.
pub(super) fn without_removal<T>(step: impl FnOnce() -> T) -> T {
    let _unfinished = unfinished();
    step()
}

/// Removes all unfinished files, newest first. Call this only just before the program ends: any later attempt to create
/// one blocks forever.
pub(crate) fn remove_unfinished_files() {
    let unfinished = unfinished();
    for path in unfinished.iter().rev() {
        remove(path);
    }
    std::mem::forget(unfinished);
}

/// Removes all unfinished files if a signal ends the program, on a thread of its own. Ignored signals stay ignored, as
/// with `nohup`. The explorer handles signals itself.
pub(crate) fn remove_on_signals() {
    #[cfg(unix)]
    {
        static STARTED: std::sync::Once = std::sync::Once::new();
        STARTED.call_once(signals::remove_on_signals);
    }
}

fn remove(path: &Path) {
    let _ = fs::remove_file(path).or_else(|_| fs::remove_dir(path));
}

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
mod signals {
    use std::sync::{Arc, mpsc};
    use std::thread;

    use signal_hook::consts::{
        SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
        SIGXFSZ,
    };
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// The signals that end a program unless it handles them, except those of fatal faults, such as SIGSEGV, and SIGPIPE and
    /// SIGXFSZ, which are ignored so that writing fails with an error.
    const FATAL_SIGNALS: [i32; 10] =
        [SIGALRM, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU];

    pub(super) fn remove_on_signals() {
        let ignored = ignored_signals();
        let is_handled = |signal: &i32| ignored & (1 << (signal - 1)) == 0;
        let handled = FATAL_SIGNALS.into_iter().filter(is_handled);
        let handled: Vec<i32> = handled.collect();
        let (sender, is_ready) = mpsc::channel();
        // The signals are not caught unless there is a thread to handle them.
        let thread = thread::Builder::new().spawn(move || {
            let signals = Signals::new(handled);
            let _ = sender.send(());
            let Ok(mut signals) = signals else { return };
            for signal in signals.forever() {
                super::remove_unfinished_files();
                let _ = emulate_default_handler(signal);
            }
        });
        let _ = thread.map(|_| is_ready.recv());
        // Once it is caught, a file that would exceed the limit on file sizes is an error like any other.
        let _ = flag::register(SIGXFSZ, Arc::default());
    }

    /// The signals that were ignored at startup, one bit each; 0 on systems without `/proc`, where only
    /// `unsafe` code could query them.
    fn ignored_signals() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}
