//! Loading a graph: its files are read and resolved, unless it was saved.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use super::{ArticleReading, Defects, LoadOptions, LoadedGraph};
use crate::load::articles::{self, ArticleReader};
use crate::load::cache::{Cacheable, load_cached};
use crate::load::database::{self, locate_by_key};
use crate::load::files::decode::normalise;
use crate::load::files::{self, Files};
use crate::load::graph_source::GraphSource;
use crate::load::import::csv_set;
use crate::load::problems::{FileName, Problem, Problems, Severity, UnlistedCounts};
use crate::load::resolve::resolve;
use crate::load::source::RecordSource;
use crate::load::text::{LongFile, LongFiles, Text};
use crate::load::{builtin, formats};
use crate::model::{Articles, Graph, escape_hostile};

/// Loads a graph and its articles, from the folder `articles` if given, else from the one in or next to the graph.
///
/// Never fails: whatever cannot be read is reported in the list of problems.
pub fn load(source: &GraphSource, articles: Option<&Path>) -> LoadedGraph {
    let (articles, reading) = (articles.map(Path::to_owned), ArticleReading::AtOnce);
    load_with(source, LoadOptions { articles, reading, ..LoadOptions::default() })
}

/// Loads a graph like [`load`], with options.
///
/// If the graph is in `options.cache`, and its files have not changed since it was saved, they are not read.
///
/// If the files of the graph exceed the size limit even without the articles, none of them is read.
pub fn load_with(source: &GraphSource, options: LoadOptions) -> LoadedGraph {
    if let GraphSource::Database(address) = source {
        // Articles are read only from a folder that was chosen.
        let articles = options.articles.clone();
        let files = database::read(address, options.database, options.limit, &options.progress);
        return assemble_from(source.clone(), files, articles, options, |texts, _| {
            csv_set::open_tables(texts)
        });
    }
    let now = SystemTime::now();
    let cacheable = Cacheable::new(source, &options);
    if let Some((cacheable, paths)) = &cacheable
        && let Some(loaded) = load_cached(source, &options, cacheable, paths)
    {
        return loaded;
    }
    let mut files = files::read(source, options.limit, options.links);
    let cacheable =
        cacheable.map(|(cacheable, _)| cacheable).filter(|cacheable| cacheable.is_settled(now));
    let text_bytes = files.text_bytes();
    let folder = articles::find_folder(source, options.articles.as_deref());
    let is_chosen = options.articles.is_some();
    let folder = folder.filter(|folder| is_chosen || files.accept_articles(folder));
    let loaded = assemble(source.clone(), files, folder, options);
    LoadedGraph { cacheable: cacheable.map(|cacheable| (cacheable, text_bytes)), ..loaded }
}

/// Loads a graph from text in memory, without articles.
pub fn load_texts(texts: &[Text]) -> LoadedGraph {
    let mut files = Files::default();
    for text in texts {
        let name = FileName { name: text.name.clone(), path: None };
        files.add_text(name, normalise(text.body.clone()));
    }
    assemble(GraphSource::BuiltIn, files, None, LoadOptions::default())
}

pub(in crate::load) fn assemble(
    source: GraphSource,
    files: Files,
    articles_folder: Option<PathBuf>,
    options: LoadOptions,
) -> LoadedGraph {
    assemble_from(source, files, articles_folder, options, |texts, long_files| {
        let open = |(file, (index, text)): (u32, (usize, _))| match long_files.get(&index) {
            Some(long_file) => formats::open_long(file, long_file),
            None => formats::open(file, text),
        };
        (0..).zip(texts.iter().enumerate()).map(open).collect()
    })
}

