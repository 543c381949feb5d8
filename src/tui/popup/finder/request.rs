//! Search requests, which any thread can run.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::load::LoadedGraph;
use crate::model::{EntityId, Graph, Source};
use crate::query::Filter;
use crate::search::{Bounds, Corpus, Hits, Index, SearchSession};

use super::target::{Hit, HitReason, MAX_HITS, SearchScope, Target};

/// The maximum number of entities searched within a frame.
const QUICK_ENTITIES: usize = 10_000;

/// The maximum number of texts, which have no index.
const QUICK_TEXTS: usize = 2_000;

/// The search index, and the state of the search while typing.
#[derive(Debug, Default)]
pub struct SearchCorpus {
    index: OnceLock<Index>,
    session: Mutex<SearchSession>,
}

impl PartialEq for SearchCorpus {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// A search: scope, query and corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchRequest {
    /// The scope.
    pub scope: SearchScope,
    /// The query.
    pub query: String,
    /// The entities visited, the most recent first: the hits of an empty query.
    pub recent: Vec<EntityId>,
    /// The filter for hits.
    pub filter: Filter,
    /// The corpus.
    pub corpus: Arc<SearchCorpus>,
}

impl SearchRequest {
    /// Whether it can run within a frame.
    pub(crate) fn is_quick(&self, graph: &Graph) -> bool {
        match self.scope {
            SearchScope::Entities => graph.entity_count() <= QUICK_ENTITIES,
            SearchScope::Relations => graph.relation_count() <= QUICK_TEXTS,
            SearchScope::Sources => graph.sources().len() <= QUICK_TEXTS,
            SearchScope::Paragraphs => {
                let counts = graph.sources().map(Source::paragraph_count);
                counts.sum::<usize>() <= QUICK_TEXTS
            }
        }
    }

    /// Runs the search; `None` if cancelled. The hits of an empty query are the visited entities, then the most
    /// connected ones.
    pub(crate) fn run(&self, loaded: &LoadedGraph, cancelled: &AtomicBool) -> Option<Hits<Hit>> {
        let (graph, articles) = (&loaded.graph, &loaded.articles);
        let index = self.corpus.index.get_or_init(|| Index::new(graph));
        // A cancelled search releases the session at once; one that panicked left it unchanged.
        let mut session = self.corpus.session.lock().unwrap_or_else(PoisonError::into_inner);
        let allows = |target| self.filter.allows_found(graph, target);
        let bounds = Bounds { limit: MAX_HITS, allows: &allows, cancelled };
        let asked = (self.query.as_str(), self.scope.searched());
        let found = Corpus { graph, articles, index }.find(&mut session, asked, &bounds)?;
        let visited: Vec<Hit> = self.visited(graph).collect();
        let is_new = |hit: &Hit| !visited.iter().any(|known| known.target == hit.target);
        let others: Vec<Hit> =
            { found.hits }.into_iter().filter_map(Hit::of).filter(is_new).collect();
        Some(Hits { hits: visited.iter().cloned().chain(others).collect(), hint: found.hint })
    }

    /// The visited entities, if the query is empty.
    pub fn visited<'g>(&'g self, graph: &'g Graph) -> impl Iterator<Item = Hit> + 'g {
        let is_asked = self.scope == SearchScope::Entities && self.query.trim().is_empty();
        let visited = self.recent.iter().filter(move |_| is_asked);
        let allowed = visited.filter(|entity| self.filter.concerns(graph, **entity));
        allowed.map(|entity| Hit {
            target: Target::Entity(*entity),
            text: graph.entity(*entity).name().to_owned(),
            highlights: Vec::new(),
            reason: HitReason::Recent,
        })
    }
}
