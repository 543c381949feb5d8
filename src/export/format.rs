//! The table of formats that a graph can be written in.

use std::io::{self, Write};
use std::str::FromStr;

use super::{dot, json};
use crate::model::{Graph, Selection};

/// A format of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON document with everything.
    Json,
    /// Graphviz DOT.
    Dot,
}

/// A word that names no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a format that guanxi writes")
    }
}

impl std::error::Error for UnknownFormat {}

impl Format {
    /// Every format, in the order in which they are listed to a reader.
    pub const ALL: &[Self] = &[Self::Json, Self::Dot];

    /// The word for it on a command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.row().0
    }

    /// What reads it, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Json => ("json", "everything, a record a line"),
            Self::Dot => ("dot", "Graphviz"),
        }
    }

    /// Writes a selection in this format.
    ///
    /// # Errors
    ///
    /// Returns what the writer returns.
    pub fn write(
        self,
        graph: &Graph,
        selection: &Selection,
        out: &mut impl Write,
    ) -> io::Result<()> {
        match self {
            Self::Json => json(graph, selection, out),
            Self::Dot => dot(graph, selection, out),
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.iter().copied().find(|format| format.word() == word).ok_or(UnknownFormat)
    }
}
