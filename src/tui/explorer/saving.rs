//! Saves a parsed graph in the cache, on its own thread, so that it need not be parsed the next time.

use std::thread;
use std::time::Duration;

use crate::system::error_text;

use super::super::job::Message;
use super::Explorer;

/// How long to wait after the start, so that saving does not compete with the first frames.
const FIRST_DELAY: Duration = Duration::from_secs(1);
/// How long a reloaded graph must stay unchanged before it is saved.
const RELOAD_DELAY: Duration = Duration::from_secs(30);

impl Explorer {
    /// Saves the graph, if it was parsed and is large.
    pub(in crate::tui) fn save_graph(&self) {
        self.save_after(FIRST_DELAY);
    }

    /// Saves a reloaded graph, unless it is reloaded again soon.
    pub(super) fn save_reloaded_graph(&self) {
        self.save_after(RELOAD_DELAY);
    }

    fn save_after(&self, delay: Duration) {
        let (Some(pending), Some(sender)) = (self.loaded.pending_save(), self.sender.clone())
        else {
            return;
        };
        thread::spawn(move || {
            thread::sleep(delay);
            if let Err(error) = pending.run() {
                sender.send(Message::Unsaved(error_text(&error)));
            }
        });
    }
}
