//! Shows output that does not fit on the screen in a pager, as git does.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use super::{print_message, stdout_size};
use crate::cli::painted::strip_escapes;
use crate::model::escape_hostile;
use crate::text::width;

/// The options make `less` exit if the text fits on the screen, show colours and links, and leave the text on the screen.
const DEFAULT_PAGER: &str = "less -FRX";

/// The value of `LESS` for the pager if the user has not set one. It applies to `PAGER=less`, without options.
const LESS_OPTIONS: &str = "FRX";

/// Whether output may go through a pager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum PagerMode {
    /// If the output exceeds the screen, unless the user's pager is empty or `cat`.
    Auto,
    Never,
}

/// Standard output, through a pager if the mode allows that and the text exceeds the screen.
pub(in crate::cli) struct Output(BufWriter<Sink>);

enum Sink {
    Direct(io::Stdout),
    /// The output so far, which fits on the screen.
    Collecting {
        text: Vec<u8>,
        screen: Screen,
        pager: String,
    },
    Paging(Child),
}

#[derive(Clone, Copy)]
struct Screen {
    columns: usize,
    rows: usize,
}

impl Output {
    pub(in crate::cli) fn new(mode: PagerMode) -> Self {
        let pager = if mode == PagerMode::Auto { pager_command() } else { None };
        let sink = match (pager, Screen::find()) {
            (Some(pager), Some(screen)) => Sink::Collecting { text: Vec::new(), screen, pager },
            _ => Sink::Direct(io::stdout()),
        };
        Self(BufWriter::with_capacity(1 << 16, sink))
    }

    pub(in crate::cli) fn finish(mut self) -> io::Result<()> {
        let flushed = self.0.flush();
        let ended = match self.0.into_parts().0 {
            Sink::Direct(_) => Ok(()),
            Sink::Collecting { text, .. } => {
                let mut stdout = io::stdout();
                stdout.write_all(&text).and_then(|()| stdout.flush())
            }
            // `wait` closes the pipe first. The exit status of the pager does not change the exit status of guanxi.
            Sink::Paging(mut pager) => pager.wait().map(drop),
        };
        flushed.and(ended)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (text, screen, pager) = match self {
            Self::Direct(stdout) => return stdout.write(bytes),
            Self::Paging(pager) => {
                return pager.stdin.as_mut().map_or(Ok(0), |input| input.write(bytes));
            }
            Self::Collecting { text, screen, pager } => (text, *screen, pager),
        };
        text.extend_from_slice(bytes);
        if screen.fits(text) {
            return Ok(bytes.len());
        }
        let text = std::mem::take(text);
        *self = start_pager(pager).map_or_else(|| Self::Direct(io::stdout()), Self::Paging);
        self.write_all(&text)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Direct(stdout) => stdout.flush(),
            Self::Paging(_) | Self::Collecting { .. } => Ok(()),
        }
    }
}

impl Screen {
    /// `None` if a pager cannot run: standard input or output is not a terminal, or the terminal is dumb.
    fn find() -> Option<Self> {
        let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_dumb || !io::stdin().is_terminal() {
            return None;
        }
        stdout_size().map(|(columns, rows)| Self { columns, rows })
    }

    fn fits(self, text: &[u8]) -> bool {
        let text = String::from_utf8_lossy(text);
        let heights =
            text.lines().map(|line| width(&strip_escapes(line)).div_ceil(self.columns).max(1));
        heights.take(self.rows).sum::<usize>() < self.rows
    }
}

/// The command of the pager; `None` if the user has disabled it.
fn pager_command() -> Option<String> {
    let chosen = ["GUANXI_PAGER", "PAGER"].into_iter().find_map(env::var_os);
    let pager = chosen
        .map_or_else(|| DEFAULT_PAGER.to_owned(), |pager| pager.to_string_lossy().into_owned());
    let pager = pager.trim();
    (!pager.is_empty() && pager != "cat").then(|| pager.to_owned())
}

fn start_pager(pager: &str) -> Option<Child> {
    let child = if is_program(pager) { spawn(pager) } else { None };
    match child {
        Some(_) => ignore_interrupts(),
        // The user did not ask for `less`, so its absence is not an error.
        None if pager == DEFAULT_PAGER => {}
        None => print_message(format!(
            "cannot run the pager `{}`: check GUANXI_PAGER and PAGER",
            escape_hostile(pager)
        )),
    }
    child
}

fn spawn(pager: &str) -> Option<Child> {
    let mut command = Command::new("sh");
    if env::var_os("LESS").is_none() {
        command.env("LESS", LESS_OPTIONS);
    }
    command.args(["-c", pager]).stdin(Stdio::piped()).spawn().ok()
}

/// Whether the shell finds the program after any variable assignments. Quoted programs are assumed to exist.
fn is_program(pager: &str) -> bool {
    let Some(word) = pager.split_whitespace().find(|word| !word.contains('=')) else {
        return false;
    };
    if word.contains(['"', '\'', '\\']) {
        return true;
    }
    let lookup = ["-c", "command -v \"$1\"", "sh", word];
    let status = Command::new("sh")
        .args(lookup)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

/// Leaves Ctrl-C to the pager. If guanxi exited first, the shell and the pager would both read the keyboard.
fn ignore_interrupts() {
    #[cfg(all(unix, feature = "tui"))]
    {
        let _ = signal_hook::flag::register(
            signal_hook::consts::SIGINT,
            std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Screen;

    #[test]
    fn the_prompt_takes_a_row_and_long_lines_take_several() {
        let screen = Screen { columns: 4, rows: 3 };
        for (text, fits) in [
            ("", true),
            ("a\nb\n", true),
            ("a\nb\nc\n", false),
            ("雷军\n雷\n", true),
            ("雷军车\n雷\n", false),
        ] {
            assert_eq!(screen.fits(text.as_bytes()), fits, "{text}");
        }
    }
}
