//! Reloads the graph when its files change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::{GraphSource, SizeLimit, is_graph_file, load_within};

use super::super::job::Message;
use super::super::terminal::MessageSender;

/// How long files must be unchanged before a reload, as editors write in several steps.
const QUIET_PERIOD: Duration = Duration::from_millis(120);
/// The maximum delay of a reload while files keep changing.
const MAX_DELAY: Duration = Duration::from_secs(2);

/// Starts a thread that watches the files of a graph, reloads it after a change and sends the result. The thread ends
/// with the program.
///
/// The built-in graph has no files. If the system cannot watch files (no more watches, an unsupported file system),
/// nothing is sent; the reload key still works.
pub(crate) fn watch(
    source: GraphSource,
    articles: Option<PathBuf>,
    limit: SizeLimit,
    sender: MessageSender<Message>,
) {
    if source == GraphSource::BuiltIn {
        return;
    }
    thread::spawn(move || {
        let (signal, changes) = mpsc::channel();
        let handler = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_graph_change(&event)) {
                let _ = signal.send(());
            }
        };
        let Ok(mut watcher) = notify::recommended_watcher(handler) else { return };
        if watch_files(&mut watcher, &source, articles.as_deref()).is_ok() {
            while wait_for_change(&changes) {
                let loaded = load_within(&source, articles.as_deref(), limit);
                sender.send(Message::Reloaded(Box::new(loaded)));
            }
        }
    });
}

/// Watches the files of a graph; a single file through its folder, as most editors replace the file.
fn watch_files(
    watcher: &mut RecommendedWatcher,
    source: &GraphSource,
    articles: Option<&Path>,
) -> notify::Result<()> {
    match source {
        GraphSource::BuiltIn => {}
        GraphSource::Folder(folder) => watcher.watch(folder, RecursiveMode::Recursive)?,
        GraphSource::File(file) => {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
            watcher.watch(folder.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)?;
        }
    }
    articles.map_or(Ok(()), |folder| watcher.watch(folder, RecursiveMode::NonRecursive))
}

/// Whether a file of the graph may have been written. Reads, such as those by the explorer, do not count.
fn is_graph_change(event: &Event) -> bool {
    // Moving a folder, which has no extension, causes no events for its files.
    let is_folder_or_article =
        |path: &PathBuf| path.extension().is_none_or(|extension| extension == "txt");
    let is_loaded_file = |path: &PathBuf| is_graph_file(path) || is_folder_or_article(path);
    let is_access = matches!(event.kind, EventKind::Access(_));
    !is_access && (event.need_rescan() || event.paths.iter().any(is_loaded_file))
}

/// Waits for a change, then for a quiet period; `false` if the watcher is gone.
fn wait_for_change(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    let start = Instant::now();
    while start.elapsed() < MAX_DELAY && changes.recv_timeout(QUIET_PERIOD).is_ok() {}
    true
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use notify::event::{AccessKind, CreateKind, ModifyKind};
    use notify::{Event, EventKind};

    use super::is_graph_change;

    #[test]
    fn only_changes_to_graph_files_trigger_a_reload() {
        let is_change =
            |kind, path: &str| is_graph_change(&Event::new(kind).add_path(PathBuf::from(path)));
        let written = EventKind::Modify(ModifyKind::Any);
        assert!(is_change(written, "graph/people.yaml"));
        assert!(is_change(written, "graph/PEOPLE.YML"));
        assert!(is_change(written, "graph/articles/speech.txt"));
        assert!(is_change(EventKind::Create(CreateKind::Folder), "graph/firms"));
        assert!(!is_change(EventKind::Access(AccessKind::Any), "graph/people.yaml"));
        assert!(!is_change(written, "graph/people.yaml~"));
        assert!(!is_change(written, "graph/.people.yaml.swp"));
    }
}
