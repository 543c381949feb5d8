//! Bookmarks: setting one, listing them, going to one.

use super::super::bookmarks::Change as Shelved;
use super::super::request::Request;
use super::super::state::bookmarks::Bookmark;
use super::super::state::menu::Cursor;
use super::super::state::overlay::Overlay;
use super::super::state::subject::entity_of;
use super::Change;

impl Change<'_> {
    /// Sets a bookmark here, or takes it away; in the list the one under the cursor.
    pub(super) fn toggle_bookmark(&mut self) {
        let Some(bookmark) = self.bookmark_meant() else {
            return self.notice("there is nothing to come back to");
        };
        let name = self.name_of(&bookmark);
        let place = self.state.bookmarks.iter().position(|other| *other == bookmark);
        let change = if let Some(place) = place {
            self.state.bookmarks.remove(place);
            self.notice(format!("no bookmark at {name} any more"));
            Shelved::Remove(bookmark)
        } else {
            self.state.bookmarks.push(bookmark.clone());
            self.notice(format!("a bookmark at {name}; ' lists them"));
            Shelved::Add(bookmark)
        };
        self.request(Request::Bookmark(change));
        if self.state.bookmarks.is_empty()
            && matches!(self.state.overlay, Some(Overlay::Bookmarks(_)))
        {
            self.state.overlay = None;
        }
    }

    /// The one under the cursor of the list, else one of the claim under a cursor or of the focus.
    fn bookmark_meant(&self) -> Option<Bookmark> {
        let graph = &self.world.graph;
        match &self.state.overlay {
            Some(Overlay::Bookmarks(cursor)) => self.state.bookmarks.get(cursor.row).cloned(),
            Some(Overlay::Story(story)) => {
                let stated = story.entries().get(story.cursor.row)?.stated;
                Some(Bookmark::new(graph, entity_of(graph, stated), Some(stated)))
            }
            Some(_) => None,
            None => Some(Bookmark::new(graph, self.state.focus?, self.state.subject)),
        }
    }

    pub(super) fn open_bookmarks(&mut self) {
        if self.state.bookmarks.is_empty() {
            return self.notice("no bookmark yet; B sets one");
        }
        self.state.overlay = Some(Overlay::Bookmarks(Cursor::default()));
    }

    /// Goes to a bookmark; the list stays where its entity is gone.
    pub(super) fn go_to_bookmark(&mut self, cursor: Cursor) {
        let Some(bookmark) = self.state.bookmarks.get(cursor.row) else { return };
        let Some((entity, subject)) = bookmark.target(&self.world.graph) else {
            let told =
                format!("the graph has no {} any more; B takes the bookmark away", bookmark.entity);
            self.state.overlay = Some(Overlay::Bookmarks(cursor));
            return self.notice(told);
        };
        self.visit(entity);
        self.settle();
        if subject.is_some() {
            self.select(subject);
        }
    }

    fn name_of(&self, bookmark: &Bookmark) -> String {
        let entity = self.world.graph.find_entity(&bookmark.entity);
        entity.map_or(bookmark.entity.as_str(), |id| self.world.graph.entity(id).name()).to_owned()
    }
}
