//! Reloads the graph when its files change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::{GraphSource, is_graph_file, load};

use super::super::job::Message;
use super::super::terminal::MessageSender;

/// How long files must be unchanged before they are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(120);
/// The maximum delay while files keep changing.
const MAX_DELAY: Duration = Duration::from_secs(2);

/// Starts a thread that watches the files of a graph, reloads it after a change and sends the result. The thread ends
/// with the program.
///
/// The built-in graph has no files. If the system cannot watch (no more watches, an unsupported file system) nothing
/// is sent, and the reload key still works.
pub(crate) fn watch(
    source: GraphSource,
    articles: Option<PathBuf>,
    sender: MessageSender<Message>,
) {
    if source == GraphSource::BuiltIn {
        return;
    }
    thread::spawn(move || {
        let (signal, changes) = mpsc::channel();
        let handler = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| is_of_the_graph(&event)) {
                let _ = signal.send(());
            }
        };
        let Ok(mut watcher) = notify::recommended_watcher(handler) else { return };
        if observe(&mut watcher, &source, articles.as_deref()).is_ok() {
            while rest_after_change(&changes) {
                sender.send(Message::Read(Box::new(load(&source, articles.as_deref()))));
            }
        }
    });
}

/// A single file is watched through its folder: most editors replace the file.
fn observe(
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

/// Whether a file of the graph may have been written. Our own reads do not count.
fn is_of_the_graph(event: &Event) -> bool {
    // A folder, which has no extension, is moved without events for its files.
    let is_other = |path: &PathBuf| path.extension().is_none_or(|ending| ending == "txt");
    let is_read = |path: &PathBuf| is_graph_file(path) || is_other(path);
    let is_access = matches!(event.kind, EventKind::Access(_));
    !is_access && (event.need_rescan() || event.paths.iter().any(is_read))
}

/// Waits for a change and then for quiet; `false` if no more changes can come.
fn rest_after_change(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    let begun = Instant::now();
    while begun.elapsed() < MAX_DELAY && changes.recv_timeout(QUIET).is_ok() {}
    true
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use notify::event::{AccessKind, CreateKind, ModifyKind};
    use notify::{Event, EventKind};

    use super::is_of_the_graph;

    #[test]
    fn only_outside_changes_trigger_a_reload() {
        let told =
            |kind, path: &str| is_of_the_graph(&Event::new(kind).add_path(PathBuf::from(path)));
        let written = EventKind::Modify(ModifyKind::Any);
        assert!(told(written, "graph/people.yaml"));
        assert!(told(written, "graph/PEOPLE.YML"));
        assert!(told(written, "graph/articles/speech.txt"));
        assert!(told(EventKind::Create(CreateKind::Folder), "graph/firms"));
        assert!(!told(EventKind::Access(AccessKind::Any), "graph/people.yaml"));
        assert!(!told(written, "graph/people.yaml~"));
        assert!(!told(written, "graph/.people.yaml.swp"));
    }
}
