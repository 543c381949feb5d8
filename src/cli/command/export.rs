//! `guanxi export`: a part of the graph in a format of another program, as a picture or as a page.

mod shown;

use std::io::Write;
use std::str::FromStr;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::output::Output;
use crate::cli::subject::Subject;
use crate::output::{Format, UnknownFormat};

/// Which part, in which format, and where it goes.
#[derive(Args, Clone, Debug)]
pub struct Export {
    /// The format
    #[arg(value_name = "FORMAT", value_parser = wanted())]
    wanted: Wanted,
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    output: Output,
}

/// What is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// A file for another program.
    File(Format),
    /// The picture.
    Svg,
    /// A page to read.
    Html,
}

impl Wanted {
    /// Those that are no files for other programs, each with its word and what it is.
    const SHOWN: [(Self, &'static str, &'static str); 2] = [
        (Self::Svg, "svg", "the picture: an entity and its neighbours, or the map"),
        (Self::Html, "html", "a page to read: the note with its footnotes, and the picture"),
    ];
}

impl FromStr for Wanted {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        match Self::SHOWN.iter().find(|(_, own, _)| *own == word) {
            Some((shown, ..)) => Ok(*shown),
            None => word.parse().map(Self::File),
        }
    }
}

impl Export {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        match self.wanted {
            Wanted::File(format) => write(context, format, &self.subject, &self.output, out),
            Wanted::Svg => {
                let picture = shown::svg(context, &self.subject.part(context)?)?;
                self.output.write(context, out, |sink| Ok(sink.write_all(&picture)?))?;
                Ok(Status::Done)
            }
            Wanted::Html => {
                let page = shown::html(context, &self.subject.part(context)?)?;
                self.output.write(context, out, |sink| Ok(sink.write_all(&page)?))?;
                Ok(Status::Done)
            }
        }
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
    let selection = subject.part(context)?.selection;
    output.write(context, out, |sink| Ok(format.write(graph, &selection, sink)?))?;
    Ok(Status::Done)
}

/// The formats of the export table and those that are shown, as clap lists and reads them.
fn wanted() -> impl TypedValueParser<Value = Wanted> {
    let files =
        Format::ALL.iter().map(|format| PossibleValue::new(format.word()).help(format.about()));
    let shown = Wanted::SHOWN.iter().map(|(_, word, about)| PossibleValue::new(*word).help(*about));
    PossibleValuesParser::new(files.chain(shown)).try_map(|word| word.parse::<Wanted>())
}
