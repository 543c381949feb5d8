//! The hits of the finder.

use std::rc::Rc;

use crate::load::LoadedGraph;
use crate::search::{Hit, Hits, Target};

use super::super::super::cursor::Cursor;
use super::request::{SearchPart, SearchRequest};

/// The hits of a search as lines: answers, which match the query, then a divider and hits that are only similar.
#[derive(Clone, Debug, Default)]
pub struct HitList {
    /// The hits, best first.
    pub hits: Rc<Vec<Hit>>,
    /// What is wrong with the query, if anything, and a suggestion.
    pub(crate) hint: Option<String>,
    request: Option<SearchRequest>,
    /// The search running on another thread, if any. The earlier hits are shown until it is done.
    pub(crate) pending: Option<SearchRequest>,
}

impl HitList {
    /// The hits of a search. If only names were searched, a search of everything is pending.
    pub(crate) fn new(request: SearchRequest, Hits { hits, hint }: Hits<Hit>) -> Self {
        let pending = (request.part == SearchPart::Names)
            .then(|| SearchRequest { part: SearchPart::Everything, ..request.clone() });
        Self { hits: Rc::new(hits), hint, request: Some(request), pending }
    }

    /// Updates the hits for a request: keeps them if the request has not changed, searches at once if that is quick,
    /// and otherwise keeps the earlier hits until the search is done.
    pub(crate) fn refresh(&mut self, request: SearchRequest, loaded: &LoadedGraph) {
        self.pending = None;
        if self.request.as_ref() == Some(&request) {
            return;
        }
        let first = request.first_part();
        if self.request.as_ref() == Some(&first) {
            self.pending = Some(request);
            return;
        }
        for part in [&request, &first] {
            let is_quick = part.is_quick(loaded);
            if let Some(found) = is_quick.then(|| part.run(loaded, &false.into())).flatten() {
                *self = Self::new(part.clone(), found);
                return;
            }
        }
        if self.hits.is_empty() {
            self.hits = Rc::new(request.visited(&loaded.graph).collect());
        }
        self.pending = Some(first);
    }

    /// Whether Enter can accept a hit: nothing is pending, or all names have been searched and at least one is an
    /// answer.
    pub(crate) fn can_accept(&self) -> bool {
        let Some(pending) = &self.pending else { return true };
        let has_names = self.request.as_ref() == Some(&pending.first_part());
        has_names && self.answer_count() > 0
    }

    /// Whether a hit is one of the visited entities, which an empty query lists first.
    pub(super) fn is_visited(&self, hit: &Hit) -> bool {
        self.request.as_ref().is_some_and(|request| request.is_visited(hit))
    }

    /// The line above the hits that are only similar, if there are answers too.
    pub(super) fn divider(&self) -> Option<usize> {
        let answers = self.answer_count();
        (answers > 0 && answers < self.hits.len()).then_some(answers)
    }

    /// The number of hits that are answers; they come first.
    pub(super) fn answer_count(&self) -> usize {
        self.hits.iter().take_while(|hit| !hit.fit.is_weak()).count()
    }

    pub(super) fn line_count(&self) -> usize {
        self.hits.len() + usize::from(self.divider().is_some())
    }

    /// The hit in a line; for the divider, the hit after it.
    pub(super) fn hit(&self, line: usize) -> Option<&Hit> {
        let is_after_divider = self.divider().is_some_and(|divider| line > divider);
        self.hits.get(line - usize::from(is_after_divider))
    }

    pub(crate) fn target(&self, cursor: Cursor) -> Option<Target> {
        self.hit(cursor.row).map(|hit| hit.target)
    }
}
