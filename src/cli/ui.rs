//! The standard streams, which no other command code accesses.

mod ascii_writer;
mod pager;
mod progress;

use std::env;
use std::io::{self, IsTerminal, Write};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use terminal_size::{Height, Width, terminal_size_of};

use crate::settings::{ColorDepth, Theme, ThemeChoice};
use crate::text::Palette;

pub(super) use ascii_writer::AsciiWriter;
pub(super) use pager::{Output, PagerMode};
pub(super) use progress::ProgressLine;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum UseColor {
    #[value(
        help = "On a terminal unless NO_COLOR or TERM=dumb is set; elsewhere only if CLICOLOR_FORCE is set"
    )]
    Auto,
    /// Always, even to a file or pipe
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
    pub(super) fn for_stdout(color: UseColor, theme: Theme) -> Self {
        Self {
            palette: theme_choice_for_stdout(color, theme).palette(None),
            width: stdout_size().map(|(columns, _)| columns),
        }
    }

    pub(super) fn for_file(color: UseColor, theme: Theme) -> Self {
        Self { palette: theme_choice(color, theme, &Vec::new()).palette(None), width: None }
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

pub(super) fn theme_choice_for_stdout(color: UseColor, theme: Theme) -> ThemeChoice {
    theme_choice(color, theme, &io::stdout())
}

fn theme_choice(color: UseColor, theme: Theme, stream: &impl RawStream) -> ThemeChoice {
    let has_colors = match color {
        UseColor::Always => true,
        UseColor::Never => false,
        UseColor::Auto => AutoStream::choice(stream) != ColorChoice::Never,
    };
    let variable = |name| env::var(name).unwrap_or_default();
    let depth = if has_colors {
        ColorDepth::for_terminal(&variable("COLORTERM"), &variable("TERM"))
    } else {
        ColorDepth::None
    };
    ThemeChoice { theme, depth }
}

/// The columns and rows of the terminal on standard output; `None` if it is not a terminal or its size is unknown.
fn stdout_size() -> Option<(usize, usize)> {
    let (Width(columns), Height(rows)) = terminal_size_of(io::stdout())?;
    (columns > 0 && rows > 0).then_some((usize::from(columns), usize::from(rows)))
}
