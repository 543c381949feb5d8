//! Reloads a graph when its files change.

mod file_versions;
mod linked_files;
mod watched_paths;

use std::collections::BTreeSet;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use self::file_versions::FileVersions;
use self::watched_paths::WatchedPaths;
use super::graph_source::GraphSource;
use super::loaded::{LoadOptions, LoadedGraph, load_with};
use crate::system::error_text;

/// How long files must be unchanged before a reload, since editors write in several steps.
const QUIET_PERIOD: Duration = Duration::from_millis(120);
/// The maximum delay of a reload while files keep changing.
const MAX_DELAY: Duration = Duration::from_secs(2);

/// A handle to a thread that reloads a graph. The thread runs until the program exits.
pub(crate) struct GraphWatch(Sender<WatchRequest>);

/// What a [`GraphWatch`] reports.
pub(crate) enum WatchEvent {
    Reloaded(Box<LoadedGraph>),
    /// Changes cannot be detected, for this reason.
    Unwatched(String),
}

enum WatchRequest {
    /// Files may have changed.
    Changed,
    Reload,
    CheckIfUnwatched,
    /// The articles of the sources with these slugs have been read.
    ArticlesRead(Vec<String>),
}

impl GraphWatch {
    /// Watches the files of a graph and of its articles.
    pub(crate) fn start(
        source: GraphSource,
        options: LoadOptions,
        report: impl Fn(WatchEvent) + Send + 'static,
    ) -> Self {
        Self::start_with(source, options, watch, report)
    }

    fn start_with<W: 'static>(
        source: GraphSource,
        options: LoadOptions,
        watch: fn(WatchedPaths, Sender<WatchRequest>) -> notify::Result<W>,
        report: impl Fn(WatchEvent) + Send + 'static,
    ) -> Self {
        let (sender, requests) = mpsc::channel();
        let reloader = Reloader { source, options, watch, sender: sender.clone() };
        thread::spawn(move || reloader.run(&requests, report));
        Self(sender)
    }

    /// Reloads the graph and restarts the watcher, since folders may have been replaced.
    pub(crate) fn reload(&self) {
        let _ = self.0.send(WatchRequest::Reload);
    }

    /// If the system cannot report changes, reloads the graph if its files have changed.
    pub(crate) fn check_if_unwatched(&self) {
        let _ = self.0.send(WatchRequest::CheckIfUnwatched);
    }

    /// Makes every reload read the articles of these sources too, so that they stay on the screen.
    pub(crate) fn keep_articles(&self, slugs: Vec<String>) {
        let _ = self.0.send(WatchRequest::ArticlesRead(slugs));
    }
}

struct Reloader<W> {
    source: GraphSource,
    options: LoadOptions,
    watch: fn(WatchedPaths, Sender<WatchRequest>) -> notify::Result<W>,
    sender: Sender<WatchRequest>,
}

impl<W> Reloader<W> {
    fn run(&self, requests: &Receiver<WatchRequest>, report: impl Fn(WatchEvent)) {
        let mut active_watch = self.watch(&report);
        let mut read = BTreeSet::new();
        while let Ok(request) = requests.recv() {
            match request {
                WatchRequest::ArticlesRead(slugs) => {
                    read.extend(slugs);
                    continue;
                }
                WatchRequest::Changed => wait_until_quiet(requests, &mut read),
                WatchRequest::CheckIfUnwatched if active_watch.watcher.is_some() => continue,
                WatchRequest::CheckIfUnwatched if active_watch.versions == self.versions() => {
                    continue;
                }
                WatchRequest::CheckIfUnwatched | WatchRequest::Reload => {}
            }
            // Folders may have been replaced. Watching starts before loading, so that no change is missed.
            drop(active_watch);
            active_watch = self.watch(&report);
            let mut loaded = load_with(&self.source, self.options.clone());
            loaded.read_articles_of(&read);
            loaded.list_article_problems();
            report(WatchEvent::Reloaded(Box::new(loaded)));
        }
    }

    /// Starts a watcher, and requests a reload if files changed before it was ready.
    fn watch(&self, report: impl Fn(WatchEvent)) -> ActiveWatch<W> {
        let before = self.versions();
        let paths = self.paths();
        let folders = paths.all_folders();
        let watcher = (self.watch)(paths, self.sender.clone());
        let watcher = watcher.map_err(|error| report(WatchEvent::Unwatched(reason(&error))));
        let versions = self.versions();
        if versions != before || self.paths().all_folders() != folders {
            let _ = self.sender.send(WatchRequest::Changed);
        }
        ActiveWatch { watcher: watcher.ok(), versions }
    }

    fn paths(&self) -> WatchedPaths {
        let LoadOptions { articles, links, .. } = &self.options;
        WatchedPaths::new(self.source.clone(), articles.clone(), *links)
    }

