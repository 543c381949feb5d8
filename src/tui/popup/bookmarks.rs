//! The bookmarks: going to one, removing one.

use ratatui::text::Span;

use crate::model::visible;

use crate::text::{ClaimText, Role};

use super::super::context::{Screen, Update};
use super::super::session::bookmark::Bookmark;
use super::trail::visit_spans;
use super::{After, BookmarkPopup, Controls, Popup, View};

impl Popup for BookmarkPopup {
    fn refusal(&self, screen: Screen<'_>) -> Option<&'static str> {
        screen.session.bookmarks.is_empty().then_some("no bookmark yet; B sets one")
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        ("Bookmarks".to_owned(), "⏎ goes, B takes one away")
    }

    fn rows(&self, view: View<'_>) -> usize {
        view.screen.session.bookmarks.len()
    }

    fn row<'s>(&self, view: View<'s>, place: usize, _cells: usize) -> Vec<Span<'s>> {
        let screen = view.screen;
        let bookmark = &screen.session.bookmarks[place];
        let Some((entity, subject)) = bookmark.target(screen.graph()) else {
            let text = format!("{} is not in the graph any more", bookmark.entity);
            return vec![Span::styled(visible(&text).into_owned(), screen.style(Role::Dim))];
        };
        let claim = subject.map(|subject| ClaimText::new(&screen.world.graph, subject).sentence);
        visit_spans(screen, screen.graph().entity(entity), claim)
    }

    /// Goes to a bookmark; the list stays if its entity is gone.
    fn accept(&self, update: &mut Update<'_>, controls: &mut Controls) -> After {
        let bookmark = update.session.bookmarks.get(controls.cursor.row).cloned();
        let Some(bookmark) = bookmark else { return After::Close };
        let Some((entity, subject)) = bookmark.target(&update.world.graph) else {
            let gone = bookmark.entity;
            update
                .session
                .notice(format!("the graph has no {gone} any more; B takes the bookmark away"));
            return After::Stay;
        };
        update.visit(entity);
        update.refresh();
        if let Some(subject) = subject {
            update.select(subject);
        }
        After::Close
    }

    fn bookmark(&self, view: View<'_>) -> Option<Bookmark> {
        view.screen.session.bookmarks.get(view.controls.cursor.row).cloned()
    }
}
