//! `guanxi import`: turns data from other programs into a new graph.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::new_graph::{SCHEMA_FILE, has_conflicting_entries, schema_line};
use super::schema::SCHEMA;
use crate::cli::context::{Context, MAX_PROBLEMS, unreadable_graph};
use crate::cli::failure::Failure;
use crate::cli::print::size_summary_of;
use crate::cli::ui::ProgressLine;
use crate::load::{
    IMPORT_FORMATS, ImportFormat, Imported, LoadedGraph, MAX_ENTRY_BYTES, enclosing_graph, import,
};
use crate::model::{Entity, Selection, escape_hostile};
use crate::output::{Extract, entries_longer_than, yaml_files};
use crate::query::Filter;
use crate::system::{NewFiles, error_text, remove_on_signals};
use crate::text::escape::quote_shell_path;

const MAP_WITHOUT_EFFECT: &str = "--map has no effect on JSON documents and CSV sets, whose fields have a fixed meaning: leave it out";

#[derive(Args, Clone, Debug)]
pub(crate) struct ImportCommand {
    /// Format of the files
    #[arg(value_name = "FORMAT", value_parser = format_parser())]
    format: &'static ImportFormat,
    /// Files to import into one graph; for notes and CSV sets, folders as well
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The folder to create for the graph; if it exists, it must be empty except for `articles` and hidden files
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// A YAML file that overrides how tables, columns and kinds are interpreted (not for JSON and CSV sets)
    #[arg(long, value_name = "MAP")]
    map: Option<PathBuf>,
}

impl ImportCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let folder = self.output.to_string_lossy();
        let folder = escape_hostile(&folder);
        if has_conflicting_entries(&self.output) {
            return Err(Failure::Usage(format!("{folder} is not empty: choose a new folder")));
        }
        if let Some(graph) = enclosing_graph(&self.output) {
            let graph = graph.to_string_lossy();
            let graph = escape_hostile(&graph);
            let message =
                format!("{folder} would become part of the graph {graph}: choose a new folder");
            return Err(Failure::Usage(message));
        }
        let options = context.load_options();
        let progress = Arc::clone(&options.progress);
        let line = ProgressLine::start_with("importing", move |elapsed| {
            let mut parts = progress.describe(elapsed);
            parts.insert(1, format!("{} s", elapsed.as_secs()));
            parts
        });
        let mut imported = import(self.format, &self.files, self.map.as_ref(), options);
        drop(line);
        if self.map.is_some() && imported.ignores_map {
            return Err(Failure::Usage(MAP_WITHOUT_EFFECT.to_owned()));
        }
        let loaded = &imported.loaded;
        // A graph that guanxi wrote may have no entities, such as a part that a filter leaves empty.
        let is_own = imported.ignores_map && !loaded.is_unreadable() && loaded.error_count() == 0;
        if loaded.graph.entity_count() == 0 && !is_own {
            return Err(unreadable_graph(loaded, self.described_files()));
        }
        let selection = without_long_entries(&mut imported.loaded);
        let written = [selection.entities.len(), selection.relations.len()];
        let names = self.write(&imported.loaded, selection)?;
        self.report(&imported, (&names, written), context, out)
    }

    fn described_files(&self) -> String {
        match &self.files[..] {
            [file] => escape_hostile(&file.to_string_lossy()).into_owned(),
            _ => "these files".to_owned(),
        }
    }

    /// Writes all files or none; returns names to report.
    fn write(
        &self,
        loaded: &LoadedGraph,
        selection: Selection,
    ) -> Result<Vec<&'static str>, Failure> {
        remove_on_signals();
        let written = Arc::new(AtomicU64::new(0));
        let shown = Arc::clone(&written);
        let _line = ProgressLine::start_with("writing the graph", move |elapsed| {
            vec![format!("{} MiB, {} s", shown.load(Relaxed) >> 20, elapsed.as_secs())]
        });
        let graph = &loaded.graph;
        let mut new_files = NewFiles::default();
        let extract = Extract::new(graph, Vec::new(), Filter::default(), selection);
        let mut names = Vec::new();
        for (name, writer) in yaml_files(graph) {
            new_files
                .write_with(&self.output.join(name), |file| {
                    file.write_all(schema_line(name).as_bytes())?;
                    writer(&extract, &mut CountedWriter { file, written: &written })
                })
                .map_err(|error| self.cannot_write(name, &error))?;
            names.push(name);
        }
        new_files
            .write(&self.output.join(SCHEMA_FILE), SCHEMA)
            .map_err(|error| self.cannot_write(SCHEMA_FILE, &error))?;
        if self.write_articles(loaded, &mut new_files, &written)? > 0 {
            names.push("articles");
        }
        new_files.keep().map_err(|error| self.cannot_write("", &error))?;
        Ok(names)
    }

    /// Writes the text of each source that has one, and returns their number.
    fn write_articles(
        &self,
        loaded: &LoadedGraph,
        new_files: &mut NewFiles,
        written: &AtomicU64,
    ) -> Result<usize, Failure> {
        let mut articles = 0;
        for source in loaded.graph.sources() {
            let Some(article) = loaded.articles.article(source.id()) else { continue };
            let name = format!("articles/{}.txt", source.slug());
            new_files
                .write_with(&self.output.join(&name), |file| {
                    let mut file = CountedWriter { file, written };
                    article.iter().try_for_each(|paragraph| writeln!(file, "{paragraph}"))
                })
                .map_err(|error| self.cannot_write(&name, &error))?;
            articles += 1;
        }
        Ok(articles)
    }

    fn cannot_write(&self, name: &str, error: &io::Error) -> Failure {
        let path = self.output.join(name);
        let (path, error) = (path.to_string_lossy(), error_text(error));
        Failure::File(format!("cannot write {}: {error}", escape_hostile(&path)))
    }

    /// Prints how the files were read, what was left out, and the names and sizes of what was written. Fails if something was left out because of
    /// an error.
    fn report(
        &self,
        imported: &Imported,
        (names, written): (&[&str], [usize; 2]),
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let Imported { loaded, mapping, .. } = imported;
        let mapping = mapping.iter().map(|line| escape_hostile(line));
        let mapping = mapping.collect::<Vec<_>>().join("\n");
        let problems = loaded.render_problems(MAX_PROBLEMS, context.ui.palette);
        for part in [mapping.as_str(), problems.trim_end()] {
            if !part.is_empty() {
                writeln!(out, "{part}\n")?;
            }
        }
        writeln!(out, "{}", size_summary_of(written, &loaded.graph))?;
        let folder = self.output.to_string_lossy();
        let folder = escape_hostile(&folder);
        names.iter().try_for_each(|name| writeln!(out, "{folder}/{name}"))?;
        writeln!(out, "open it with: guanxi --graph {}", quote_shell_path(&self.output))?;
        if loaded.error_count() > 0 { Err(Failure::CheckFailed) } else { Ok(()) }
    }
}

