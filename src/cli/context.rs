//! The state of a command run: the graph, loaded on first use, and output settings.

use std::cell::OnceCell;
use std::env;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::ui::{self, Audience, Ui, UseColor};
use crate::load::{GraphSource, LoadedGraph, load};
use crate::model::Graph;
use crate::search::Index;
use crate::text::{Palette, count};

/// The number of problems printed before the rest is only counted.
pub(super) const MAX_PROBLEMS: usize = 50;

/// The graph and the output settings of a run.
pub struct Context {
    pub(super) source: GraphSource,
    /// The articles folder, if one was given.
    pub articles: Option<PathBuf>,
    pub(super) color: UseColor,
    pub(super) ui: Ui,
    pub(super) audience: Audience,
    /// Builds the clap command.
    pub(super) program: fn() -> clap::Command,
    loaded: OnceCell<LoadedGraph>,
    index: OnceCell<Index>,
}

impl Context {
    /// A context for a graph given by path, by the environment, or not at all.
    pub(super) fn new(
        graph: Option<&Path>,
        articles: Option<&Path>,
        color: UseColor,
        program: fn() -> clap::Command,
    ) -> Self {
        let named = env::var_os("GUANXI_GRAPH");
        let named_articles =
            env::var_os("GUANXI_ARTICLES").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let articles = articles.map(Path::to_owned).or(named_articles);
        let source = GraphSource::find(graph, named.as_deref(), Path::new(""));
        let ui = Ui::standard(color);
        let (loaded, index) = (OnceCell::new(), OnceCell::new());
        Self {
            source,
            articles,
            color,
            ui,
            audience: Audience::of_output(),
            program,
            loaded,
            index,
        }
    }

    /// The colours of the output.
    pub fn palette(&self) -> Palette {
        self.ui.palette
    }

    /// The folder for state that persists between runs: `guanxi` in `XDG_STATE_HOME`, else in
    /// `~/.local/state` (XDG Base Directory Specification). `None` if there is no home folder.
    pub fn state_folder() -> Option<PathBuf> {
        let absolute =
            |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let home = || absolute("HOME").map(|home| home.join(".local/state"));
        absolute("XDG_STATE_HOME").or_else(home).map(|states| states.join("guanxi"))
    }

    pub(super) fn with_graph(&self, path: &Path) -> Self {
        Self::new(Some(path), self.articles.as_deref(), self.color, self.program)
    }

    /// The result of loading, even if it is not a graph.
    pub(super) fn loaded_even_if_broken(&self) -> &LoadedGraph {
        self.loaded.get_or_init(|| load(&self.source, self.articles.as_deref()))
    }

    /// The graph. Prints a note on standard error, once, if parts are missing.
    pub(super) fn loaded(&self) -> Result<&LoadedGraph, Failure> {
        let before = self.loaded.get().is_some();
        let loaded = self.loaded_even_if_broken();
        if loaded.is_unreadable() {
            return Err(nothing_readable(loaded));
        }
        if !before && loaded.errors() > 0 {
            let problems = count(loaded.errors(), "problem", "problems");
            let source = match &self.source {
                GraphSource::BuiltIn => String::new(),
                source => format!(" {source}"),
            };
            ui::note(format!("{problems} in the graph: run `guanxi check{source}`"));
        }
        Ok(loaded)
    }

    pub(super) fn graph(&self) -> Result<&Graph, Failure> {
        Ok(&self.loaded()?.graph)
    }

    pub(super) fn index(&self) -> Result<&Index, Failure> {
        let graph = self.graph()?;
        Ok(self.index.get_or_init(|| Index::new(graph)))
    }

    /// Returns the graph.
    ///
    /// # Errors
    ///
    /// Fails if no graph could be read.
    pub fn into_loaded(self) -> Result<LoadedGraph, Failure> {
        self.loaded()?;
        Ok(self.loaded.into_inner().unwrap_or_else(|| load(&self.source, None)))
    }
}

fn nothing_readable(loaded: &LoadedGraph) -> Failure {
    let problems = loaded.render_problems(MAX_PROBLEMS, Palette::Plain);
    Failure::Files(format!("{}\n\nno graph in {}", problems.trim_end(), loaded.source))
}
