//! `guanxi export`: a part of the graph in a format of another program.

use std::io::Write;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::output::Output;
use crate::cli::subject::Subject;
use crate::export::Format;

/// Which part, in which format, and where it goes.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// The format
    #[arg(value_name = "FORMAT", value_parser = formats())]
    format: Format,
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    output: Output,
}

impl Export {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        write(context, self.format, &self.subject, &self.output, out)
    }
}

/// Writes a part of the graph to where it is wanted.
pub(super) fn write(
    context: &Context,
    format: Format,
    subject: &Subject,
    output: &Output,
    out: &mut dyn Write,
) -> Result<Status, Failure> {
    let graph = context.graph()?;
    let selection = subject.selection(context)?;
    output.write(context, out, |sink| Ok(format.write(graph, &selection, sink)?))?;
    Ok(Status::Done)
}

/// The formats of the export table, as clap lists and reads them.
fn formats() -> impl TypedValueParser<Value = Format> {
    let values =
        Format::ALL.iter().map(|format| PossibleValue::new(format.word()).help(format.about()));
    PossibleValuesParser::new(values).try_map(|word| word.parse::<Format>())
}
