use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use notify::RecursiveMode;

use super::linked_files::LinkedFiles;
use crate::load::articles;
use crate::load::files::LinkPolicy;
use crate::load::graph_source::GraphSource;
use crate::system::{absolute, folder_of, links_on_path, with_resolved_folders};

/// The paths whose changes may affect a graph: its files, its articles, and the folders and links that lead to them.
pub(super) struct WatchedPaths {
    source: GraphSource,
    articles: Option<PathBuf>,
    /// The graph and the folder of its articles, which may be replaced as a whole.
    roots: Vec<PathBuf>,
    /// The symbolic links on the paths of the roots.
    links: Vec<PathBuf>,
    /// The links and the resolved roots. A change to one of their ancestors may replace the graph.
    routes: Vec<PathBuf>,
    linked_files: LinkedFiles,
}

impl WatchedPaths {
    pub(super) fn new(source: GraphSource, articles: Option<PathBuf>, policy: LinkPolicy) -> Self {
        let mut roots = match &source {
            GraphSource::BuiltIn | GraphSource::Database(_) => Vec::new(),
            GraphSource::Folder(path) => vec![path.clone()],
            GraphSource::File(path) => vec![path.clone(), folder_of(path).to_owned()],
        };
        roots.extend(articles.clone());
        if articles.is_none() {
            roots.extend(articles::candidate_folders(&source));
        }
        let links: Vec<PathBuf> = roots.iter().flat_map(|root| links_on_path(root)).collect();
        let targets = roots.iter().filter_map(|root| with_resolved_folders(root));
        let routes = targets.chain(links.iter().cloned()).collect();
        let linked_files = LinkedFiles::find(&source, policy);
        Self { source, articles, roots, links, routes, linked_files }
    }

    /// The existing folders to watch: those of the graph and its articles, and their parents, in which they may be
    /// replaced.
    pub(super) fn folders(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let mut folders = Vec::new();
        for root in &self.roots {
            let parent = absolute(root).and_then(|path| Some(path.parent()?.to_owned()));
            let folder = root.canonicalize().ok();
            // A link may lead to a file, which editors replace in the folder of the target.
            let folder = folder
                .map(|folder| if folder.is_dir() { folder } else { folder_of(&folder).to_owned() });
            let is_graph = matches!(&self.source, GraphSource::Folder(folder) if folder == root);
            let mode =
                if is_graph { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            folders.extend(folder.map(|folder| (folder, mode)));
            folders.extend(parent.map(|parent| (parent, RecursiveMode::NonRecursive)));
        }
        folders
            .sort_by_key(|(folder, mode)| (folder.clone(), *mode == RecursiveMode::NonRecursive));
        folders.dedup_by(|next, first| next.0 == first.0);
        folders
    }

    /// The other existing folders to watch: those of the links on the paths of the roots, those of linked files, and
    /// the nearest existing ancestor of each missing folder.
    pub(super) fn extra_folders(&self) -> BTreeSet<PathBuf> {
        let folders = self.folders();
        let is_watched = |path: &PathBuf| {
            folders.iter().any(|(folder, mode)| {
                path == folder || *mode == RecursiveMode::Recursive && path.starts_with(folder)
            })
        };
        let ancestor =
            |route: &PathBuf| route.ancestors().find(|path| path.is_dir()).map(Path::to_owned);
        let missing = self.routes.iter().filter(|route| !route.exists()).filter_map(ancestor);
        let of_links = self.links.iter().map(|link| folder_of(link).to_owned());
        let extra = missing.chain(of_links).chain(self.linked_files.folders());
        extra.filter(|path| !is_watched(path)).collect()
    }

    /// All folders to watch. They change if a folder on the path to the graph is created or removed.
    pub(super) fn all_folders(&self) -> BTreeSet<PathBuf> {
        let folders = self.folders().into_iter().map(|(folder, _)| folder);
        folders.chain(self.extra_folders()).collect()
    }

    /// Whether the folder or file of the graph exists.
    pub(super) fn graph_exists(&self) -> bool {
        self.source.path().is_none_or(Path::exists)
    }

    /// Whether a change at `path` may affect the graph.
    pub(super) fn may_affect_graph(&self, path: &Path) -> bool {
        let Some(path) = absolute(path) else { return true };
        let is = |root: &PathBuf| absolute(root).is_some_and(|root| root == path);
        self.source.contains(self.articles.as_deref(), &path)
            || self.roots.iter().any(is)
            || self.routes.iter().any(|route| route.starts_with(&path))
            || self.linked_files.contains(&path)
            || self.may_be_folder_in_graph(&path)
    }

    /// Whether a path may be a folder in the graph: moving one causes no events for its files. A folder that no longer
    /// exists is recognised by its lack of an extension.
    fn may_be_folder_in_graph(&self, path: &Path) -> bool {
        let GraphSource::Folder(folder) = &self.source else { return false };
        let is_below = folder.canonicalize().is_ok_and(|folder| path.starts_with(folder));
        is_below && (path.is_dir() || !path.exists() && path.extension().is_none())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{GraphSource, LinkPolicy, WatchedPaths};

    #[test]
    fn only_files_of_the_graph_and_its_articles_count() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        for name in ["graph/firms", "graph/.git", "articles", "other"] {
            fs::create_dir_all(path(name)).expect("the folder should be created");
        }
        for name in ["graph/guanxi.yaml", "one.yaml", "two.yaml"] {
            fs::write(path(name), "").expect("the file should be written");
        }
        let graph =
            WatchedPaths::new(GraphSource::Folder(path("graph")), None, LinkPolicy::WithinFolder);
        for (name, expected) in [
            ("graph/guanxi.yaml", true),
            ("graph/NEW.YML", true),
            ("graph/firms", true),
            ("graph/gone", true),
            ("graph", true),
            ("articles", true),
            ("articles/speech.txt", true),
            ("articles/speech.md", false),
            ("graph/notes.txt", false),
            ("graph/guanxi.yaml~", false),
            ("graph/.guanxi.yaml.swp", false),
            ("one.yaml", false),
            ("other/a.yaml", false),
            ("other", false),
        ] {
            assert_eq!(graph.may_affect_graph(&path(name)), expected, "{name}");
        }
        let file =
            WatchedPaths::new(GraphSource::File(path("one.yaml")), None, LinkPolicy::WithinFolder);
        for (name, expected) in
            [("one.yaml", true), ("two.yaml", false), ("articles/speech.txt", true), ("x", false)]
        {
            assert_eq!(file.may_affect_graph(&path(name)), expected, "{name}");
        }
    }
}
