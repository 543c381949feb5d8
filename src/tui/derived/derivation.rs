//! Derives everything from a session, in dependency order.

use ratatui::layout::Size;

use crate::load::LoadedGraph;
use crate::text::Palette;

use super::super::action::Pane;
use super::super::context::ViewState;
use super::super::entities::list::EntityList;
use super::super::panes::{Panes, inner};
use super::super::relations::list::FocusClaims;
use super::super::session::Session;
use super::Derived;

/// Derives everything from a session, for a screen of this size. Parts whose key has not changed are reused.
pub fn derive(loaded: &LoadedGraph, session: &Session, size: Size, previous: &Derived) -> Derived {
    let next = Derived { cursors: session.cursors.clone(), is_fresh: true, ..previous.clone() };
    let panes = session.panes(size);
    Derivation { loaded, session, size, panes, next }.run()
}

pub(crate) struct Derivation<'a> {
    pub(crate) loaded: &'a LoadedGraph,
    pub(crate) session: &'a Session,
    size: Size,
    pub(crate) panes: Panes,
    pub(crate) next: Derived,
}

impl Derivation<'_> {
    fn run(mut self) -> Derived {
        let (graph, session) = (&self.loaded.graph, self.session);
        let filter = session.filter.clone();
        self.next.map.pending = None;
        self.next.entities.refresh(Some(filter.clone()), |filter| EntityList::new(graph, filter));
        if let Some(focus) = session.focus {
            let claims = &mut self.next.claims;
            claims.refresh(Some((focus, filter)), |(focus, filter)| {
                FocusClaims::new(graph, *focus, filter)
            });
            self.derive_paths();
            self.recall_choice(focus);
            let chosen = self.next.cursors.clone();
            self.switch_to_path();
            self.derive_selection(focus);
            let selection = self.next.selection.clone();
            self.reconcile_selection(focus, &selection);
            self.derive_picture(focus);
            self.remember_choice(focus, &chosen, &selection);
        }
        self.derive_reader();
        self.scroll_to_cursors();
        self.derive_popups();
        self.next.unread = self.unread_sources();
        self.next
    }

    fn scroll_to_cursors(&mut self) {
        let (panes, next) = (self.panes, &mut self.next);
        let height = |pane| usize::from(inner(panes.area(pane)).height);
        let (entities, relations) = (&mut next.cursors.entities, &mut next.cursors.relations);
        next.entities.show(self.session.focus, entities, height(Pane::Entities));
        next.claims.show(next.cursors.claim, relations, height(Pane::Relations));
        let (selected, lines) = (next.cursors.relation(), next.picture.drawing.list_lines());
        let line = selected.and_then(|_| lines.iter().position(|line| line.relation() == selected));
        let height = usize::from(next.cursors.canvas.size.height);
        next.cursors.canvas.list.show_if_any(line, height, lines.len());
    }

    pub(crate) fn view_state(&self) -> ViewState<'_> {
        let (loaded, session, derived) = (self.loaded, self.session, &self.next);
        let (size, palette) = (self.size, Palette::default());
        ViewState { loaded, session, derived, cursors: &derived.cursors, size, palette }
    }
}
