//! The list of bookmarks.

use ratatui::text::Span;

use crate::model::escape_hostile;
use crate::search::Target;
use crate::text::{KeyText, Role, entity_name};

use super::super::context::{Update, ViewState};
use super::super::request::{BookmarkChange, Request};
use super::super::session::bookmark::Bookmark;
use super::preview::PreviewContent;
use super::trail::visit_spans;
use super::{BookmarkPopup, Popup, PopupState, View};

const CLAIM_NOT_FOUND: &str = "the bookmarked claim is not in the graph";

impl Popup for BookmarkPopup {
    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        state.session.bookmarks.is_empty().then_some("no bookmarks yet; {toggle-bookmark} adds one")
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        ("Bookmarks".to_owned(), "{confirm} opens, {toggle-bookmark} removes")
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.session.bookmarks.len()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let state = view.state;
        let Some(bookmark) = state.session.bookmarks.get(index) else { return Vec::new() };
        let Some((entity, subject)) = bookmark.target(state.graph()) else {
            let text = format!(" {} is no longer in the graph", bookmark.entity);
            return vec![Span::styled(escape_hostile(&text).into_owned(), state.style(Role::Dim))];
        };
        let is_lost = bookmark.has_claim() && subject.is_none();
        let lost = is_lost.then(|| Span::styled(CLAIM_NOT_FOUND, state.style(Role::Dim)));
        visit_spans(state, entity, subject).into_iter().chain(lost).collect()
    }

    fn evidence(&self, view: View<'_>) -> Option<PreviewContent> {
        let target = self.bookmark(view).and_then(|bookmark| bookmark.target(view.state.graph()));
        let preview = |(entity, claim)| PreviewContent::new(claim, Target::Entity(entity));
        Some(target.map_or(PreviewContent::Claims(Vec::new()), preview))
    }

    /// Goes to the bookmark under the cursor; if the graph no longer has its entity, the list stays open.
    fn accept(&self, update: &mut Update<'_>) {
        let Some(bookmark) = self.bookmark(update.view()) else {
            return update.session.popups.clear();
        };
        let Some((entity, subject)) = bookmark.target(&update.loaded.graph) else {
            let gone = format!("the graph no longer has {}", bookmark.entity);
            let notice = KeyText::plain(gone).then("; {toggle-bookmark} removes the bookmark");
            return update.session.show_notice(notice);
        };
        update.visit(entity);
        if subject.is_some() {
            update.session.cursors.select(subject);
        } else if bookmark.has_claim() {
            update.session.show_notice(CLAIM_NOT_FOUND);
        }
        update.session.popups.clear();
    }

    fn bookmark(&self, view: View<'_>) -> Option<Bookmark> {
        view.state.session.bookmarks.get(view.controls.cursor.row).cloned()
    }
}

impl Update<'_> {
    /// Adds or removes the bookmark of the item under the cursor of the popup, or else of the focus and its claim.
    pub(crate) fn toggle_bookmark(&mut self) {
        let Some(bookmark) = self.current_bookmark() else {
            return self.session.show_notice("there is nothing here to bookmark");
        };
        let graph = &self.loaded.graph;
        let entity = graph.find_entity(&bookmark.entity);
        let name = entity.map_or(bookmark.entity.as_str().into(), |id| entity_name(graph, id));
        let mut bookmarks = self.session.bookmarks.iter();
        let index = bookmarks.position(|other| other.has_same_target(&bookmark, graph));
        let change = if let Some(index) = index {
            let removed = self.session.bookmarks.remove(index);
            self.session.show_notice(format!("removed the bookmark at {name}"));
            BookmarkChange::Remove(removed)
        } else {
            self.session.bookmarks.push(bookmark.clone());
            let notice = KeyText::plain(format!("bookmarked {name}"));
            self.session.show_notice(notice.then("; {bookmarks} lists bookmarks"));
            BookmarkChange::Add(bookmark)
        };
        self.request(Request::ChangeBookmarks(change));
        let top = self.session.popups.last().map(|open| &open.state);
        if self.session.bookmarks.is_empty() && top == Some(&PopupState::Bookmarks) {
            self.session.popups.clear();
        }
    }

    /// The bookmark of the item under the cursor of the popup, or else a bookmark of the focus and its selected claim.
    fn current_bookmark(&self) -> Option<Bookmark> {
        if let Some((popup, view)) = self.view_state().popup() {
            return popup.bookmark(view);
        }
        Some(Bookmark::new(&self.loaded.graph, self.session.focus?, self.session.cursors.claim))
    }
}
