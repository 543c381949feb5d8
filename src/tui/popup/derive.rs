//! Derives what the open popups show.

use std::collections::BTreeSet;

use crate::model::SourceId;

use super::super::derived::derivation::Derivation;
use super::claims::axis::AxisLines;
use super::claims::{axis_key, derive_axis_lines};
use super::finder::{HitList, SearchRequest};
use super::{OpenPopup, PopupState};

impl Derivation<'_> {
    pub(crate) fn derive_popups(&mut self) {
        let (graph, session) = (&self.loaded.graph, self.session);
        let filter = session.is_open(&PopupState::Filters).then(|| session.filter.clone());
        self.next.filter_rows.refresh(filter, |filter| filter.panel_rows(graph));
        self.next
            .insights
            .request(session.is_open(&PopupState::Insights).then_some(&session.filter));
        let top = session.popups.last();
        let query = top.and_then(|open| match open.state {
            PopupState::Claims(subject) => subject.query(self.view_state()),
            _ => None,
        });
        self.next.claim_pages.refresh(query, |query| query.pages(graph));
        let axis = axis_key(self.view_state());
        if !self.next.axis_lines.is_for(axis.as_ref()) {
            let is_open = axis.is_some();
            let lines =
                if is_open { derive_axis_lines(self.view_state()) } else { AxisLines::new() };
            self.next.axis_lines.set(axis, lines);
        }
        match top {
            Some(OpenPopup { state: PopupState::Finder(finder), controls }) => {
                let request = finder.request(controls, session, &self.next.corpus);
                self.next.hits.refresh(request, self.loaded);
            }
            _ => self.next.hits = HitList::default(),
        }
    }

    /// The sources whose articles are to be shown or searched, but have not been read.
    pub(crate) fn unread_sources(&self) -> Vec<SourceId> {
        let Self { loaded, next, .. } = self;
        if next.hits.pending.as_ref().is_some_and(SearchRequest::needs_articles) {
            return loaded.unread_sources().collect();
        }
        let passage = next.passage.iter().map(|passage| passage.source);
        let evidence = self.view_state().popup().and_then(|(popup, view)| popup.evidence(view));
        let evidence = evidence.map_or_else(Vec::new, |shown| shown.sources(&loaded.graph));
        let sources: BTreeSet<SourceId> = passage.chain(evidence).collect();
        sources.into_iter().filter(|source| loaded.is_unread(*source)).collect()
    }
}
