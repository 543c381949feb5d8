//! The hits of the finder.

use std::rc::Rc;

use crate::load::LoadedGraph;
use crate::search::Hits;

use super::super::super::cursor::Cursor;
use super::request::SearchRequest;
use super::target::{Hit, Target};

/// The hits of a search.
#[derive(Clone, Debug, Default)]
pub struct HitList {
    /// The hits, best first.
    pub hits: Rc<Vec<Hit>>,
    /// What is wrong with the query, and a suggestion.
    pub hint: Option<String>,
    /// The search that they belong to.
    request: Option<SearchRequest>,
    /// The search to run on another thread. Until then, the earlier hits are shown.
    pub awaited: Option<SearchRequest>,
}

impl HitList {
    pub(crate) fn new(request: SearchRequest, Hits { hits, hint }: Hits<Hit>) -> Self {
        Self { hits: Rc::new(hits), hint, request: Some(request), awaited: None }
    }

    /// The hits of a search: unchanged for the same request, computed if it is quick, else the earlier ones.
    pub(crate) fn renewed(&self, request: SearchRequest, loaded: &LoadedGraph) -> Self {
        if self.request.as_ref() == Some(&request) {
            return Self { awaited: None, ..self.clone() };
        }
        let is_quick = request.is_quick(&loaded.graph);
        if let Some(found) = is_quick.then(|| request.run(loaded, &false.into())).flatten() {
            return Self::new(request, found);
        }
        let mut earlier = self.clone();
        if earlier.hits.is_empty() {
            earlier.hits = Rc::new(request.visited(&loaded.graph).collect());
        }
        Self { awaited: Some(request), ..earlier }
    }

    pub(crate) fn target(&self, cursor: Cursor) -> Option<Target> {
        self.hits.get(cursor.row).map(|hit| hit.target)
    }
}