/// Like [`assemble`], with one record source for each file.
pub(in crate::load) fn assemble_from(
    source: GraphSource,
    files: Files,
    articles_folder: Option<PathBuf>,
    options: LoadOptions,
    open: impl for<'t> FnOnce(&'t [Text], &'t LongFiles) -> Vec<Box<dyn RecordSource + 't>>,
) -> LoadedGraph {
    let Files { texts, long: long_files, paths, mut problems, bytes_left, .. } = files;
    let is_database = matches!(source, GraphSource::Database(_));
    // The tables of a database are counted as they arrive.
    if !is_database {
        let long_lengths = long_files.values().map(LongFile::len);
        for bytes in texts.iter().map(|text| text.body.len()).chain(long_lengths) {
            options.progress.add_file(bytes as u64);
        }
    }
    problems.set_file_names(file_names(&texts, &paths));
    let reader = article_reader(&source, articles_folder.as_deref(), &options, bytes_left);
    if let Some(folder) = &articles_folder {
        articles::check_folder(folder, &mut problems);
    }
    let (graph, articles, mut problems) =
        read_records(open(&texts, &long_files), &problems, reader.as_ref(), &options);
    let incomplete_entries = problems.take_incomplete_entries();
    let (mut problems, unlisted) = problems.finish(&texts, &long_files);
    if is_database {
        locate_by_key(&mut problems, &texts);
    }
    LoadedGraph {
        source_name: source_name(&source, &texts),
        graph: Arc::new(graph),
        source,
        files: texts.iter().map(|text| escape_hostile(&text.name).into_owned()).collect(),
        paths,
        defects: defects(&problems, unlisted),
        problems,
        incomplete_entries,
        articles,
        article_reader: reader.map(Mutex::new),
        article_problems: Mutex::default(),
        articles_folder,
        options,
        unlisted,
        cacheable: None,
    }
}

pub(super) fn article_reader(
    source: &GraphSource,
    folder: Option<&Path>,
    options: &LoadOptions,
    bytes_left: u64,
) -> Option<ArticleReader> {
    let folder = folder?.to_owned();
    let (links, root) = (options.links, articles::link_root(source, &folder));
    Some(ArticleReader { folder, links, root, limit: options.limit, bytes_left })
}

fn file_names(texts: &[Text], paths: &[PathBuf]) -> Vec<FileName> {
    let file_name = |(index, text): (usize, &Text)| FileName {
        name: text.name.clone(),
        path: paths.get(index).cloned(),
    };
    texts.iter().enumerate().map(file_name).collect()
}

fn source_name(source: &GraphSource, texts: &[Text]) -> String {
    let bodies = texts.iter().map(|text| text.body.as_str());
    let is_built_in = source.is_nearby() && bodies.eq(builtin::bodies());
    if is_built_in { GraphSource::BuiltIn.to_string() } else { source.to_string() }
}

/// Builds the graph, and reads its articles unless they are read on demand.
fn read_records(
    sources: Vec<Box<dyn RecordSource + '_>>,
    problems: &Problems,
    reader: Option<&ArticleReader>,
    options: &LoadOptions,
) -> (Graph, Articles, Problems) {
    let LoadOptions { reading, progress, .. } = options;
    let resolve = || resolve(sources, problems, reader, *reading, progress);
    match (reader, reading) {
        (Some(_), ArticleReading::OnDemand) => {
            let (graph, _, problems) = resolve();
            let articles = Articles::unread(graph.sources().len());
            (graph, articles, problems)
        }
        _ => resolve(),
    }
}

#[expect(clippy::indexing_slicing, reason = "there is a count for each severity")]
fn defects(problems: &[Problem], unlisted: UnlistedCounts) -> Defects {
    let causes = problems.iter().filter(|problem| problem.rule.is_cause()).count();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    (causes, errors + unlisted[Severity::Error as usize])
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{GraphSource, LoadOptions, assemble, files};

    #[test]
    fn the_folder_of_a_checkout_is_the_built_in_graph_until_a_file_changes() {
        let source_name = |folder: &str, is_changed| {
            let options = LoadOptions::default();
            let mut files = files::read(&GraphSource::BuiltIn, options.limit, options.links);
            if is_changed {
                files.texts[3].body.push_str("# A comment.\n");
            }
            assemble(GraphSource::Folder(PathBuf::from(folder)), files, None, options).source_name
        };
        assert_eq!(source_name("graph", false), "built in");
        assert_eq!(source_name("graph", true), "graph");
        assert_eq!(source_name("my-copy", false), "my-copy");
    }
}
