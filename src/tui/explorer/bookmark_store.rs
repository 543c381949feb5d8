//! Bookmarks on disk: kept between runs in the state folder, as JSON lines.
//!
//! One file contains the bookmarks of all graphs, so that it can be read and copied as a whole. Unreadable lines are kept.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::load::GraphSource;
use crate::model::escape_hostile;
use crate::system::{StateFile, error_text};
use crate::text::count;

use super::super::request::BookmarkChange;
use super::super::session::bookmark::Bookmark;

const FILE_NAME: &str = "bookmarks.jsonl";

/// How long a change may delay the screen while another program is changing the file.
const LOCK_TIMEOUT: Duration = Duration::from_millis(30);
/// How long to wait for another program when the explorer ends.
const FINAL_LOCK_TIMEOUT: Duration = Duration::from_secs(2);

#[derive(Clone, Debug)]
pub(crate) struct BookmarkStore {
    file: StateFile,
    /// The path of the graph, or `built in`.
    graph: String,
    /// The changes to save once no other program is changing the file, oldest first.
    pending: Vec<BookmarkChange>,
}

impl BookmarkStore {
    /// The bookmarks of a graph in a state folder, which may not exist yet.
    pub(crate) fn new(folder: &Path, source: &GraphSource) -> Self {
        let graph = source.path().map_or_else(
            || source.to_string(),
            |path| {
                let absolute = path.canonicalize().unwrap_or_else(|_| path.to_owned());
                absolute.to_string_lossy().into_owned()
            },
        );
        Self { file: StateFile::new(folder.join(FILE_NAME)), graph, pending: Vec::new() }
    }

    /// The bookmarks of the graph, oldest first, with pending changes applied.
    ///
    /// # Errors
    ///
    /// Fails with a message if the file cannot be read.
    pub(crate) fn read(&self) -> Result<LoadedBookmarks, String> {
        let (mut bookmarks, mut unreadable) = (Vec::new(), 0);
        let text = self.file.read().map_err(|error| self.error_message("read", &error))?;
        for line in text.lines().filter(|line| !line.is_empty()) {
            match serde_json::from_str::<StoredBookmark>(line) {
                Ok(stored) if stored.graph == self.graph => bookmarks.push(stored.bookmark),
                Ok(_) => {}
                Err(_) => unreadable += 1,
            }
        }
        let (singular, plural) = (
            "line is not a bookmark and was left unchanged",
            "lines are not bookmarks and were left unchanged",
        );
        let warning = (unreadable > 0).then(|| {
            format!("{}: {}", self.file.path().display(), count(unreadable, singular, plural))
        });
        for change in &self.pending {
            let (BookmarkChange::Add(changed) | BookmarkChange::Remove(changed)) = change;
            bookmarks.retain(|bookmark| bookmark != changed);
            bookmarks.extend(matches!(change, BookmarkChange::Add(_)).then(|| changed.clone()));
        }
        Ok(LoadedBookmarks { bookmarks, warning })
    }

    /// Makes a change and returns the new bookmarks. If another program is changing the file, the change stays
    /// pending until the next call to [`Self::save`] or of this method.
    ///
    /// # Errors
    ///
    /// Fails with a message if the file cannot be read or written; the file is then left unchanged.
    pub(crate) fn change(&mut self, change: &BookmarkChange) -> Result<LoadedBookmarks, String> {
        self.pending.push(change.clone());
        match self.write_pending(LOCK_TIMEOUT) {
            Ok(()) => self.read(),
            Err(error) if error.kind() == ErrorKind::TimedOut => {
                let warning = "another program is changing the bookmarks; this change will be saved once it is done";
                Ok(LoadedBookmarks { warning: Some(warning.to_owned()), ..self.read()? })
            }
            Err(error) => {
                self.pending.pop();
                Err(self.error_message("written", &error))
            }
        }
    }

    /// Saves pending changes, unless another program is changing the file.
    pub(crate) fn save(&mut self) {
        // If this fails, the changes stay pending until the next frame or the end.
        let _ = self.write_pending(Duration::ZERO);
    }

    /// Saves pending changes before the explorer ends.
    ///
    /// # Errors
    ///
    /// Fails with a message if the file cannot be read or written.
    pub(crate) fn save_at_end(&mut self) -> Result<(), String> {
        self.write_pending(FINAL_LOCK_TIMEOUT)
            .map_err(|error| self.error_message("written", &error))
    }

