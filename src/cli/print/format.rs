//! The output format of commands, and its flags.

use clap::{Args, ValueEnum};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// Text or aligned columns, for reading
    Table,
    /// JSON, for other programs
    Json,
    /// Tab-separated values with a header line
    Tsv,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct FormatFlags {
    /// Output format
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    format: Option<Format>,
    /// Shorthand for --format json
    #[arg(long)]
    json: bool,
}

impl FormatFlags {
    pub(in crate::cli) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format.unwrap_or(Format::Table) }
    }
}
