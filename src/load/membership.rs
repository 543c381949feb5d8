//! Which files belong to a graph.

use std::path::Path;

use super::articles;
use super::formats::{has_extension, is_graph_file};
use super::graph_source::GraphSource;

impl GraphSource {
    /// Whether a file would be loaded as part of the graph, or as one of its articles: those in the given folder, or else
    /// next to the graph. The path is absolute, without symbolic links; the file need not exist.
    pub(crate) fn contains(&self, articles: Option<&Path>, file: &Path) -> bool {
        let is_graph = match self {
            Self::BuiltIn => false,
            Self::File(own) => own.canonicalize().is_ok_and(|own| own == file),
            Self::Folder(folder) => {
                is_graph_file(file) && folder.canonicalize().is_ok_and(|own| file.starts_with(own))
            }
        };
        let articles = articles.map(Path::to_owned).or_else(|| articles::find_folder(self));
        let articles = articles.and_then(|folder| folder.canonicalize().ok());
        is_graph || (has_extension(file, &["txt"]) && file.parent() == articles.as_deref())
    }
}