    fn write_pending(&mut self, timeout: Duration) -> io::Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let edit = |text: String| {
            self.pending.iter().fold(text, |text, change| self.edited(&text, change))
        };
        self.file.change(timeout, edit)?;
        self.pending.clear();
        Ok(())
    }

    /// The text of the file after a change.
    fn edited(&self, text: &str, change: &BookmarkChange) -> String {
        let (BookmarkChange::Add(bookmark) | BookmarkChange::Remove(bookmark)) = change;
        let stored = StoredBookmark { graph: self.graph.clone(), bookmark: bookmark.clone() };
        let is_same = |line: &str| {
            serde_json::from_str(line).is_ok_and(|line: StoredBookmark| line == stored)
        };
        let lines = text.lines().filter(|line| !line.is_empty() && !is_same(line));
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        if let BookmarkChange::Add(_) = change {
            lines.extend(serde_json::to_string(&stored));
        }
        // The file ends in a line break.
        lines.push(String::new());
        lines.join("\n")
    }

    fn error_message(&self, verb: &str, error: &io::Error) -> String {
        let (path, error) = (self.file.path().display(), error_text(error));
        escape_hostile(&format!("the bookmarks in {path} could not be {verb}: {error}"))
            .into_owned()
    }
}

/// The bookmarks of a graph, as read from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LoadedBookmarks {
    pub(crate) bookmarks: Vec<Bookmark>,
    /// A message about unreadable lines, or about changes that could not be saved yet.
    pub(crate) warning: Option<String>,
}

/// A line of the file.
#[derive(PartialEq, Serialize, Deserialize)]
struct StoredBookmark {
    graph: String,
    #[serde(flatten)]
    bookmark: Bookmark,
}

#[cfg(test)]
mod tests {
    use super::{Bookmark, BookmarkChange, BookmarkStore, FILE_NAME, GraphSource};
    use std::fs;

    fn bookmark(entity: &str) -> Bookmark {
        Bookmark { entity: entity.to_owned(), ..Bookmark::default() }
    }

    #[test]
    fn bookmarks_are_kept_per_graph_between_runs() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let nested = folder.path().join("not/there");
        let [one, other] = ["a.yaml", "b.yaml"].map(|file| GraphSource::File(file.into()));
        let mut pair = [&one, &other].map(|source| BookmarkStore::new(&nested, source));
        let [one, other] = &mut pair;
        let claim = Bookmark { claim: Some("ann.leads.zed".to_owned()), ..bookmark("ann") };
        one.change(&BookmarkChange::Add(bookmark("zed"))).expect("the write should succeed");
        other.change(&BookmarkChange::Add(bookmark("zed"))).expect("the write should succeed");
        one.change(&BookmarkChange::Add(claim.clone())).expect("the write should succeed");
        one.change(&BookmarkChange::Add(claim.clone())).expect("the write should succeed");
        let stored = one.read().expect("the file is readable");
        assert_eq!(stored.bookmarks, [bookmark("zed"), claim.clone()]);
        one.change(&BookmarkChange::Remove(bookmark("zed"))).expect("the write should succeed");
        assert_eq!(one.read().expect("the file is readable").bookmarks, [claim]);
        assert_eq!(other.read().expect("the file is readable").bookmarks, [bookmark("zed")]);
    }

    #[test]
    fn unreadable_bookmarks_are_reported_and_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, "half a li").expect("the write should succeed");
        let mut store = BookmarkStore::new(folder.path(), &GraphSource::BuiltIn);
        let stored =
            store.change(&BookmarkChange::Add(bookmark("ann"))).expect("the write should succeed");
        assert_eq!(stored.bookmarks, [bookmark("ann")]);
        assert!(
            stored
                .warning
                .expect("a warning")
                .contains("1 line is not a bookmark and was left unchanged")
        );
        assert!(
            fs::read_to_string(&path).expect("the file is readable").starts_with("half a li\n{")
        );

        fs::write(&path, b"\xff\xfe").expect("the write should succeed");
        let message = store.change(&BookmarkChange::Add(bookmark("bob"))).expect_err("not text");
        assert!(message.contains("could not be written"), "{message}");
        assert_eq!(fs::read(&path).expect("the file is readable"), b"\xff\xfe");
    }

    #[cfg(unix)]
    #[test]
    fn changes_wait_for_another_program_and_are_not_lost() {
        use rustix::fs::{FlockOperation, flock};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let new = || BookmarkStore::new(folder.path(), &GraphSource::BuiltIn);
        let mut store = new();
        store.change(&BookmarkChange::Add(bookmark("ann"))).expect("the write should succeed");
        let other = fs::File::open(folder.path()).expect("the folder should open");
        flock(&other, FlockOperation::LockExclusive).expect("the folder should be locked");
        for change in
            [BookmarkChange::Add(bookmark("bob")), BookmarkChange::Remove(bookmark("ann"))]
        {
            let warning = store.change(&change).expect("the change should wait").warning;
            assert!(warning.is_some_and(|text| text.starts_with("another program is changing")));
        }
        store.save();
        assert_eq!(store.pending.len(), 2);
        assert_eq!(store.read().expect("the file is readable").bookmarks, [bookmark("bob")]);
        assert_eq!(new().read().expect("the file is readable").bookmarks, [bookmark("ann")]);
        drop(other);
        store.save();
        assert_eq!(store.pending, []);
        assert_eq!(new().read().expect("the file is readable").bookmarks, [bookmark("bob")]);
    }
}
