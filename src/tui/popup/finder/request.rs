//! Search requests, which any thread can run.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::load::LoadedGraph;
use crate::model::{EntityId, Graph, RelationId, Source};
use crate::query::Filter;
use crate::search::{
    Bounds, EntityHit, Hits, Index, SearchSession, TextHit, search_paragraphs, search_relations,
    search_sources,
};

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
        let (graph, query) = (&loaded.graph, self.query.as_str());
        let (filter, limit) = (&self.filter, MAX_HITS);
        let sources =
            Bounds { limit, allows: &|source| filter.allows_source(graph, source), cancelled };
        let found = match self.scope {
            SearchScope::Entities => {
                let allows = |entity| filter.concerns(graph, entity);
                self.entities(graph, &Bounds { limit, allows: &allows, cancelled })?
            }
            SearchScope::Relations => {
                let allows = |relation| has_met_end(graph, filter, relation);
                let bounds = Bounds { limit, allows: &allows, cancelled };
                texts(search_relations(graph, query, &bounds), Target::Relation)
            }
            SearchScope::Paragraphs => {
                let passages = loaded.articles.passages(graph);
                let answer = search_paragraphs(graph, &passages, query, &sources);
                texts(answer, |(source, paragraph)| Target::Paragraph(source, paragraph))
            }
            SearchScope::Sources => texts(search_sources(graph, query, &sources), Target::Source),
        };
        (!cancelled.load(Ordering::Relaxed)).then_some(found)
    }

    fn entities(&self, graph: &Graph, bounds: &Bounds<'_, EntityId>) -> Option<Hits<Hit>> {
        let index = self.corpus.index.get_or_init(|| Index::new(graph));
        // A cancelled search releases the session at once; one that panicked left it unchanged.
        let mut session = self.corpus.session.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = index.ask_in_session(&mut session, graph, &self.query, bounds)?;
        let is_empty = self.query.trim().is_empty();
        let is_visited = |hit: &EntityHit| is_empty && self.recent.contains(&hit.entity);
        let others = answer.hits.into_iter().filter(|hit| !is_visited(hit));
        let hits = self
            .visited(graph)
            .chain(others.map(|EntityHit { entity, field, matched, highlights, .. }| Hit {
                target: Target::Entity(entity),
                text: matched,
                highlights,
                reason: HitReason::Field(field),
            }))
            .collect();
        Some(Hits { hits, hint: answer.hint })
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

/// Whether a relation and at least one of its ends pass a filter.
fn has_met_end(graph: &Graph, filter: &Filter, id: RelationId) -> bool {
    let relation = graph.relation(id);
    let mut ends = [relation.from(), relation.to()].into_iter();
    ends.any(|end| filter.allows_entity(graph, end.id())) && filter.allows(graph, id)
}

fn texts<T>(answer: Hits<TextHit<T>>, target: impl Fn(T) -> Target) -> Hits<Hit> {
    let hit = |hit: TextHit<T>| Hit {
        target: target(hit.at),
        text: hit.text,
        highlights: hit.highlights,
        reason: HitReason::Text,
    };
    Hits { hits: answer.hits.into_iter().map(hit).collect(), hint: answer.hint }
}
