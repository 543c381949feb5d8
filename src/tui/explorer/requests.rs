//! Requests that the explorer performs itself: files, editor, browser, bookmarks.

use std::io;
use std::path::Path;
use std::thread;

use crate::load::load_within;

use super::super::job::Message;
use super::super::request::Request;
use super::super::terminal::TerminalRequest;
use super::bookmark_store::{BookmarkStore, LoadedBookmarks};
use super::{Explorer, processes};

impl Explorer {
    /// Performs a request, or returns it if the terminal loop performs it.
    pub(super) fn perform(&mut self, request: Request) -> Option<TerminalRequest> {
        match request {
            Request::Terminal(request) => return Some(request),
            Request::Edit(path, line) => {
                let editor = processes::editor(&self.editor, &path, line);
                return Some(TerminalRequest::Run(Box::new(editor)));
            }
            Request::Write(path, text) => self.write(&path, &text),
            Request::Open(url) => {
                if let Err(error) = processes::browse(&self.opener, &url) {
                    self.state.session.notice(format!("the browser did not start: {error}"));
                }
            }
            Request::Reload => self.reload(),
            Request::ChangeBookmarks(change) => self.use_bookmarks(|store| store.change(&change)),
        }
        None
    }

    /// Reads or changes the bookmarks on disk, if there is a store, and copies the result into the session.
    pub(super) fn use_bookmarks(
        &mut self,
        access: impl FnOnce(&BookmarkStore) -> Result<LoadedBookmarks, String>,
    ) {
        let session = &mut self.state.session;
        match self.bookmarks.as_ref().map(access) {
            Some(Ok(stored)) => {
                session.bookmarks = stored.bookmarks;
                session.notice = stored.warning.or(session.notice.take());
            }
            Some(Err(message)) => session.notice(message),
            None => {}
        }
    }

    /// Writes a new file; if that fails, the prompt for its name stays open.
    fn write(&mut self, path: &Path, text: &str) {
        let name = path.display();
        self.state.session.notice = Some(match processes::write_new(path, text) {
            Ok(()) => {
                self.state.session.popups.clear();
                format!("wrote {name}")
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                format!("{name} already exists: choose another name")
            }
            Err(error) => format!("{name} was not written: {error}"),
        });
    }

    fn reload(&mut self) {
        let (source, articles) = (self.loaded.source.clone(), self.articles.clone());
        let limit = self.loaded.size_limit;
        let Some(sender) = self.sender.clone() else {
            return self.show_reloaded(load_within(&source, articles.as_deref(), limit));
        };
        self.state.session.notice("reloading the graph …");
        thread::spawn(move || {
            let loaded = load_within(&source, articles.as_deref(), limit);
            sender.send(Message::Reloaded(Box::new(loaded)));
        });
    }
}
