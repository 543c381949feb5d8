//! `guanxi export`: writes the graph, or part of it, in another format.

use std::io::{self, Write};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output_file::OutputFile;
use crate::cli::subject::{ExtractArgs, MAX_PICTURE_ENTITIES};
use crate::cli::ui::{self, ProgressLine};
use crate::output::{
    CompleteExtract, EXPORT_FORMATS, ExportFormat, Extract, FormatCommand, INTERACTIVE_HTML,
    MAX_ENTITIES_ON_PAGE, MAX_MERMAID_EDGES,
};

const OUTPUT_HELP: &str = "Write to this file instead of standard output; for csv-set, a folder";
const LIMIT_HELP: &str = "Include only the N most connected entities [default: 2000 for svg and html --interactive, otherwise all]";

#[derive(Args, Clone, Debug)]
#[command(mut_arg("limit", |limit| limit.help(LIMIT_HELP)))]
#[command(mut_arg("output", |output| output.help(OUTPUT_HELP).value_name("PATH")))]
pub(crate) struct ExportCommand {
    /// Output format
    #[arg(value_name = "FORMAT", value_parser = format_parser())]
    format: &'static ExportFormat,
    /// Make the web page interactive, with a map that readers can pan, search and filter
    #[arg(long)]
    interactive: bool,
    /// Start CSV files with a byte order mark, which Excel needs to read them as UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    subject: ExtractArgs,
    #[command(flatten)]
    output: OutputFile,
}

impl ExportCommand {
    #[expect(
        clippy::indexing_slicing,
        reason = "`index` is a position in `names`, which is as long as `files`"
    )]
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let format = self.format()?;
        let has_picture = format.is_picture() || self.interactive;
        let max_entities = if has_picture { MAX_PICTURE_ENTITIES } else { usize::MAX };
        let extract = self.subject.extract(context, max_entities)?;
        if self.interactive && extract.selection.entities.len() > MAX_ENTITIES_ON_PAGE {
            ui::print_message(format!(
                "the page has no map, because it has more than {MAX_ENTITIES_ON_PAGE} entities; `--limit {MAX_ENTITIES_ON_PAGE}` keeps only the most connected ones"
            ));
        }
        warn_of_many_edges(format, &extract);
        let loaded = context.loaded()?;
        let line = ProgressLine::start("reading the articles");
        let CompleteExtract { extract, notes } = format.complete(extract, loaded);
        drop(line);
        notes.iter().for_each(ui::print_message);
        let _progress = ProgressLine::start("exporting");
        let Some(files) = format.folder_files() else {
            return self.output.write(context, out, |sink| {
                self.write_bom(sink)?;
                format.write(&extract, sink)
            });
        };
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        self.output.write_folder(&names, |index, sink| {
            self.write_bom(sink)?;
            (files[index].1)(&extract, sink)
        })
    }

    /// Writes the byte order mark, if requested.
    fn write_bom(&self, sink: &mut dyn Write) -> io::Result<()> {
        if self.bom { sink.write_all("\u{feff}".as_bytes()) } else { Ok(()) }
    }

    fn format(&self) -> Result<&'static ExportFormat, Failure> {
        if self.bom && !self.format.is_csv() {
            let message = format!("--bom applies only to CSV formats, not to {}", self.format.name);
            return Err(Failure::Usage(message));
        }
        match (self.interactive, self.format.name) {
            (false, _) => Ok(self.format),
            (true, "html") => Ok(&INTERACTIVE_HTML),
            (true, name) => {
                let message = format!("--interactive applies only to html, not to {name}");
                Err(Failure::Usage(message))
            }
        }
    }
}

/// Mermaid refuses to draw large flowcharts, unless its host raises a limit.
fn warn_of_many_edges(format: &ExportFormat, extract: &Extract<'_>) {
    let count = extract.selection.relations.len();
    if format.name == "mermaid" && count > MAX_MERMAID_EDGES {
        ui::print_message(format!(
            "this chart has {count} edges, but Mermaid draws at most {MAX_MERMAID_EDGES} unless its option `maxEdges` is raised: \
             to export fewer, list entities, or use `--limit N` or a filter"
        ));
    }
}

fn format_parser() -> impl TypedValueParser<Value = &'static ExportFormat> {
    let is_exported = |format: &&ExportFormat| format.command == FormatCommand::Export;
    let mut formats: Vec<&'static ExportFormat> =
        EXPORT_FORMATS.iter().filter(is_exported).collect();
    // The help lists the formats for other programs first.
    formats.sort_by_key(|format| format.input);
    let listed =
        formats.iter().map(|format| PossibleValue::new(format.name).help(format.description));
    PossibleValuesParser::new(listed.collect::<Vec<PossibleValue>>()).try_map(move |name| {
        formats.iter().copied().find(|format| format.name == name).ok_or("no such format")
    })
}
