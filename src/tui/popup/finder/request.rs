//! Search requests, which any thread can run.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::load::LoadedGraph;
use crate::model::{EntityId, Graph, Source};
use crate::query::{Filter, TargetFilter};
use crate::search::{
    Corpus, Field, Fit, Hit, Hits, Index, SearchOptions, SearchScope, SearchSession, Target,
};

/// The maximum number of hits: more than a user scrolls through, few enough to be instant.
pub(super) const MAX_HITS: usize = 200;

/// The maximum number of entities searched within a frame.
const MAX_QUICK_ENTITIES: usize = 10_000;

/// The maximum number of documents to search within a frame; their text is not indexed.
const MAX_QUICK_DOCUMENTS: usize = 200;

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

/// The part of the scope that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SearchPart {
    /// The names of entities. They are indexed.
    Names,
    /// Everything in the scope, names included.
    Everything,
}

/// A search: scope, query, filter and corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchRequest {
    pub(crate) scope: SearchScope,
    pub(crate) part: SearchPart,
    pub(crate) query: String,
    /// The visited entities, most recent first: the hits of an empty query.
    pub(crate) recent: Vec<EntityId>,
    pub(crate) filter: Filter,
    pub(crate) corpus: Arc<SearchCorpus>,
}

impl SearchRequest {
    /// Whether the search can run within a frame. Names are indexed; documents must be few, and their articles already
    /// read.
    pub(crate) fn is_quick(&self, loaded: &LoadedGraph) -> bool {
        let graph = &loaded.graph;
        if self.needs_articles() && loaded.unread_sources().next().is_some() {
            return false;
        }
        if self.part == SearchPart::Names {
            return graph.entity_count() <= MAX_QUICK_ENTITIES;
        }
        let paragraphs = graph.sources().map(Source::paragraph_count).sum::<usize>();
        let counts = [
            (SearchScope::Entities, graph.entity_count()),
            (SearchScope::Relations, graph.relation_count()),
            (SearchScope::Facts, graph.entity_count()),
            (SearchScope::Paragraphs, paragraphs),
            (SearchScope::Sources, graph.sources().len()),
        ];
        let searched = counts.iter().filter(|(scope, _)| self.scope.includes(*scope));
        searched.map(|(_, count)| count).sum::<usize>() <= MAX_QUICK_DOCUMENTS
    }

    /// Whether the search reads the text of articles.
    pub(crate) fn needs_articles(&self) -> bool {
        self.part == SearchPart::Everything && self.scope.includes(SearchScope::Paragraphs)
    }

    /// The request for the names alone, whose hits come first; the same request if the scope does not include names.
    pub(super) fn first_part(&self) -> Self {
        let part = if self.has_names() { SearchPart::Names } else { SearchPart::Everything };
        Self { part, ..self.clone() }
    }

    /// Runs the search; `None` if cancelled. The hits of an empty query are the visited entities, then the most
    /// connected ones.
    pub(crate) fn run(&self, loaded: &LoadedGraph, cancelled: &AtomicBool) -> Option<Hits<Hit>> {
        let (graph, articles) = (&loaded.graph, &loaded.articles);
        let index = self.corpus.index.get_or_init(|| Index::new(graph));
        let targets = TargetFilter::new(graph, &self.filter);
        let allows = |target| targets.allows(target);
        let role_filter = &|entity| targets.allows_role(entity);
        let options = SearchOptions { limit: MAX_HITS, filter: &allows, role_filter, cancelled };
        let corpus = Corpus { graph, articles, index };
        let Hits { hits, hint } = match self.part {
            SearchPart::Names => {
                // A cancelled search releases the session at once; one that panicked left it unchanged.
                let session = self.corpus.session.lock();
                let session = &mut session.unwrap_or_else(PoisonError::into_inner);
                corpus.find_names(session, &self.query, &options)?
            }
            // A separate session, so that a long text search does not delay the search of names for the next key.
            SearchPart::Everything => {
                let session = &mut SearchSession::default();
                corpus.find(session, (&self.query, self.scope), &options)?
            }
        };
        let others = hits.into_iter().filter(|hit| !self.is_visited(hit));
        Some(Hits { hits: self.visited(graph).chain(others).collect(), hint })
    }

    /// The visited entities, if the query is empty.
    pub(crate) fn visited<'g>(&'g self, graph: &'g Graph) -> impl Iterator<Item = Hit> + 'g {
        let visited = self.recent.iter().filter(|_| self.lists_visited());
        let allowed = visited.filter(|entity| self.filter.includes_entity(graph, **entity));
        allowed.map(|entity| Hit {
            target: Target::Entity(*entity),
            score: 0,
            fit: Fit::Exact,
            field: Field::Name,
            matched: graph.entity(*entity).name().to_owned(),
            highlights: Vec::new(),
            missing: Vec::new(),
        })
    }

    pub(super) fn is_visited(&self, hit: &Hit) -> bool {
        let is_target = |entity: &EntityId| hit.target == Target::Entity(*entity);
        self.lists_visited() && self.recent.iter().any(is_target)
    }

    fn lists_visited(&self) -> bool {
        self.has_names() && self.query.trim().is_empty()
    }

    fn has_names(&self) -> bool {
        self.scope.includes(SearchScope::Entities)
    }
}
