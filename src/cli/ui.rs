//! The standard streams, which no other command code accesses.

mod pager;

use std::io::{self, IsTerminal, Write};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::text::Palette;

pub(super) use pager::{Output, UsePager};

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
    /// A program: records were requested, or standard output is not a terminal.
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
    /// The width of the terminal; `None` if the output does not go to one.
    pub(super) width: Option<usize>,
}

impl Ui {
    pub(super) fn standard(color: UseColor) -> Self {
        Self { palette: palette(color, &io::stdout()), width: width() }
    }

    pub(super) fn file(color: UseColor) -> Self {
        Self { palette: palette(color, &Vec::new()), width: None }
    }
}

/// Whether the terminal on standard output shows hyperlinks; `FORCE_HYPERLINK=1` claims so of any output, and
/// `FORCE_HYPERLINK=0` of none.
pub(super) fn shows_links(color: UseColor) -> bool {
    color != UseColor::Never && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
}

/// Writes a note or an error to standard error.
pub(super) fn note(message: impl std::fmt::Display) {
    // If standard error is closed, the message is lost.
    let _ = writeln!(io::stderr(), "guanxi: {message}");
}

fn palette(color: UseColor, stream: &impl RawStream) -> Palette {
    Palette::choose(match color {
        UseColor::Always => ColorChoice::Always,
        UseColor::Never => ColorChoice::Never,
        UseColor::Auto => AutoStream::choice(stream),
    })
}

/// The width of the terminal on standard output. Other output is not wrapped.
fn width() -> Option<usize> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    let (terminal_size::Width(width), _) = terminal_size::terminal_size_of(&stdout)?;
    (width > 0).then_some(usize::from(width))
}
