//! Cached graphs: large graphs are kept in the user's cache folder in their in-memory form, so that they need not be
//! parsed again until a file changes.
//!
//! A cached graph is used only if it was written by the same build of the program, if the names, sizes, times and inodes
//! of all files are those from before the graph was read, and if all checksums match. Otherwise it is ignored, and
//! later replaced. Only graphs without problems are cached.

mod details;
mod file;
mod graph_cache;
mod pending;
mod stamp;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::path::PathBuf;

use super::articles::{self, ArticleReading};
use super::graph_source::GraphSource;
use super::loaded::{LoadOptions, LoadedGraph, LoadedParts};
use file::{GraphKey, Header};
pub use graph_cache::{CacheState, CachedGraph, GraphCache};
pub(super) use stamp::GraphStamp;

/// A graph that may be cached: its key, and the state of its files from before they were read.
#[derive(Clone, Debug)]
pub(super) struct Cacheable {
    stamp: GraphStamp,
    key: GraphKey,
}

impl Cacheable {
    /// Examines the files of a graph, and returns their paths as well. `None` if there is no cache, if the graph is built in,
    /// smaller than the cache's minimum, larger than the size limit or read together with its articles, or if there is a
    /// problem with any path.
    pub(super) fn new(source: &GraphSource, options: &LoadOptions) -> Option<(Self, Vec<PathBuf>)> {
        let cache = options.cache.as_ref()?;
        if options.reading == ArticleReading::AtOnce {
            return None;
        }
        let (stamp, paths) = GraphStamp::take(source, options)?;
        if !(cache.min_bytes..=options.limit.bytes()).contains(&stamp.bytes()) {
            return None;
        }
        let key = GraphKey::new(source, options)?;
        Some((Self { stamp, key }, paths))
    }
}

/// The cached graph, if its files have not changed since it was saved.
pub(super) fn load_cached(
    source: &GraphSource,
    options: &LoadOptions,
    cacheable: &Cacheable,
    paths: &[PathBuf],
) -> Option<LoadedGraph> {
    let cache = options.cache.as_ref()?;
    let mut file = cache.open(&cacheable.key)?;
    let header = Header::read(&mut file)?;
    let is_current = header.key == cacheable.key && header.stamp == cacheable.stamp;
    let bytes_left = options.limit.bytes().checked_sub(header.text_bytes)?;
    if !is_current {
        return None;
    }
    let graph = header.read_graph(&file)?;
    mark_as_used(&file);
    let folder = articles::find_folder(source, options.articles.as_deref());
    let paths = paths.to_vec();
    let parts = LoadedParts { graph, paths, articles_folder: folder, bytes_left };
    Some(LoadedGraph::from_cached(source.clone(), parts, options.clone()))
}

/// Records that a file was used, as the least recently used are removed first. Failures do not matter.
fn mark_as_used(file: &File) {
    let _ = file.set_modified(std::time::SystemTime::now());
}
