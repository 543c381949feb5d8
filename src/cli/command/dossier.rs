//! `guanxi dossier`: a note in Markdown, with footnotes.

use std::io::Write;

use clap::Args;

use crate::cli::args::Filters;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::output::Output;
use crate::cli::subject;
use crate::model::series;
use crate::output::dossier;
use crate::query::note;

/// Whom the note is about.
#[derive(Args, Clone, Debug)]
pub struct DossierCommand {
    /// One entity for a portrait; two or more for what lies between them
    #[arg(value_name = "ENTITY", required = true)]
    entities: Vec<String>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    filters: Filters,
}

impl DossierCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.words().resolve(graph)?;
        let entities = subject::entities(context, &self.entities)?;
        let chapters = note(graph, &entities, &filter);
        let names: Vec<&str> = entities.iter().map(|id| graph.entity(*id).name()).collect();
        let title = series(&names);
        let limits = filter.words(graph);
        let write = |sink: &mut dyn Write| Ok(dossier(graph, &title, &limits, &chapters, sink)?);
        self.output.write(context, out, write)?;
        Ok(Status::Done)
    }
}
