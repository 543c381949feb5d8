mod options;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use super::articles::ArticleReader;
pub use super::articles::ArticleReading;
use super::files::Files;
use super::files::decode::normalise;
use super::graph_source::GraphSource;
use super::problems::{FileName, Problem, Problems, Rule, Severity, UnlistedCounts, render};
use super::resolve::resolve;
use super::saved::{Savable, load_saved};
use super::source::RecordSource;
use super::text::{LongFile, LongFiles, Text};
use super::{articles, builtin, files, formats};
use crate::model::{
    Article, Articles, Citation, CitedPart, ClaimId, FileLine, Graph, Paragraph, SourceId,
    escape_hostile,
};
use crate::text::Palette;
pub use options::LoadOptions;

/// A graph, its files, and the problems in them.
#[derive(Debug)]
pub struct LoadedGraph {
    /// The graph, without the parts that could not be read.
    pub graph: Arc<Graph>,
    pub(crate) source: GraphSource,
    /// The name of the source in the explorer. An unchanged folder `graph` of a checkout is called built in, so that a
    /// checkout looks like the installed program.
    pub(crate) source_name: String,
    /// The names of the files, in reading order; [`FileLine::file`] is an index into this list.
    pub(crate) files: Vec<String>,
    /// The problems, sorted by rank, file and position. The list is limited; [`LoadedGraph::error_count`] counts all
    /// errors.
    pub problems: Vec<Problem>,
    /// The full text of the articles that have been read.
    pub articles: Articles,
    pub(super) article_reader: Option<Mutex<ArticleReader>>,
    /// The problems with articles read after the graph that are not yet in [`Self::problems`].
    pub(super) article_problems: Mutex<Vec<Problem>>,
    paths: Vec<PathBuf>,
    articles_folder: Option<PathBuf>,
    pub(crate) options: LoadOptions,
    pub(super) unlisted: UnlistedCounts,
    /// Of this graph, whereas [`Self::problems`] may be those of a newer version that is not shown.
    defects: Defects,
    /// The files as they were before they were read, and the size of their text, if the graph may be saved.
    pub(super) savable: Option<(Savable, u64)>,
}

/// The parts of a graph that was saved.
pub(super) struct LoadedParts {
    pub(super) graph: Graph,
    pub(super) paths: Vec<PathBuf>,
    pub(super) articles_folder: Option<PathBuf>,
    /// How much of the size limit is left for articles.
    pub(super) bytes_left: u64,
}

/// The number of problems that may cause others, and the number of errors.
type Defects = (usize, usize);

impl LoadedGraph {
    /// The number of errors, including unlisted ones.
    pub fn error_count(&self) -> usize {
        self.count(Severity::Error)
    }

