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
    /// default the one next to the graph. The path is absolute, without symbolic links; the file need not exist.
    pub(crate) fn contains(&self, articles: Option<&Path>, file: &Path) -> bool {
        let articles = articles::find_folder(self, articles);
        let articles = articles.and_then(|folder| folder.canonicalize().ok());
        self.contains_graph_file(file)
            || (has_extension(file, &["txt"]) && file.parent() == articles.as_deref())
    }

    /// Like [`Self::contains`], without articles.
    pub(super) fn contains_graph_file(&self, file: &Path) -> bool {
        match self {
            Self::BuiltIn => false,
            Self::File(path) => path.canonicalize().is_ok_and(|path| path == file),
            Self::Folder(folder) => folder
                .canonicalize()
                .is_ok_and(|folder| file.strip_prefix(folder).is_ok_and(is_visible_graph_file)),
        }
    }
}

impl LoadedGraph {
    /// Like [`GraphSource::contains`], with the articles that were loaded.
    pub(crate) fn contains(&self, file: &Path) -> bool {
        self.source.contains(self.articles_folder(), file)
    }
}

/// The folder of the graph that would include files written to `folder`, which need not exist.
pub(crate) fn enclosing_graph(folder: &Path) -> Option<PathBuf> {
    let file = with_resolved_folders(folder)?.join(MAIN_FILE);
    let contains_folder = |folder: &&Path| {
        folder.join(MAIN_FILE).is_file()
            && GraphSource::Folder(folder.to_path_buf()).contains_graph_file(&file)
    };
    file.ancestors().skip(2).find(contains_folder).map(Path::to_owned)
}
