//! Setting and removing bookmarks.

use super::super::context::Update;
use super::super::popup::{OpenPopup, PopupState, View};
use super::super::request::{BookmarkChange, Request};
use super::super::session::bookmark::Bookmark;

impl Update<'_> {
    /// Sets a bookmark here, or takes it away; in the list the one under the cursor.
    pub(crate) fn toggle_bookmark(&mut self) {
        let Some(bookmark) = self.bookmark_meant() else {
            return self.session.notice("there is nothing to come back to");
        };
        let name = self.name_of(&bookmark);
        let place = self.session.bookmarks.iter().position(|other| *other == bookmark);
        let change = if let Some(place) = place {
            self.session.bookmarks.remove(place);
            self.session.notice(format!("no bookmark at {name} any more"));
            BookmarkChange::Remove(bookmark)
        } else {
            self.session.bookmarks.push(bookmark.clone());
            self.session.notice(format!("a bookmark at {name}; ' lists them"));
            BookmarkChange::Add(bookmark)
        };
        self.request(Request::Bookmark(change));
        let is_listing = self.session.popups.last().map(|open| &open.state);
        if self.session.bookmarks.is_empty() && is_listing == Some(&PopupState::Bookmarks) {
            self.session.popups.clear();
        }
    }

    /// The one under the cursor of the open popup, else one of the focus with its selected claim.
    fn bookmark_meant(&self) -> Option<Bookmark> {
        let Some(OpenPopup { state, controls }) = self.session.popups.last() else {
            return Some(Bookmark::new(
                &self.world.graph,
                self.session.focus?,
                self.session.at.claim,
            ));
        };
        state.popup().bookmark(View { screen: self.screen(), controls })
    }

    fn name_of(&self, bookmark: &Bookmark) -> String {
        let entity = self.world.graph.find_entity(&bookmark.entity);
        entity.map_or(bookmark.entity.as_str(), |id| self.world.graph.entity(id).name()).to_owned()
    }
}
