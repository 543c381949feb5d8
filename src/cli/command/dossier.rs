//! `guanxi dossier`: writes a dossier in Markdown, with footnotes.

use std::io::Write;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::output_file::OutputFile;
use crate::cli::subject;
use crate::model::Selection;
use crate::output::{DOSSIER, Extract};

#[derive(Args, Clone, Debug)]
pub(crate) struct DossierCommand {
    /// One entity, or several to describe what connects them
    #[arg(value_name = "ENTITY", required = true)]
    entities: Vec<String>,
    #[command(flatten)]
    output: OutputFile,
    #[command(flatten)]
    filters: Filters,
}

impl DossierCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let entities = subject::resolve_entities(context, &self.entities)?;
        let extract = Extract::new(graph, entities, filter, Selection::default());
        self.output.export(context, &DOSSIER, &extract, out)
    }
}