    fn versions(&self) -> FileVersions {
        FileVersions::read(&self.source, self.options.articles.as_deref())
    }
}

/// A watcher, if the system supports one, and the state of the files when it was started.
struct ActiveWatch<W> {
    watcher: Option<W>,
    versions: FileVersions,
}

/// Sends a request whenever a file of the graph may have changed.
fn watch(paths: WatchedPaths, sender: Sender<WatchRequest>) -> notify::Result<RecommendedWatcher> {
    let (folders, extra) = (paths.folders(), paths.extra_folders());
    let graph_exists = paths.graph_exists();
    let handler = move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event, &paths)) {
            let _ = sender.send(WatchRequest::Changed);
        }
    };
    let mut watcher = notify::recommended_watcher(handler)?;
    for (folder, mode) in folders {
        watcher.watch(&folder, mode)?;
    }
    for folder in extra {
        let result = watcher.watch(&folder, RecursiveMode::NonRecursive);
        // If a folder is not readable, only the replacement of whole folders goes unnoticed. The return of a missing
        // graph is such a replacement.
        if !graph_exists {
            result?;
        }
    }
    Ok(watcher)
}

/// Why the system cannot report changes.
fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::Io(error) => error_text(error),
        _ => error.to_string(),
    }
}

/// Whether an event may affect the graph. Reads, such as the explorer's, do not.
fn is_change(event: &Event, paths: &WatchedPaths) -> bool {
    let is_access = matches!(event.kind, EventKind::Access(_));
    !is_access
        && (event.need_rescan() || event.paths.iter().any(|path| paths.may_affect_graph(path)))
}

/// Waits until no request has arrived for [`QUIET_PERIOD`], and drops reports of further changes.
fn wait_until_quiet(requests: &Receiver<WatchRequest>, read: &mut BTreeSet<String>) {
    let start = Instant::now();
    while start.elapsed() < MAX_DELAY {
        match requests.recv_timeout(QUIET_PERIOD) {
            Ok(WatchRequest::ArticlesRead(slugs)) => read.extend(slugs),
            Ok(_) => {}
            Err(_) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{GraphSource, GraphWatch, LoadOptions, LoadedGraph, WatchEvent};

    #[test]
    fn without_a_watcher_files_are_compared_on_request() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("guanxi.yaml");
        fs::write(&file, "title: One").expect("the graph should be written");
        let (sender, events) = mpsc::channel();
        let source = GraphSource::Folder(folder.path().to_owned());
        let report = move |event| sender.send(event).expect("the test should be waiting");
        let unsupported = |_, _| Err::<(), _>(notify::Error::generic("no watches left"));
        let watch = GraphWatch::start_with(source, LoadOptions::default(), unsupported, report);
        let next = || events.recv_timeout(Duration::from_secs(30)).expect("an event");
        assert!(matches!(next(), WatchEvent::Unwatched(reason) if reason == "no watches left"));
        watch.check_if_unwatched();
        watch.check_if_unwatched();
        watch.reload();
        assert!(matches!(next(), WatchEvent::Unwatched(_)), "unchanged files were loaded");
        assert!(matches!(next(), WatchEvent::Reloaded(_)));
        fs::write(&file, "title: Longer").expect("the graph should be written");
        watch.check_if_unwatched();
        assert!(matches!(next(), WatchEvent::Unwatched(_)));
        let WatchEvent::Reloaded(loaded) = next() else { panic!("no reload") };
        assert_eq!(loaded.graph.title(), "Longer");
    }

    #[test]
    fn a_removed_graph_is_still_watched() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let graph = folder.path().join("project").join("graph");
        let write = |text: &str| {
            fs::create_dir_all(&graph).expect("the folder should be created");
            fs::write(graph.join("guanxi.yaml"), text).expect("the graph should be written");
        };
        write("title: One");
        let (sender, events) = mpsc::channel();
        let source = GraphSource::Folder(graph.clone());
        // Events that follow the end of the test are dropped.
        let report = move |event| drop(sender.send(event));
        let watch = GraphWatch::start(source, LoadOptions::default(), report);
        let next_reload = || match events.recv_timeout(Duration::from_secs(30)) {
            Ok(WatchEvent::Reloaded(loaded)) => loaded,
            Ok(WatchEvent::Unwatched(reason)) => panic!("unwatched: {reason}"),
            Err(error) => panic!("{error}"),
        };
        let reload_until = |expected: &dyn Fn(&LoadedGraph) -> bool| {
            while !expected(&next_reload()) {}
        };
        watch.reload();
        next_reload();
        fs::remove_dir_all(folder.path().join("project")).expect("the folder should be removed");
        reload_until(&LoadedGraph::is_unreadable);
        write("title: Two");
        reload_until(&|loaded| loaded.graph.title() == "Two");
    }
}
