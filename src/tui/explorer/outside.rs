//! What the explorer asks of the world outside: files, editor, browser, bookmarks.

use std::io;
use std::path::Path;
use std::thread;

use crate::load::load;

use super::super::action::Effect;
use super::super::bookmarks::{Kept, Store};
use super::super::outside;
use super::super::terminal::Request;
use super::super::work::Message;
use super::Explorer;

impl Explorer {
    pub(super) fn perform(&mut self, effect: Effect) -> Option<Request> {
        match effect {
            Effect::Quit => Some(Request::Quit),
            Effect::Suspend => Some(Request::Suspend),
            Effect::Copy(text) => Some(Request::Copy(text)),
            Effect::Edit { path, line } => {
                Some(Request::Run(Box::new(outside::editor(&path, line))))
            }
            Effect::Write { path, text } => {
                self.write(&path, &text);
                None
            }
            Effect::Open(address) => {
                if let Err(cause) = outside::browse(&address) {
                    self.state.notice = Some(format!("the browser did not start: {cause}"));
                }
                None
            }
            Effect::Reload => {
                self.reload();
                None
            }
            Effect::Mouse(owner) => Some(Request::Mouse(owner)),
            Effect::Bookmark(change) => {
                if let Some(done) = self.bookmarks.as_ref().map(|store| store.change(&change)) {
                    self.take_bookmarks(done);
                }
                None
            }
            // Begun already.
            Effect::Work(_) | Effect::GiveUp(_) => None,
        }
    }

    /// Takes the bookmarks of earlier runs from where they are kept, and keeps them there.
    pub(in crate::tui) fn keep_bookmarks(&mut self, store: Store) {
        self.take_bookmarks(store.read());
        self.bookmarks = Some(store);
    }

    fn take_bookmarks(&mut self, read: Result<Kept, String>) {
        let trouble = match read {
            Ok(kept) => {
                self.state.bookmarks = kept.bookmarks;
                kept.trouble
            }
            Err(told) => Some(told),
        };
        self.state.notice = trouble.or(self.state.notice.take());
    }

    /// Writes a new file; the prompt for its name stays open where that fails.
    fn write(&mut self, path: &Path, text: &str) {
        let name = path.display();
        self.state.notice = Some(match outside::write_new(path, text) {
            Ok(()) => {
                self.state.overlay = None;
                format!("wrote {name}")
            }
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                format!("{name} exists and stays as it is: another name?")
            }
            Err(cause) => format!("{name} was not written: {cause}"),
        });
    }

    fn reload(&mut self) {
        let (place, articles) = (self.world.place.clone(), self.articles.clone());
        let Some(waker) = self.waker.clone() else {
            return self.reloaded(load(&place, articles.as_deref()));
        };
        self.state.notice = Some("reading the graph again …".to_owned());
        thread::spawn(move || {
            waker.send(Message::Read(Box::new(load(&place, articles.as_deref()))));
        });
    }
}
