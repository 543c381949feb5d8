//! Timeouts for work that waits for a server.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::failure::failure;
use crate::load::DatabaseFailure;

/// How long a connected server may take to answer. Sorting a large table takes several seconds.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

/// Reports that a server has answered.
pub(super) struct Heartbeat<T>(Sender<WatchMessage<T>>);

enum WatchMessage<T> {
    /// The next answer may take [`ANSWER_TIMEOUT`].
    Answered,
    Finished(Result<T, DatabaseFailure>),
}

impl<T> Heartbeat<T> {
    pub(super) fn answered(&self) {
        // Fails only if the receiver has given up.
        let _ = self.0.send(WatchMessage::Answered);
    }
}

/// Runs `work` on another thread. Fails if it reports no answer within `timeout` or, after the first answer, within
/// [`ANSWER_TIMEOUT`]. The thread is then abandoned: it ends with the connection or with the program.
pub(super) fn run_watched<T: Send + 'static>(
    mut timeout: Duration,
    work: impl FnOnce(&Heartbeat<T>) -> Result<T, DatabaseFailure> + Send + 'static,
) -> Result<T, DatabaseFailure> {
    let (sender, events) = mpsc::channel();
    thread::spawn(move || {
        let heartbeat = Heartbeat(sender);
        let result = work(&heartbeat);
        let _ = heartbeat.0.send(WatchMessage::Finished(result));
    });
    loop {
        match events.recv_timeout(timeout) {
            Ok(WatchMessage::Answered) => timeout = ANSWER_TIMEOUT,
            Ok(WatchMessage::Finished(result)) => return result,
            Err(RecvTimeoutError::Timeout) => return Err(no_answer(timeout)),
            Err(RecvTimeoutError::Disconnected) => {
                let message = "internal error while talking to the server".to_owned();
                return Err(failure(message, "please report this"));
            }
        }
    }
}

fn no_answer(timeout: Duration) -> DatabaseFailure {
    failure(
        format!("the server has not answered for {} s", timeout.as_secs()),
        "check that the server is running and not overloaded, then try again",
    )
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::run_watched;

    #[test]
    fn work_fails_only_if_no_answer_is_reported_in_time() {
        let (short, long) = (Duration::from_millis(20), Duration::from_secs(600));
        assert_eq!(run_watched(long, |_| Ok(1)), Ok(1));
        let slow = run_watched(Duration::from_millis(300), |heartbeat| {
            heartbeat.answered();
            thread::sleep(Duration::from_millis(600));
            Ok(2)
        });
        assert_eq!(slow, Ok(2));
        let stuck = run_watched::<()>(short, move |_| {
            thread::sleep(long);
            Ok(())
        });
        assert!(stuck.is_err_and(|failure| failure.message.contains("not answered")));
    }
}
