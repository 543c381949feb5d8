use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::load::files::{self, LinkPolicy};
use crate::load::formats::is_graph_file;
use crate::load::graph_source::GraphSource;
use crate::system::folder_of;

/// The targets of symbolic links in a graph's folder, as absolute paths, except those that are part of the graph
/// themselves.
#[derive(Debug, Default)]
pub(super) struct LinkedFiles {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl LinkedFiles {
    pub(super) fn find(source: &GraphSource, policy: LinkPolicy) -> Self {
        let mut linked = Self::default();
        if matches!(source, GraphSource::Folder(_)) {
            for path in files::paths(source, policy) {
                linked.add(&path, source);
            }
        }
        linked
    }

    fn add(&mut self, path: &Path, source: &GraphSource) {
        let Ok(target) = path.canonicalize() else { return };
        if source.contains_graph_file(&target) {
            return;
        }
        let folder = folder_of(path).canonicalize().ok();
        match folder.filter(|folder| target.parent() == Some(folder)) {
            Some(folder) => self.folders.insert(folder),
            None => self.files.insert(target),
        };
    }

    /// The folders to watch: those of the files, and the linked ones.
    pub(super) fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let of_files = self.files.iter().map(|file| folder_of(file).to_owned());
        of_files.chain(self.folders.iter().cloned())
    }

    /// Whether an absolute path is one of the files, or a graph file in one of the folders.
    pub(super) fn contains(&self, path: &Path) -> bool {
        let is_in_folder = |folder: &Path| is_graph_file(path) && self.folders.contains(folder);
        self.files.contains(path) || path.parent().is_some_and(is_in_folder)
    }
}
