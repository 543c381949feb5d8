use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::load::articles;
use crate::load::files::{self, LinkPolicy};
use crate::load::graph_source::GraphSource;

/// The files of a graph and its articles, each with its modification time and its size in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileVersions(Vec<(PathBuf, Option<SystemTime>, u64)>);

impl FileVersions {
    pub(super) fn read(source: &GraphSource, articles: Option<&Path>) -> Self {
        let folder = articles::find_folder(source, articles);
        let articles = folder.into_iter().flat_map(fs::read_dir).flatten().flatten();
        let articles = articles.map(|entry| entry.path());
        let mut versions: Vec<_> = files::paths(source, LinkPolicy::Anywhere)
            .into_iter()
            .chain(articles)
            .map(version)
            .collect();
        versions.sort();
        Self(versions)
    }
}

fn version(path: PathBuf) -> (PathBuf, Option<SystemTime>, u64) {
    let metadata = fs::metadata(&path).ok();
    let modified = metadata.as_ref().and_then(|metadata| metadata.modified().ok());
    (path, modified, metadata.map_or(0, |metadata| metadata.len()))
}
