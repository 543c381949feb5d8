use std::path::Path;

use super::repository::{Repository, TreeFile};
use super::revision_error::RevisionError;
use crate::load::articles;
use crate::load::files::decode::decode;
use crate::load::files::{Files, is_visible_graph_file};
use crate::load::formats::is_graph_file;
use crate::load::graph_source::{GraphSource, MAIN_FILE};
use crate::load::loaded::{LoadOptions, LoadedGraph, assemble};
use crate::load::problems::FileName;

/// Loads a graph as it was at a git revision, without its articles. Problems name files as git does:
/// `HEAD~1:graph/guanxi.yaml`.
pub(crate) fn load_revision(
    source: &GraphSource,
    revision: &str,
    options: &LoadOptions,
) -> Result<LoadedGraph, RevisionError> {
    let graph = GraphInRepository::find(source)?;
    let tree = graph.repository.tree(revision)?;
    let mut tree_files = graph.repository.files(&tree, graph.path.trim_end_matches('/'))?;
    tree_files.retain(|file| graph.is_graph_file(&file.path));
    if !tree_files.iter().any(|file| file.path == graph.main_file) {
        return Err(RevisionError::NoGraph {
            revision: revision.to_owned(),
            file: graph.main_file,
        });
    }
    let order = |file: &TreeFile| (file.path != graph.main_file, Path::new(&file.path).to_owned());
    tree_files.sort_by_key(order);
    let mut files = Files::new(options.limit);
    let total = tree_files.iter().map(|file| file.size).sum();
    let name = |path: &str| FileName { name: format!("{revision}:{path}"), path: None };
    if total > options.limit.bytes() {
        files.problems.add_in_file(&name(&graph.path), (0, 0), options.limit.problem(total));
    } else {
        for (file, body) in tree_files.iter().zip(graph.repository.contents(&tree_files)?) {
            files.add_text(name(&file.path), decode(body));
        }
    }
    let folder = articles::find_folder(source, options.articles.as_deref());
    Ok(assemble(source.clone(), files, folder, options.clone()))
}

pub(crate) fn merge_base(
    source: &GraphSource,
    revisions: [&str; 2],
) -> Result<String, RevisionError> {
    GraphInRepository::find(source)?.repository.merge_base(revisions)
}

/// A graph and the repository that contains it.
struct GraphInRepository {
    repository: Repository,
    /// The folder or file of the graph, relative to the top of the repository; a folder is empty or ends in `/`.
    path: String,
    main_file: String,
}

impl GraphInRepository {
    fn find(source: &GraphSource) -> Result<Self, RevisionError> {
        let path = source.path().ok_or(RevisionError::BuiltIn)?;
        let exists = |folder: &&Path| folder.is_dir();
        // The graph may exist only at another revision, so start from the nearest folder that exists now.
        let folder = path.ancestors().find(exists).unwrap_or(Path::new("."));
        let repository = Repository::discover(folder)?;
        let relative_path =
            path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let mut repository_path = repository.path_of(&relative_path);
        if path.is_file() || (!path.is_dir() && is_graph_file(path)) {
            return Ok(Self {
                repository,
                main_file: repository_path.clone(),
                path: repository_path,
            });
        }
        if !repository_path.is_empty() && !repository_path.ends_with('/') {
            repository_path.push('/');
        }
        let main_file = format!("{repository_path}{MAIN_FILE}");
        Ok(Self { repository, path: repository_path, main_file })
    }

    fn is_graph_file(&self, path: &str) -> bool {
        let is_in_folder = |relative_path: &str| is_visible_graph_file(Path::new(relative_path));
        path == self.main_file
            || (self.path != self.main_file
                && path.strip_prefix(&self.path).is_some_and(is_in_folder))
    }
}
