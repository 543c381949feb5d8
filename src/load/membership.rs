//! Which files belong to a graph.

use std::path::{Path, PathBuf};

use super::articles;
use super::files::is_visible_graph_file;
use super::formats::has_extension;
use super::graph_source::{GraphSource, MAIN_FILE};
use super::loaded::LoadedGraph;
use crate::system::with_resolved_folders;

impl GraphSource {
    /// Whether a file would be loaded as part of the graph, or as one of its articles in the folder `articles`, by
    /// default the one in or next to the graph. The path is absolute, without symbolic links; the file need not exist.
    pub(crate) fn contains(&self, articles: Option<&Path>, file: &Path) -> bool {
        let articles = articles::find_folder(self, articles);
        let articles = articles.and_then(|folder| folder.canonicalize().ok());
        self.contains_graph_file(file)
            || (has_extension(file, &["txt"]) && file.parent() == articles.as_deref())
    }

    /// Whether a file is part of this graph, or of another one whose folder contains it. The path is as in
    /// [`Self::contains`].
    pub(crate) fn is_in_a_graph(&self, articles: Option<&Path>, file: &Path) -> bool {
        self.contains(articles, file) || graph_around(file).is_some()
    }

    /// Like [`Self::contains`], without articles.
    pub(super) fn contains_graph_file(&self, file: &Path) -> bool {
        match self {
            Self::Database(_) | Self::BuiltIn => false,
            Self::File(path) => path.canonicalize().is_ok_and(|path| path == file),
            Self::Folder(folder) => folder
                .canonicalize()
                .is_ok_and(|folder| file.strip_prefix(folder).is_ok_and(is_visible_graph_file)),
        }
    }
}

impl LoadedGraph {
    /// Like [`GraphSource::is_in_a_graph`], with the articles that were loaded.
    pub(crate) fn is_in_a_graph(&self, file: &Path) -> bool {
        self.source.is_in_a_graph(self.articles_folder(), file)
    }
}

/// The folder of the graph that would include a graph written to `folder`, which need not exist.
pub(crate) fn enclosing_graph(folder: &Path) -> Option<PathBuf> {
    graph_around(&with_resolved_folders(folder)?.join(MAIN_FILE))
}

/// The folder of the graph that contains a file, or would load it if it existed: a file opened as a graph may be part of
/// a larger one. The path is absolute, without symbolic links.
fn graph_around(file: &Path) -> Option<PathBuf> {
    let contains_file = |folder: &&Path| {
        folder.join(MAIN_FILE).is_file()
            && GraphSource::Folder(folder.to_path_buf()).contains(None, file)
    };
    file.ancestors().skip(1).find(contains_file).map(Path::to_owned)
}