/// The graph without the entities and relations that are too long for an entry of a graph file, and without the relations of
/// these entities. Reports what is left out.
fn without_long_entries(loaded: &mut LoadedGraph) -> Selection {
    let graph = Arc::clone(&loaded.graph);
    let mut selection = Selection::all(&graph);
    let all = Extract::new(&graph, Vec::new(), Filter::default(), selection.clone());
    let (entities, relations) = entries_longer_than(&all, MAX_ENTRY_BYTES);
    let limit = format!("more than {} MiB, the limit for an entry", MAX_ENTRY_BYTES >> 20);
    for id in &relations {
        let relation = graph.relation(*id);
        let message = format!("`{}` has {limit}, and is left out", relation.id_text());
        loaded.report_long_entry(relation.defined_at(), message);
    }
    for entity in entities.iter().map(|id| graph.entity(*id)) {
        let message =
            format!("`{}` has {limit}, and is left out with its relations", entity.slug());
        loaded.report_long_entry(entity.defined_at(), message);
    }
    if !(entities.is_empty() && relations.is_empty()) {
        selection.entities.retain(|id| !entities.contains(id));
        selection.relations.retain(|id| {
            let relation = graph.relation(*id);
            let named = [Some(relation.from()), Some(relation.to()), relation.said_by()];
            let is_kept = |entity: &Entity<'_>| !entities.contains(&entity.id());
            !relations.contains(id) && named.iter().flatten().all(is_kept)
        });
    }
    selection
}

/// Counts the bytes that are written to a file.
struct CountedWriter<'w> {
    file: &'w mut dyn Write,
    written: &'w AtomicU64,
}

impl Write for CountedWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.file.write(bytes)?;
        self.written.fetch_add(length as u64, Relaxed);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn format_parser() -> impl TypedValueParser<Value = &'static ImportFormat> {
    let values = IMPORT_FORMATS
        .iter()
        .map(|format| PossibleValue::new(format.name).help(format.description));
    PossibleValuesParser::new(values.collect::<Vec<PossibleValue>>()).try_map(|name| {
        IMPORT_FORMATS.iter().find(|format| format.name == name).ok_or("no such format")
    })
}
