//! In which shape an answer is wanted.

use clap::{Args, ValueEnum};

/// The shape of an answer that is a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Shape {
    /// Aligned columns, for reading
    Table,
    /// The records of `export json`, one a line
    Json,
    /// A line of names, then a line for each record, with tabs between
    Tsv,
}

/// The flags that choose a shape.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct ShapeArguments {
    /// The shape of the answer
    #[arg(long, value_name = "SHAPE", conflicts_with = "json")]
    format: Option<Shape>,
    /// Short for --format json
    #[arg(long)]
    json: bool,
}

impl ShapeArguments {
    /// The shape asked for.
    pub(in crate::cli) fn shape(&self) -> Shape {
        if self.json { Shape::Json } else { self.format.unwrap_or(Shape::Table) }
    }
}
