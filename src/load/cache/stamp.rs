//! The state of the files of a graph, to detect changes.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::load::articles;
use crate::load::files;
use crate::load::graph_source::GraphSource;
use crate::load::loaded::LoadOptions;

/// How old a change must be if the file system records times in steps of one or two seconds (FAT). A file may change twice
/// within this resolution, and then its times do not show the second change.
const COARSE_RESOLUTION: Duration = Duration::from_secs(3);
/// The same for times with fractions of a second, whose resolution is that of the timer interrupt: about 4 to 10 ms.
const FINE_RESOLUTION: Duration = Duration::from_millis(100);

/// The files of a graph in reading order, and its articles folder. The files in that folder are not included: adding or
/// removing one changes the folder.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(in crate::load) struct GraphStamp {
    files: Vec<FileStamp>,
    articles: Option<FileStamp>,
}

/// Times are in seconds and nanoseconds. The system sets the change time of the inode, so a program cannot restore it
/// after a change, as it can the modification time.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
struct FileStamp {
    /// Relative to the folder of the graph; Unicode.
    path: String,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    /// Device and inode.
    identity: (u64, u64),
}

impl GraphStamp {
    /// Examines the files of a graph; also returns their paths. `None` if there is a problem with any of them.
    pub(super) fn take(
        source: &GraphSource,
        options: &LoadOptions,
    ) -> Option<(Self, Vec<PathBuf>)> {
        let paths = files::readable_paths(source, options.limit, options.links)?;
        let root = source.path()?;
        let stamp = |path: &PathBuf| {
            let metadata = fs::metadata(path).ok().filter(Metadata::is_file)?;
            FileStamp::new(path.strip_prefix(root).unwrap_or(path), &metadata)
        };
        let files = paths.iter().map(stamp).collect::<Option<_>>()?;
        let articles = match articles::find_folder(source, options.articles.as_deref()) {
            None => None,
            Some(folder) => {
                let is_chosen = options.articles.is_some();
                let is_accepted = is_chosen || options.links.check_sibling(&folder).is_ok();
                let metadata = fs::metadata(&folder).ok().filter(|_| is_accepted)?;
                Some(FileStamp::new(&folder.canonicalize().ok()?, &metadata)?)
            }
        };
        Some((Self { files, articles }, paths))
    }

    /// The total size of all files.
    pub(super) fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    /// Whether every change is so old that a later one would have a different time.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        self.files.iter().chain(&self.articles).all(|file| file.is_settled(now))
    }
}

impl FileStamp {
    /// `None` if the path is not Unicode.
    #[cfg(unix)]
    fn new(path: &Path, metadata: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;

        Some(Self {
            path: path.to_str()?.to_owned(),
            size: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            identity: (metadata.dev(), metadata.ino()),
        })
    }

    #[cfg(not(unix))]
    fn new(path: &Path, metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let since = since.unwrap_or_default();
        let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
        let modified = (seconds, i64::from(since.subsec_nanos()));
        let (path, size) = (path.to_str()?.to_owned(), metadata.len());
        Some(Self { path, size, modified, changed: modified, identity: (0, 0) })
    }

    /// `now` is the time since 1970. False for times in the future, as the clocks of a file server and of this machine may
    /// differ.
    fn is_settled(&self, now: Duration) -> bool {
        [self.modified, self.changed].into_iter().all(|(seconds, nanoseconds)| {
            let resolution = if nanoseconds == 0 { COARSE_RESOLUTION } else { FINE_RESOLUTION };
            let (seconds, nanoseconds) = (u64::try_from(seconds), u32::try_from(nanoseconds));
            // Before 1970.
            let (Ok(seconds), Ok(nanoseconds)) = (seconds, nanoseconds) else { return true };
            Duration::new(seconds, nanoseconds).saturating_add(resolution) <= now
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::FileStamp;

    #[test]
    fn a_file_is_settled_once_its_times_cannot_repeat() {
        let is_settled = |modified, changed, milliseconds| {
            let path = String::new();
            let stamp = FileStamp { path, size: 0, modified, changed, identity: (0, 0) };
            stamp.is_settled(Duration::from_millis(milliseconds))
        };
        let (fine, coarse) = ((10, 500_000_000), (10, 0));
        assert_eq!([10_599, 10_600].map(|now| is_settled(fine, fine, now)), [false, true]);
        assert_eq!([12_999, 13_000].map(|now| is_settled(coarse, coarse, now)), [false, true]);
        assert!(!is_settled(coarse, fine, 10_550), "the inode has just changed");
        assert!(!is_settled((99, 1), fine, 20_000), "the time is in the future");
        assert!(is_settled((-5, 0), (-5, 0), 0));
    }
}
