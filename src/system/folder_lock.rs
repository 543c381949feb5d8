//! A lock on a folder, for programs that change a file in it.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

const RETRY_DELAY: Duration = Duration::from_millis(5);

/// A lock that is released when it is dropped or the program exits. The folder is locked rather than a file in it, as the file
/// is replaced and a separate lock file would stay behind.
#[derive(Debug)]
pub(super) struct FolderLock(
    #[expect(dead_code, reason = "closing the folder releases the lock")] Option<File>,
);

impl FolderLock {
    /// Waits for the lock. If the folder cannot be opened, or the system has no locks, returns immediately without a lock.
    ///
    /// # Errors
    ///
    /// Fails with [`io::ErrorKind::TimedOut`] if another program holds the lock for longer than `timeout`.
    pub(super) fn acquire(folder: &Path, timeout: Duration) -> io::Result<Self> {
        let Ok(folder) = File::open(folder) else { return Ok(Self(None)) };
        let start = Instant::now();
        while is_locked_elsewhere(&folder) {
            if start.elapsed() >= timeout {
                let message = "another program is changing it";
                return Err(io::Error::new(io::ErrorKind::TimedOut, message));
            }
            thread::sleep(RETRY_DELAY);
        }
        Ok(Self(Some(folder)))
    }
}

/// Tries to lock a folder; `true` if another program has locked it.
#[cfg(unix)]
fn is_locked_elsewhere(folder: &File) -> bool {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;

    flock(folder, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK)
}

#[cfg(not(unix))]
fn is_locked_elsewhere(_folder: &File) -> bool {
    false
}
