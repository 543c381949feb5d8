//! Requests that the explorer performs itself: files, editor, browser, bookmarks.

use std::io;
use std::path::Path;

use crate::load::{LoadedGraph, load_with};
use crate::system::{Destination, Existing, editor, error_text, open_in_browser, write_atomically};

use super::super::request::Request;
use super::super::terminal::TerminalRequest;
use super::Explorer;
use super::bookmark_store::{BookmarkStore, LoadedBookmarks};

impl Explorer {
    /// Performs a request. A request that the event loop must perform is returned instead.
    pub(super) fn perform(&mut self, request: Request) -> Option<TerminalRequest> {
        match request {
            Request::Terminal(request) => return Some(request),
            Request::Edit(path, line) => match editor(&self.editor, &path, line) {
                Ok(editor) => return Some(TerminalRequest::Run(Box::new(editor))),
                Err(error) => self.show_editor_error(&error),
            },
            Request::Write(path, text) => self.write(&path, &text),
            Request::Open(target) => {
                if let Err(error) = open_in_browser(&self.openers, &target) {
                    self.state
                        .session
                        .show_notice(format!("cannot start the browser: {}", error_text(&error)));
                }
            }
            Request::Reload => self.reload(),
            Request::ChangeBookmarks(_) if self.bookmarks.is_none() => {
                let reason = "bookmarks last until you quit: HOME is not set to an absolute path";
                self.state.session.show_notice(reason);
            }
            Request::ChangeBookmarks(change) => {
                self.access_bookmarks(|store| store.change(&change));
            }
        }
        None
    }

    /// Reads or changes the bookmarks on disk, if there is a store, and copies the result into the session.
    pub(super) fn access_bookmarks(
        &mut self,
        access: impl FnOnce(&mut BookmarkStore) -> Result<LoadedBookmarks, String>,
    ) {
        let session = &mut self.state.session;
        match self.bookmarks.as_mut().map(access) {
            Some(Ok(stored)) => {
                session.bookmarks = stored.bookmarks;
                session.notice = stored.warning.or(session.notice.take());
            }
            Some(Err(message)) => session.show_notice(message),
            None => {}
        }
    }

    /// Writes a new file; if that fails, the prompt for its name stays open.
    fn write(&mut self, path: &Path, text: &str) {
        let (name, session) = (path.display(), &mut self.state.session);
        let is_in_graph = |file: &Path| self.loaded.is_in_a_graph(file);
        let destination = Destination::check(path, Existing::Keep, is_in_graph);
        let written = destination.map_err(|error| error.to_string()).and_then(|destination| {
            let write = |file: &mut dyn io::Write| file.write_all(text.as_bytes());
            write_atomically(destination.path(), Existing::Keep, write)
                .map_err(|error| error_text(&error))
        });
        match written {
            Ok(()) => {
                session.popups.clear();
                session.show_notice(format!("wrote {name}"));
            }
            Err(reason) => session.show_notice(format!("cannot write {name}: {reason}")),
        }
    }

    pub(super) fn show_editor_error(&mut self, error: &io::Error) {
        self.state.session.show_notice(format!("cannot start the editor: {}", error_text(error)));
    }

    fn reload(&mut self) {
        let Some(watch) = &self.watch else {
            let LoadedGraph { source, options, .. } = &*self.loaded;
            let mut new = load_with(source, options.clone());
            new.read_articles_of(self.loaded.read_article_slugs());
            new.list_article_problems();
            return self.show_reloaded(new);
        };
        self.state.session.show_notice("reloading the graph …");
        watch.reload();
    }
}
