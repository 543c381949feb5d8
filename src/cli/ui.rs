//! The standard streams, which no other command code accesses.

mod pager;
mod progress;

use std::io::{self, IsTerminal, Write};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use terminal_size::{Height, Width, terminal_size_of};

use crate::text::Palette;

pub(super) use pager::{Output, PagerMode};
pub(super) use progress::ProgressLine;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum UseColor {
    #[value(
        help = "On a terminal unless NO_COLOR or TERM=dumb is set; elsewhere only if CLICOLOR_FORCE is set"
    )]
    Auto,
    /// Always, even in a file or a pipe
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// A person at a terminal.
    Person,
    /// A program: JSON or TSV was requested, or standard output is not a terminal.
    Program,
    /// A file given with `-o`.
    File,
}

impl Audience {
    pub(super) fn from_stdout() -> Self {
        if io::stdout().is_terminal() { Self::Person } else { Self::Program }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Ui {
    pub(super) palette: Palette,
    /// The width of the terminal in columns; `None` if the output does not go to a terminal.
    pub(super) width: Option<usize>,
}

impl Ui {
    pub(super) fn for_stdout(color: UseColor) -> Self {
        Self {
            palette: palette(color, &io::stdout()),
            width: stdout_size().map(|(columns, _)| columns),
        }
    }

    pub(super) fn for_file(color: UseColor) -> Self {
        Self { palette: palette(color, &Vec::new()), width: None }
    }
}

/// Whether standard output is a terminal that supports hyperlinks; `FORCE_HYPERLINK=1` and `FORCE_HYPERLINK=0` override
/// the detection.
pub(super) fn supports_links(color: UseColor) -> bool {
    color != UseColor::Never && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
}

/// Writes a note or an error to standard error.
pub(super) fn print_message(message: impl std::fmt::Display) {
    // If standard error is closed, there is nowhere to report that.
    let _ = writeln!(io::stderr(), "guanxi: {message}");
}

fn palette(color: UseColor, stream: &impl RawStream) -> Palette {
    Palette::choose(match color {
        UseColor::Always => ColorChoice::Always,
        UseColor::Never => ColorChoice::Never,
        UseColor::Auto => AutoStream::choice(stream),
    })
}

/// The columns and rows of the terminal on standard output; `None` if it is not a terminal or its size is unknown.
fn stdout_size() -> Option<(usize, usize)> {
    let (Width(columns), Height(rows)) = terminal_size_of(io::stdout())?;
    (columns > 0 && rows > 0).then_some((usize::from(columns), usize::from(rows)))
}
