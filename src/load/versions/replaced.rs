use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::load::articles;
use crate::load::files::SizeLimit;
use crate::load::files::{self, Files, LinkPolicy};
use crate::load::graph_source::{GraphSource, MAIN_FILE};
use crate::load::loaded::{LoadOptions, LoadedGraph, assemble};

/// The file on disk to read for each file of a graph, by canonical path.
type Contents = BTreeMap<PathBuf, PathBuf>;

/// Loads a graph twice, each time with another version of `replaced_path`, a file or folder, as `git difftool` passes
/// them. Does not read articles. A file that exists in only one version is missing from the other graph.
pub(crate) fn load_replaced(
    source: &GraphSource,
    replaced_path: &Path,
    versions: [&Path; 2],
    options: &LoadOptions,
) -> [LoadedGraph; 2] {
    let replaced_path =
        std::path::absolute(replaced_path).unwrap_or_else(|_| replaced_path.to_owned());
    let replaced_path = replaced_path.canonicalize().unwrap_or(replaced_path);
    let versions = versions.map(|version| replacements(&replaced_path, version));
    let mut unchanged = current_files(source, options.links);
    unchanged.retain(|path, _| !versions.iter().any(|version| version.contains_key(path)));
    versions.map(|version| {
        let mut contents = unchanged.clone();
        contents.extend(version.into_iter().filter(|(path, _)| source.contains_graph_file(path)));
        let folder = articles::find_folder(source, options.articles.as_deref());
        assemble(source.clone(), read(source, &contents, options.limit), folder, options.clone())
    })
}

fn current_files(source: &GraphSource, links: LinkPolicy) -> Contents {
    let canonical = |path: PathBuf| (path.canonicalize().unwrap_or_else(|_| path.clone()), path);
    files::paths(source, links).into_iter().map(canonical).collect()
}

/// The files of a version of `replaced_path`, by the paths that they replace. Empty for `/dev/null`, which means that
/// the version has no such file.
fn replacements(replaced_path: &Path, version: &Path) -> Contents {
    if version.is_dir() {
        // `git difftool` links files to the working tree.
        let files = files::paths_below(version, LinkPolicy::Anywhere);
        let target = |path: &PathBuf| {
            path.strip_prefix(version).map(|suffix| replaced_path.join(suffix)).ok()
        };
        return files.into_iter().filter_map(|path| Some((target(&path)?, path))).collect();
    }
    let file = version.is_file().then(|| (replaced_path.to_owned(), version.to_owned()));
    file.into_iter().collect()
}

/// Reads the files in the usual order, each named by its path in the graph.
fn read(source: &GraphSource, contents: &Contents, limit: SizeLimit) -> Files {
    let main_file = match source {
        GraphSource::Folder(folder) => folder.canonicalize().ok().map(|path| path.join(MAIN_FILE)),
        GraphSource::File(_) | GraphSource::Database(_) | GraphSource::BuiltIn => None,
    };
    let is_main = |path: &PathBuf| Some(path) == main_file.as_ref();
    let (main, others): (Vec<_>, Vec<_>) = contents.iter().partition(|(path, _)| is_main(path));
    let mut files = Files::new(limit);
    let current_folder =
        std::env::current_dir().and_then(|folder| folder.canonicalize()).unwrap_or_default();
    for (path, file) in main.into_iter().chain(others) {
        files.add_as(path.strip_prefix(&current_folder).unwrap_or(path), file);
    }
    files
}
