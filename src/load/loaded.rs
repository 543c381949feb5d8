mod assemble;
mod options;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::articles;
use super::articles::ArticleReader;
pub use super::articles::ArticleReading;
use super::cache::Cacheable;
use super::graph_source::GraphSource;
use super::problems::{
    FileName, NewProblem, Problem, Problems, Rule, Severity, UnlistedCounts, render,
};
use super::text::LongFiles;
use crate::model::{
    Article, Articles, Citation, CitedPart, ClaimId, FileLine, Graph, Paragraph, SourceId,
    escape_hostile,
};
use crate::text::Palette;
use assemble::article_reader;
pub(super) use assemble::{assemble, assemble_from};
pub use assemble::{load, load_texts, load_with};
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
    /// The entries in the graph from which something was left out because of a problem.
    pub incomplete_entries: BTreeSet<FileLine>,
    /// The full text of the articles that have been read.
    pub articles: Articles,
    pub(super) article_reader: Option<Mutex<ArticleReader>>,
    /// The problems with articles read after the graph that are not yet in [`Self::problems`].
    pub(super) article_problems: Mutex<Vec<Problem>>,
    paths: Vec<PathBuf>,
    articles_folder: Option<PathBuf>,
    pub(crate) options: LoadOptions,
    pub(super) unlisted: UnlistedCounts,
    /// The defects of this graph, whereas [`Self::problems`] may be those of a newer version that is not shown.
    defects: Defects,
    /// If the graph may be cached: its key and the state of its files from before they were read, and the size of their text.
    pub(super) cacheable: Option<(Cacheable, u64)>,
}

/// The parts of a cached graph.
pub(super) struct LoadedParts {
    pub(super) graph: Graph,
    pub(super) paths: Vec<PathBuf>,
    pub(super) articles_folder: Option<PathBuf>,
    /// The part of the size limit that is left for articles.
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

    /// The name and path of the file that contains a line.
    pub(super) fn file_name_of(&self, at: FileLine) -> FileName {
        let name = self.file_of(at).unwrap_or_default().to_owned();
        FileName { name, path: self.path_of(at).map(Into::into) }
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

    /// Reports an entry that is too long to be read back from a graph file.
    pub(crate) fn report_long_entry(&mut self, at: FileLine, message: String) {
        let mut problems = Problems::default();
        let help = "import less data at once, or split the entry in the imported files";
        let problem = NewProblem::new(Rule::TooLarge, message, help);
        problems.add_in_file(&self.file_name_of(at), (at.line, 0), problem);
        self.problems.splice(0..0, problems.finish(&[], &LongFiles::new()).0);
    }

    pub(crate) fn add_settings_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Copies the problems with the settings from another graph.
    pub(crate) fn carry_over_settings_problems(&mut self, other: &Self) {
        let problems = other.problems.iter().filter(|problem| problem.rule == Rule::Settings);
        self.add_settings_problems(problems.cloned());
    }

    /// A cached graph, which has no problems. Its articles are read on demand.
    pub(super) fn from_cached(
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
            incomplete_entries: BTreeSet::new(),
            articles,
            article_reader: reader.map(Mutex::new),
            article_problems: Mutex::default(),
            articles_folder,
            options,
            unlisted: UnlistedCounts::default(),
            cacheable: None,
        }
    }

    /// Whether the graph can be cached: loading found no problems, apart from those of the settings, and the name is not
    /// that of the built-in graph.
    pub(super) fn is_cacheable(&self) -> bool {
        let is_in_graph = |problem: &Problem| problem.rule != Rule::Settings;
        self.unlisted == UnlistedCounts::default()
            && !self.problems.iter().any(is_in_graph)
            && self.source_name == self.source.to_string()
    }

    #[expect(clippy::indexing_slicing, reason = "there is a count for each severity")]
    fn count(&self, severity: Severity) -> usize {
        let listed = self.problems.iter().filter(|problem| problem.severity == severity).count();
        listed + self.unlisted[severity as usize]
    }
}
