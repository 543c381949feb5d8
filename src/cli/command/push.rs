//! `guanxi push`: writes a graph to a database.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::size_summary;
use crate::cli::ui::{self, ProgressLine};
use crate::engine::{self, PushProgress};
use crate::load::{DatabaseAddress, LoadedGraph};
use crate::model::{Source, escape_hostile};
use crate::query::{Filter, ties_in_reading_order};
use crate::text::count;
use crate::text::escape::quote_shell_path;

#[derive(Args, Clone, Debug)]
#[command(allow_missing_positional = true)]
pub(crate) struct PushCommand {
    #[arg(
        value_name = "PATH",
        help = "The graph to write [default: the graph that other commands open]"
    )]
    path: Option<PathBuf>,
    #[arg(
        value_name = "ADDRESS",
        help = "The database: postgres://USER@HOST:PORT/DATABASE?schema=NAME [default schema: guanxi]"
    )]
    address: PathBuf,
}

impl PushCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let Some(address) = DatabaseAddress::from_path(&self.address) else {
            // The argument is not quoted, because it may contain a password.
            let message = "the last argument is not the address of a database: expected postgres://USER@HOST/DATABASE";
            return Err(Failure::Usage(message.to_owned()));
        };
        let path_context = self.path.as_deref().map(|path| context.with_graph(path));
        let context = path_context.as_ref().unwrap_or(context);
        let loaded = context.loaded()?;
        if loaded.error_count() > 0 {
            let errors = count(loaded.error_count(), "error", "errors");
            let message = format!("nothing is pushed, because the graph has {errors}");
            return Err(Failure::File(message));
        }
        let progress = Arc::new(PushProgress::default());
        let shown = Arc::clone(&progress);
        let line = ProgressLine::start_with("writing to the database", move |_| shown.describe());
        let ties = |graph: &_, entity| ties_in_reading_order(graph, entity, &Filter::default());
        let pushed = engine::push(&address, Arc::clone(&loaded.graph), ties, progress);
        drop(line);
        let note = pushed.map_err(|failure| {
            Failure::File(
                escape_hostile(&format!("{}; {}", failure.message, failure.help)).into_owned(),
            )
        })?;
        if let Some(note) = note {
            ui::print_message(escape_hostile(&note));
        }
        note_articles(loaded);
        let argument = quote_shell_path(&PathBuf::from(address.to_string()));
        writeln!(
            out,
            "pushed {}: guanxi --graph {argument} opens it",
            size_summary(&loaded.graph)
        )?;
        Ok(())
    }
}

/// Prints a note if there are sources whose paragraphs can be cited only with their articles, which are not pushed.
fn note_articles(loaded: &LoadedGraph) {
    let has_only_article = |source: &Source<'_>| {
        source.paragraph_count() == 0 && loaded.article_file(source.id()).is_some()
    };
    let sources = loaded.graph.sources().filter(has_only_article).count();
    if sources > 0 {
        let sources = count(sources, "source has", "sources have");
        ui::print_message(format!(
            "{sources} an article but no gists; articles are not pushed, so open the graph with `--articles DIR`"
        ));
    }
}
