use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long the work runs before the line appears.
const DELAY: Duration = Duration::from_secs(2);
const INTERVAL: Duration = Duration::from_secs(1);

/// A line on standard error, if that is a terminal, which shows how long work has been running. Cleared when dropped.
pub(in crate::cli) struct ProgressLine {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// `work` completes the sentence "guanxi is …".
    pub(in crate::cli) fn start(work: &'static str) -> Self {
        if !io::stderr().is_terminal() {
            return Self { end: None, thread: None };
        }
        let (end, ended) = mpsc::channel();
        let run = move || {
            // If standard error is closed, there is nowhere to report that.
            let _ = report(&mut io::stderr(), work, &ended, [DELAY, INTERVAL]);
        };
        Self { end: Some(end), thread: Some(thread::spawn(run)) }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        drop(self.end.take());
        // The thread only writes, so nothing is lost if it panicked.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Writes the line after a delay and then at intervals, until the sender of `ended` is dropped; then clears the line.
fn report(
    out: &mut impl Write,
    work: &str,
    ended: &Receiver<()>,
    [delay, interval]: [Duration; 2],
) -> io::Result<()> {
    let start = Instant::now();
    let is_running = |time| ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if !is_running(delay) {
        return Ok(());
    }
    loop {
        write!(out, "\r\x1b[Kguanxi is {work}: {} s, Ctrl-C cancels", start.elapsed().as_secs())?;
        out.flush()?;
        if !is_running(interval) {
            write!(out, "\r\x1b[K")?;
            return out.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::mpsc::{self, Sender};
    use std::time::Duration;

    use super::report;

    /// A writer whose first flush ends the work.
    struct FakeScreen(String, Option<Sender<()>>);

    impl Write for FakeScreen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push_str(&String::from_utf8_lossy(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.1 = None;
            Ok(())
        }
    }

    fn printed(delay: Duration, keep_sender: impl Fn(Sender<()>) -> Option<Sender<()>>) -> String {
        let (end, ended) = mpsc::channel();
        let mut screen = FakeScreen(String::new(), keep_sender(end));
        let times = [delay, Duration::from_secs(1_000)];
        report(&mut screen, "loading", &ended, times).expect("the screen takes all");
        screen.0
    }

    #[test]
    fn only_long_work_is_reported_and_the_line_is_cleared() {
        assert_eq!(printed(Duration::from_secs(1_000), |_| None), "");
        let line = "\r\u{1b}[Kguanxi is loading: 0 s, Ctrl-C cancels\r\u{1b}[K";
        assert_eq!(printed(Duration::ZERO, Some), line);
    }
}
