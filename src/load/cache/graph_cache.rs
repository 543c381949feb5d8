//! The folder of cached graphs.

use std::fs::{self, DirEntry, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hmac_sha256::Hash;

use super::file::{self, GraphKey, Header};
use super::stamp::GraphStamp;
use crate::load::files::{LinkPolicy, SizeLimit};
use crate::load::graph_source::GraphSource;
use crate::load::loaded::LoadOptions;
use crate::model::Graph;
use crate::system::{
    create_private_folder, is_unfinished_name, is_writable_only_by_user, open_without_blocking,
    write_private_unsynced,
};

const EXTENSION: &str = "graph";
/// Smaller graphs are parsed in a few milliseconds.
const MIN_GRAPH_BYTES: u64 = 1 << 20;
const MAX_TOTAL_BYTES: u64 = 4 << 30;
/// Unfinished files older than this were left by programs that were killed.
const MAX_UNFINISHED_AGE: Duration = Duration::from_secs(3600);

/// A folder of cached graphs. It need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphCache {
    /// The folder, which should be in the user's cache folder.
    pub folder: PathBuf,
    /// The minimum total size of a graph's files, in bytes; smaller graphs are not cached.
    pub min_bytes: u64,
    /// The maximum total size of the cached graphs, in bytes. Beyond it, the least recently used are removed.
    pub max_bytes: u64,
}

/// A cached graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachedGraph {
    /// The path of the graph; `None` if the file is damaged or from another version of the program.
    pub graph: Option<PathBuf>,
    /// The size of the file, in bytes.
    pub bytes: u64,
    /// Whether the file will be used.
    pub state: CacheState,
}

/// Whether a cached graph will be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheState {
    /// It will be used.
    Current,
    /// A file of the graph has changed, or is missing.
    Outdated,
    /// It was written by another build of the program, or is damaged.
    Unusable,
}

impl GraphCache {
    /// A folder with the default limits.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, min_bytes: MIN_GRAPH_BYTES, max_bytes: MAX_TOTAL_BYTES }
    }

    /// The cached graphs, sorted by graph path.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be read. A folder that does not exist has no graphs.
    pub fn list(&self) -> io::Result<Vec<CachedGraph>> {
        let entries = self.entries()?;
        let saved = entries.into_iter().filter(|entry| is_cached_graph(&entry.path()));
        let mut graphs: Vec<CachedGraph> =
            saved.filter_map(|entry| self.describe(&entry.path())).collect();
        graphs.sort_by(|a, b| (&a.graph, a.bytes).cmp(&(&b.graph, b.bytes)));
        Ok(graphs)
    }

    /// Removes all cached graphs, and unfinished ones that no program is writing any more. Returns how many cached graphs were
    /// removed, and their total size in bytes.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be read, or a file cannot be removed.
    pub fn clear(&self) -> io::Result<(usize, u64)> {
        self.remove_unfinished();
        let (mut count, mut bytes) = (0, 0);
        for entry in self.entries()? {
            if is_cached_graph(&entry.path()) {
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                match fs::remove_file(entry.path()) {
                    // Another program has already removed it.
                    Err(error) if error.kind() == ErrorKind::NotFound => continue,
                    removed => removed?,
                }
                (count, bytes) = (count + 1, bytes + size);
            }
        }
        Ok((count, bytes))
    }

    fn entries(&self) -> io::Result<Vec<DirEntry>> {
        match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => entries?.collect(),
        }
    }

    fn describe(&self, path: &Path) -> Option<CachedGraph> {
        let bytes = fs::symlink_metadata(path).ok()?.len();
        let header = open_regular(path).and_then(|mut file| Header::read(&mut file));
        let Some(Header { key, stamp, .. }) = header else {
            return Some(CachedGraph { graph: None, bytes, state: CacheState::Unusable });
        };
        let links = if key.follows_links { LinkPolicy::Anywhere } else { LinkPolicy::WithinFolder };
        let articles = key.articles.clone();
        let limit = SizeLimit::from_mib(u64::MAX);
        let options = LoadOptions { articles, limit, links, ..LoadOptions::default() };
        let now = GraphStamp::take(&GraphSource::from_path(&key.graph), &options);
        let is_current = self.path(&key) == path && now.is_some_and(|(now, _)| now == stamp);
        let state = if is_current { CacheState::Current } else { CacheState::Outdated };
        Some(CachedGraph { graph: Some(key.graph), bytes, state })
    }

    /// The file of a graph: its name is a hash of everything that identifies the graph.
    fn path(&self, key: &GraphKey) -> PathBuf {
        let key = serde_json::to_vec(key).unwrap_or_default();
        let hash = Hash::hash(&key).first_chunk().copied().map_or(0, u128::from_be_bytes);
        self.folder.join(format!("{hash:032x}")).with_extension(EXTENSION)
    }

    /// Opens the file of a graph. `None` if there is none, or if another user could have written to it.
    pub(super) fn open(&self, key: &GraphKey) -> Option<File> {
        open_regular(&self.path(key))
    }

    /// Saves a graph, and removes the least recently used ones if all of them together are too large.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written, and then leaves no part of it behind.
    pub(super) fn write(
        &self,
        graph: &Graph,
        (key, stamp, text_bytes): (&GraphKey, &GraphStamp, u64),
    ) -> io::Result<()> {
        create_private_folder(&self.folder)?;
        self.remove_unfinished();
        write_private_unsynced(&self.path(key), |out| {
            file::write(graph, (key, stamp, text_bytes), out)
        })?;
        self.remove_least_recently_used(&self.path(key));
        Ok(())
    }

    fn remove_unfinished(&self) {
        let is_old = |metadata: Metadata| {
            let age = metadata.modified().ok().and_then(|time| time.elapsed().ok());
            age.is_some_and(|age| age > MAX_UNFINISHED_AGE)
        };
        for entry in self.entries().unwrap_or_default() {
            if is_unfinished_name(&entry.file_name()) && entry.metadata().is_ok_and(is_old) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Keeps the newest file. Failures do not matter, as another program may be doing the same.
    fn remove_least_recently_used(&self, newest: &Path) {
        let file = |entry: DirEntry| {
            let metadata = entry.metadata().ok()?;
            let used = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some((entry.path() == newest, used, entry.path(), metadata.len()))
        };
        let entries = self.entries().unwrap_or_default().into_iter();
        let saved = entries.filter(|entry| is_cached_graph(&entry.path()));
        let mut files: Vec<_> = saved.filter_map(file).collect();
        files.sort_unstable_by(|a, b| b.cmp(a));
        let mut total = 0;
        for (is_newest, _, path, bytes) in files {
            total += bytes;
            if total > self.max_bytes && !is_newest {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn is_cached_graph(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

fn open_regular(path: &Path) -> Option<File> {
    let file = open_without_blocking(path).ok()?;
    let metadata = file.metadata().ok()?;
    (metadata.is_file() && is_writable_only_by_user(&metadata)).then_some(file)
}
