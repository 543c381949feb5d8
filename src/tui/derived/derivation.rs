//! Derives everything from a session, in order of dependency.

use ratatui::layout::Size;

use crate::load::LoadedGraph;
use crate::model::EntityId;
use crate::text::Palette;

use super::super::action::Pane;
use super::super::canvas::list_form::lines;
use super::super::claim::{concerns, relation_of};
use super::super::context::Screen;
use super::super::cursor::Window;
use super::super::entities::list::EntityList;
use super::super::panes::{Panes, inner};
use super::super::popup::filter_row::FilterRow;
use super::super::popup::finder::HitList;
use super::super::popup::{OpenPopup, PopupState};
use super::super::relations::list::FocusClaims;
use super::super::session::Session;
use super::Derived;

/// Derives everything from a session on a screen of some size. Parts whose key has not changed are reused.
pub fn derive(loaded: &LoadedGraph, session: &Session, size: Size, before: &Derived) -> Derived {
    let next = Derived { at: session.at.clone(), is_fresh: true, ..before.clone() };
    let panes = session.panes(size);
    Derivation { loaded, session, panes, next }.run()
}

pub(crate) struct Derivation<'a> {
    pub(crate) loaded: &'a LoadedGraph,
    pub(crate) session: &'a Session,
    pub(crate) panes: Panes,
    pub(crate) next: Derived,
}

impl Derivation<'_> {
    fn run(mut self) -> Derived {
        let (graph, session) = (&self.loaded.graph, self.session);
        let filter = session.filter.clone();
        self.next.map.awaited = None;
        self.next.entities.renew(Some(filter.clone()), |filter| EntityList::new(graph, filter));
        if let Some(focus) = session.focus {
            let claims = &mut self.next.claims;
            claims.renew(Some((focus, filter)), |(focus, filter)| {
                FocusClaims::new(graph, *focus, filter)
            });
            self.derive_paths();
            self.derive_selection(focus);
            self.keep_claim_in_sight(focus);
            self.derive_picture(focus);
            self.keep_node_at_claim(focus);
        }
        self.derive_reader();
        self.keep_rows_in_sight();
        self.derive_popups();
        self.next
    }

    /// Keeps the selected claim if it is still visible, else selects the first.
    fn keep_claim_in_sight(&mut self, focus: EntityId) {
        let next = &mut self.next;
        let is_listed = next.at.claim.is_some_and(|claim| next.claims.index_of(claim).is_some());
        let is_drawn = |id| next.selection.relations.binary_search(&id).is_ok();
        if !is_listed && !relation_of(next.at.claim).is_some_and(is_drawn) {
            next.at.claim = next.claims.all.first().copied();
            next.at.citation = 0;
            next.at.node = None;
        }
        if next.at.node.is_none() {
            // The cursor starts at the focus, unless the claim is about others.
            let graph = &self.loaded.graph;
            let claim = next.at.claim.filter(|claim| !concerns(graph, *claim, focus));
            let tie = relation_of(claim).map(|id| graph.relation(id).seen_from(focus));
            next.at.node = Some(tie.map_or(focus, |tie| tie.other));
        }
    }

    /// Puts the cursor of the canvas on an end of the selected relation, if the picture now draws that relation and
    /// others at the cursor: a larger picture may draw what a smaller one left out.
    fn keep_node_at_claim(&mut self, focus: EntityId) {
        let (at, edges) = (&mut self.next.at, &self.next.picture.drawing.edges);
        let (Some(node), Some(relation)) = (at.node, relation_of(at.claim)) else { return };
        let relation = self.loaded.graph.relation(relation);
        let ends = [relation.from().id(), relation.to().id()];
        let is_drawn = edges.iter().any(|edge| edge.relations.contains(&relation.id()));
        let has_edges = edges.iter().any(|edge| [edge.from, edge.to].contains(&node));
        if is_drawn && has_edges && !ends.contains(&node) {
            at.node = ends.into_iter().find(|end| *end != focus);
            self.derive_picture(focus);
        }
    }

    /// Scrolls each list so that its cursor is visible.
    fn keep_rows_in_sight(&mut self) {
        let (panes, next) = (self.panes, &mut self.next);
        let height = |pane| usize::from(inner(panes.of(pane)).height);
        let row = self.session.focus.and_then(|entity| next.entities.row_of(entity));
        next.at.entities.keep(row, height(Pane::Entities), next.entities.row_count());
        if row == Some(1) && next.at.entities.clicked != row {
            // Show the heading of a group together with its first member.
            next.at.entities = Window::default();
        }
        let line = next.at.claim.and_then(|claim| next.claims.line_of(claim));
        next.at.relations.keep(line, height(Pane::Relations), next.claims.line_count());
        let (selected, lines) = (relation_of(next.at.claim), lines(&next.picture.drawing));
        let line = selected.and_then(|_| lines.iter().position(|line| line.relation() == selected));
        let height = usize::from(next.at.canvas.size.height);
        next.at.canvas.list.keep(line, height, lines.len());
    }

    /// Derives what the open popups list.
    fn derive_popups(&mut self) {
        let (graph, session) = (&self.loaded.graph, self.session);
        let filter = session.is_open(&PopupState::Filters).then(|| session.filter.clone());
        self.next.filter_rows.renew(filter, |filter| FilterRow::all(graph, filter));
        self.next.insights.ask(session.is_open(&PopupState::Insights).then_some(&session.filter));
        let top = session.popups.last();
        let query = top.and_then(|open| match open.state {
            PopupState::Claims(of) => of.query(self.screen()),
            _ => None,
        });
        self.next.claim_pages.renew(query, |query| query.pages(graph));
        self.next.found = match top {
            Some(OpenPopup { state: PopupState::Finder(finder), controls }) => {
                let request = finder.request(controls, session, &self.next.corpus);
                self.next.found.renewed(request, self.loaded)
            }
            _ => HitList::default(),
        };
    }

    /// The input of drawing.
    pub(crate) fn screen(&self) -> Screen<'_> {
        let (loaded, session, derived) = (self.loaded, self.session, &self.next);
        let (size, palette) = (Size::default(), Palette::default());
        Screen { loaded, session, derived, at: &derived.at, size, palette }
    }
}
