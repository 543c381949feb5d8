use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use terminal_size::{Width, terminal_size_of};

use crate::text::width;

/// How long the work runs before the line appears.
const DELAY: Duration = Duration::from_millis(500);
const INTERVAL: Duration = Duration::from_millis(200);
/// The assumed width, in cells, of a terminal that does not report one.
const DEFAULT_COLUMNS: usize = 80;

/// A progress line on standard error, if that is a terminal. Cleared when dropped.
pub(in crate::cli) struct ProgressLine {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// Shows how long the work has been running. `work` completes the sentence "guanxi is …".
    pub(in crate::cli) fn start(work: &'static str) -> Self {
        Self::start_with(work, |elapsed| vec![format!("{} s", elapsed.as_secs())])
    }

    /// Shows as many as fit of the parts that `describe` returns for the elapsed time, most important first.
    pub(in crate::cli) fn start_with(
        work: &'static str,
        describe: impl Fn(Duration) -> Vec<String> + Send + 'static,
    ) -> Self {
        if !io::stderr().is_terminal() {
            return Self { end: None, thread: None };
        }
        let (end, ended) = mpsc::channel();
        let run = move || {
            // If standard error is closed, there is nowhere to report that.
            let line = |elapsed| line(work, describe(elapsed), columns());
            let _ = report(&mut io::stderr(), line, &ended, [DELAY, INTERVAL]);
        };
        Self { end: Some(end), thread: thread::Builder::new().spawn(run).ok() }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        drop(self.end.take());
        // The thread only writes, so nothing is lost if it panicked.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// The width of the terminal on standard error. The last column is not used, as some terminals would wrap the line.
fn columns() -> usize {
    let columns = terminal_size_of(io::stderr()).map(|(Width(columns), _)| usize::from(columns));
    columns.filter(|columns| *columns > 0).unwrap_or(DEFAULT_COLUMNS) - 1
}

/// The line with as many parts as fit, and at least one.
fn line(work: &str, mut parts: Vec<String>, columns: usize) -> String {
    loop {
        let line = format!("guanxi is {work}: {}, Ctrl-C cancels", parts.join(", "));
        if parts.len() < 2 || width(&line) <= columns {
            return line;
        }
        parts.pop();
    }
}

/// Writes the line after a delay and then at intervals, until the sender of `ended` is dropped; then clears the line.
fn report(
    out: &mut impl Write,
    line: impl Fn(Duration) -> String,
    ended: &Receiver<()>,
    [delay, interval]: [Duration; 2],
) -> io::Result<()> {
    let start = Instant::now();
    let is_running = |time| ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
    if !is_running(delay) {
        return Ok(());
    }
    loop {
        write!(out, "\r\x1b[K{}", line(start.elapsed()))?;
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

    use super::{line, report};

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
        let line = |elapsed: Duration| format!("working for {} s", elapsed.as_secs());
        report(&mut screen, line, &ended, times).expect("the screen takes all");
        screen.0
    }

    #[test]
    fn only_long_work_is_reported_and_the_line_is_cleared() {
        assert_eq!(printed(Duration::from_secs(1_000), |_| None), "");
        let line = "\r\u{1b}[Kworking for 0 s\r\u{1b}[K";
        assert_eq!(printed(Duration::ZERO, Some), line);
    }

    #[test]
    fn a_narrow_terminal_shows_the_first_parts() {
        let line =
            |columns| line("loading", vec!["38%".to_owned(), "3 s left".to_owned()], columns);
        assert_eq!(line(80), "guanxi is loading: 38%, 3 s left, Ctrl-C cancels");
        assert_eq!(line(47), "guanxi is loading: 38%, Ctrl-C cancels");
        assert_eq!(line(5), "guanxi is loading: 38%, Ctrl-C cancels");
    }
}