    /// The number of warnings, including unlisted ones.
    pub(crate) fn warning_count(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// Whether nothing was loaded because of an error.
    pub fn is_unreadable(&self) -> bool {
        let graph = &self.graph;
        let is_empty = graph.entity_count() == 0
            && graph.sources().len() == 0
            && graph.entity_kinds().is_empty()
            && graph.relation_kinds().is_empty();
        is_empty && self.error_count() > 0
    }

    /// The text of a paragraph of the article, if it has been read, else the gist.
    pub(crate) fn paragraph_text(&self, source: SourceId, paragraph: Paragraph) -> Option<&str> {
        let article_text = self.articles.paragraph(source, paragraph);
        article_text.or_else(|| self.graph.source(source).gist(paragraph))
    }

    /// The number of gists or, if there are none, of paragraphs of the article.
    pub(crate) fn paragraph_count(&self, source: SourceId) -> usize {
        match self.graph.source(source).paragraph_count() {
            0 => self.articles.article(source).map_or(0, Article::len),
            count => count,
        }
    }

    /// The first paragraph of a source, or the whole document if it has no paragraphs.
    pub(crate) fn first_part(&self, source: SourceId) -> CitedPart {
        let first = Some(Paragraph::from_index(0)).filter(|_| self.paragraph_count(source) > 0);
        first.map_or(CitedPart::Document, CitedPart::Paragraph)
    }

    /// The text of the cited paragraph; `None` if the citation names no paragraph.
    pub(crate) fn cited_text(&self, cite: &Citation<'_>) -> Option<&str> {
        self.paragraph_text(cite.source, cite.part.paragraph()?)
    }

    /// The file with the article of a source, if it exists and may be read.
    pub(crate) fn article_file(&self, source: SourceId) -> Option<PathBuf> {
        let folder = self.articles_folder()?;
        let file = articles::article_path(folder, self.graph.source(source).slug());
        let root = articles::link_root(&self.source, folder);
        (file.is_file() && self.options.links.check(&file, &root).is_ok()).then_some(file)
    }

    pub(super) fn articles_folder(&self) -> Option<&Path> {
        self.articles_folder.as_deref()
    }

    /// The name of the file that contains a line.
    pub fn file_of(&self, at: FileLine) -> Option<&str> {
        let is_known = at.line > 0;
        self.files.get(at.file as usize).filter(|_| is_known).map(String::as_str)
    }

    /// The path of the file that contains a line; `None` for the built-in graph.
    pub(crate) fn path_of(&self, at: FileLine) -> Option<&Path> {
        let is_known = at.line > 0;
        self.paths.get(at.file as usize).filter(|_| is_known).map(PathBuf::as_path)
    }

    /// The file and line of a claim; `None` for the built-in graph.
    pub(crate) fn location_of(&self, claim: ClaimId) -> Option<(PathBuf, u32)> {
        let graph = &self.graph;
        let defined_at = match claim {
            ClaimId::Relation(relation) => graph.relation(relation).defined_at(),
            role_or_fact => graph.entity(graph.subject_of(role_or_fact)).defined_at(),
        };
        Some((self.path_of(defined_at)?.to_owned(), defined_at.line))
    }

    /// At most `limit` problems as text, followed by the number of omitted ones.
    pub fn render_problems(&self, limit: usize, palette: Palette) -> String {
        render(&self.problems, self.error_count() + self.warning_count(), limit, palette)
    }

    /// Whether a newer version has more problems, so this one should stay on the screen.
    pub(crate) fn is_better_than(&self, newer: &Self) -> bool {
        self.graph.entity_count() > 0 && self.defects < newer.defects
    }

    /// Lists the problems of a newer version, whose graph is not shown.
    pub(crate) fn take_problems(&mut self, newer: Self) {
        (self.problems, self.unlisted) = (newer.problems, newer.unlisted);
    }

    pub(crate) fn add_settings_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Copies the problems with the settings from another graph.
    pub(crate) fn carry_over_settings_problems(&mut self, other: &Self) {
        let problems = other.problems.iter().filter(|problem| problem.rule == Rule::Settings);
        self.add_settings_problems(problems.cloned());
    }

    /// A graph that was saved, which has no problems. Its articles are read on demand.
    pub(super) fn from_saved(
        source: GraphSource,
        parts: LoadedParts,
        options: LoadOptions,
    ) -> Self {
        let LoadedParts { graph, paths, articles_folder, bytes_left } = parts;
        let reader = article_reader(&source, articles_folder.as_deref(), &options, bytes_left);
        let articles = match reader {
            Some(_) => Articles::unread(graph.sources().len()),
            None => Articles::default(),
        };
        let name = |path: &PathBuf| FileName::from_path(path).name;
        Self {
            source_name: source.to_string(),
            graph: Arc::new(graph),
            source,
            files: paths.iter().map(|path| escape_hostile(&name(path)).into_owned()).collect(),
            paths,
            defects: (0, 0),
            problems: Vec::new(),
            articles,
            article_reader: reader.map(Mutex::new),
            article_problems: Mutex::default(),
            articles_folder,
            options,
            unlisted: UnlistedCounts::default(),
            savable: None,
        }
    }

    /// Whether the graph can be saved: loading found no problems, apart from those of the settings, and the name is not
    /// that of the built-in graph.
    pub(super) fn is_savable(&self) -> bool {
        let is_of_graph = |problem: &Problem| problem.rule != Rule::Settings;
        self.unlisted == UnlistedCounts::default()
            && !self.problems.iter().any(is_of_graph)
            && self.source_name == self.source.to_string()
    }

    fn count(&self, severity: Severity) -> usize {
        let listed = self.problems.iter().filter(|problem| problem.severity == severity).count();
        listed + self.unlisted[severity as usize]
    }
}

/// Loads a graph and its articles, from the folder `articles` if given, else from the one in or next to the graph.
///
/// Never fails: whatever cannot be read is reported in the list of problems.
pub fn load(source: &GraphSource, articles: Option<&Path>) -> LoadedGraph {
    let (articles, reading) = (articles.map(Path::to_owned), ArticleReading::AtOnce);
    load_with(source, LoadOptions { articles, reading, ..LoadOptions::default() })
}

/// Loads a graph like [`load`], with options.
///
/// If the graph was saved in the cache of the options, and its files have not changed since then, they are not read.
///
/// If the files of the graph exceed the size limit without their articles, none is read.
pub fn load_with(source: &GraphSource, options: LoadOptions) -> LoadedGraph {
    let now = SystemTime::now();
    let savable = Savable::new(source, &options);
    if let Some((savable, paths)) = &savable
        && let Some(loaded) = load_saved(source, &options, savable, paths)
    {
        return loaded;
    }
    let mut files = files::read(source, options.limit, options.links);
    let savable = savable.map(|(savable, _)| savable).filter(|savable| savable.is_settled(now));
    let text_bytes = files.texts.iter().map(|text| text.body.len() as u64).sum();
    let folder = articles::find_folder(source, options.articles.as_deref());
    let is_chosen = options.articles.is_some();
    let folder = folder.filter(|folder| is_chosen || files.accept_articles(folder));
    let loaded = assemble(source.clone(), files, folder, options);
    LoadedGraph { savable: savable.map(|savable| (savable, text_bytes)), ..loaded }
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

pub(super) fn assemble(
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

/// Like [`assemble`], with one record source for each text.
pub(super) fn assemble_from(
    source: GraphSource,
    files: Files,
    articles_folder: Option<PathBuf>,
    options: LoadOptions,
    open: impl for<'t> FnOnce(&'t [Text], &'t LongFiles) -> Vec<Box<dyn RecordSource + 't>>,
) -> LoadedGraph {
    let Files { texts, long: long_files, paths, mut problems, bytes_left, .. } = files;
    let long_lengths = long_files.values().map(LongFile::len);
    for bytes in texts.iter().map(|text| text.body.len()).chain(long_lengths) {
        options.progress.add_file(bytes as u64);
    }
    problems.set_file_names(file_names(&texts, &paths));
    let reader = article_reader(&source, articles_folder.as_deref(), &options, bytes_left);
    if let Some(folder) = &articles_folder {
        articles::check_folder(folder, &mut problems);
    }
    let (graph, articles, problems) =
        read_records(open(&texts, &long_files), &problems, reader.as_ref(), &options);
    let (problems, unlisted) = problems.finish(&texts, &long_files);
    LoadedGraph {
        source_name: source_name(&source, &texts),
        graph: Arc::new(graph),
        source,
        files: texts.iter().map(|text| escape_hostile(&text.name).into_owned()).collect(),
        paths,
        defects: defects(&problems, unlisted),
        problems,
        articles,
        article_reader: reader.map(Mutex::new),
        article_problems: Mutex::default(),
        articles_folder,
        options,
        unlisted,
        savable: None,
    }
}

fn article_reader(
    source: &GraphSource,
    folder: Option<&Path>,
    options: &LoadOptions,
    bytes_left: u64,
) -> Option<ArticleReader> {
    let folder = folder?.to_owned();
    let (links, root) = (options.links, articles::link_root(source, &folder));
    Some(ArticleReader { folder, links, root, bytes_left })
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
