//! The context of a command: the graph, loaded on first use, and the output settings.

use std::cell::OnceCell;
use std::env;
use std::fmt::Display;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::ui::{self, Audience, Ui, UseColor};
use crate::load::{GraphSource, LoadedGraph, load};
use crate::model::Graph;
use crate::search::Index;
use crate::text::{Palette, count};

/// The maximum number of problems printed; the rest are only counted.
pub(super) const MAX_PROBLEMS: usize = 50;

/// The graph and the output settings of a command.
pub struct Context {
    pub(super) source: GraphSource,
    /// The graph given by a flag.
    pub(super) requested: Option<PathBuf>,
    /// The articles folder, if given by a flag or the environment.
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
    /// A context for the graph at a path, else the one named by the environment, else the default one.
    pub(super) fn new(
        graph: Option<&Path>,
        articles: Option<&Path>,
        color: UseColor,
        program: fn() -> clap::Command,
    ) -> Self {
        let graph_variable = env::var_os("GUANXI_GRAPH");
        let articles_variable =
            env::var_os("GUANXI_ARTICLES").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let articles = articles.map(Path::to_owned).or(articles_variable);
        let source = GraphSource::find(graph, graph_variable.as_deref(), Path::new(""));
        let ui = Ui::standard(color);
        let (loaded, index) = (OnceCell::new(), OnceCell::new());
        Self {
            source,
            requested: graph.map(Path::to_owned),
            articles,
            color,
            ui,
            audience: Audience::from_stdout(),
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

    /// The result of loading, even if no graph could be read.
    pub(super) fn load_result(&self) -> &LoadedGraph {
        self.loaded.get_or_init(|| load(&self.source, self.articles.as_deref()))
    }

    /// The loaded graph. The first call prints a note on standard error if loading reported errors.
    pub(super) fn loaded(&self) -> Result<&LoadedGraph, Failure> {
        let is_first_call = self.loaded.get().is_none();
        let loaded = self.load_result();
        if loaded.is_unreadable() {
            return Err(nothing_readable(loaded, &loaded.source));
        }
        if is_first_call && loaded.error_count() > 0 {
            let problems = count(loaded.error_count(), "problem", "problems");
            let source = match &self.source {
                GraphSource::BuiltIn => String::new(),
                source => format!(" {source}"),
            };
            ui::note(format!("{problems} in the graph: run `guanxi check{source}`"));
        }
        Ok(loaded)
    }

    /// The graph, if it is already loaded.
    pub(super) fn loaded_so_far(&self) -> Option<&LoadedGraph> {
        self.loaded.get()
    }

    pub(super) fn graph(&self) -> Result<&Graph, Failure> {
        Ok(&self.loaded()?.graph)
    }

    pub(super) fn index(&self) -> Result<&Index, Failure> {
        let graph = self.graph()?;
        Ok(self.index.get_or_init(|| Index::new(graph)))
    }

    /// Returns the loaded graph.
    ///
    /// # Errors
    ///
    /// Fails if no graph can be read.
    pub fn into_loaded(self) -> Result<LoadedGraph, Failure> {
        self.loaded()?;
        Ok(self.loaded.into_inner().unwrap_or_else(|| load(&self.source, None)))
    }
}

/// The failure of a graph of which nothing can be read, named by where it was sought.
pub(super) fn nothing_readable(loaded: &LoadedGraph, place: impl Display) -> Failure {
    let problems = loaded.render_problems(MAX_PROBLEMS, Palette::Plain);
    Failure::Files(format!("{}\n\nno graph in {place}", problems.trim_end()))
}
