//! Requests that the explorer performs itself: files, editor, browser, bookmarks.

use std::io;
use std::path::Path;
use std::thread;

use crate::load::load;

use super::super::job::Message;
use super::super::request::Request;
use super::super::terminal::TerminalRequest;
use super::bookmark_store::{BookmarkStore, Kept};
use super::{Explorer, processes};

impl Explorer {
    /// Performs a request; returns one for the owner of the terminal.
    pub(super) fn perform(&mut self, request: Request) -> Option<TerminalRequest> {
        match request {
            Request::Terminal(request) => return Some(request),
            Request::Edit { path, line } => {
                return Some(TerminalRequest::Run(Box::new(processes::editor(&path, line))));
            }
            Request::Write { path, text } => self.write(&path, &text),
            Request::Open(url) => {
                if let Err(cause) = processes::browse(&url) {
                    self.state.session.notice = Some(format!("the browser did not start: {cause}"));
                }
            }
            Request::Reload => self.reload(),
            Request::Bookmark(change) => {
                if let Some(done) = self.bookmarks.as_ref().map(|store| store.change(&change)) {
                    self.take_bookmarks(done);
                }
            }
        }
        None
    }

    /// Reads the bookmarks of earlier runs, and writes changes to the same file.
    pub(crate) fn keep_bookmarks(&mut self, store: BookmarkStore) {
        self.take_bookmarks(store.read());
        self.bookmarks = Some(store);
    }

    fn take_bookmarks(&mut self, read: Result<Kept, String>) {
        let trouble = match read {
            Ok(kept) => {
                self.state.session.bookmarks = kept.bookmarks;
                kept.trouble
            }
            Err(told) => Some(told),
        };
        self.state.session.notice = trouble.or(self.state.session.notice.take());
    }

    /// Writes a new file; the prompt for its name stays open if that fails.
    fn write(&mut self, path: &Path, text: &str) {
        let name = path.display();
        self.state.session.notice = Some(match processes::write_new(path, text) {
            Ok(()) => {
                self.state.session.popups.clear();
                format!("wrote {name}")
            }
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                format!("{name} already exists: choose another name")
            }
            Err(cause) => format!("{name} was not written: {cause}"),
        });
    }

    fn reload(&mut self) {
        let (place, articles) = (self.world.place.clone(), self.articles.clone());
        let Some(waker) = self.waker.clone() else {
            return self.reloaded(load(&place, articles.as_deref()));
        };
        self.state.session.notice = Some("reloading the graph …".to_owned());
        thread::spawn(move || {
            waker.send(Message::Read(Box::new(load(&place, articles.as_deref()))));
        });
    }
}
