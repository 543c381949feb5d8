//! A search that any thread may run: what is typed, among what, and what it is looked up in.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::load::World;
use crate::model::{EntityId, Graph, RelationId, Source};
use crate::query::Filter;
use crate::search::{
    Bounds, Hit, Index, Session, TextAnswer, TextHit, search_paragraphs, search_relations,
    search_sources,
};

use super::found::{Aim, Among, Find, MOST, Why};

/// Up to so many entities they are searched within the key's own frame.
const QUICK_ENTITIES: usize = 10_000;

/// The same for texts, which have no index.
const QUICK_TEXTS: usize = 2_000;

/// What is looked up: the index of a graph, and what is known from the letters typed so far.
#[derive(Debug, Default)]
pub struct Desk {
    index: OnceLock<Index>,
    session: Mutex<Session>,
}

/// What is typed, among what it is to be found, and in what it is looked up.
#[derive(Clone, Debug)]
pub struct Search {
    /// Among what.
    pub among: Among,
    /// What is typed.
    pub query: String,
    /// The entities visited, the last one first: found where nothing is typed.
    pub recent: Vec<EntityId>,
    /// What may be found.
    pub filter: Filter,
    /// What it is looked up in.
    pub desk: Arc<Desk>,
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        let is_same_desk = Arc::ptr_eq(&self.desk, &other.desk);
        let asked = (self.among, &self.query, &self.recent, &self.filter);
        is_same_desk && asked == (other.among, &other.query, &other.recent, &other.filter)
    }
}

/// What came of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Among what.
    pub among: Among,
    /// What was typed.
    pub query: String,
    /// What is found, best first.
    pub finds: Vec<Find>,
    /// What is wrong with the query, with the nearest that is right.
    pub hint: Option<String>,
}

impl Search {
    /// Whether it takes no longer than a key may.
    #[must_use]
    pub fn is_quick(&self, graph: &Graph) -> bool {
        match self.among {
            Among::Entities => graph.entity_count() <= QUICK_ENTITIES,
            Among::Relations => graph.relation_count() <= QUICK_TEXTS,
            Among::Sources => graph.sources().len() <= QUICK_TEXTS,
            Among::Paragraphs => {
                let counts = graph.sources().map(Source::paragraph_count);
                counts.sum::<usize>() <= QUICK_TEXTS
            }
        }
    }

    /// The best for the query; nothing once cancelled. Without a query: what was visited, then the
    /// most connected.
    #[must_use]
    pub fn run(&self, world: &World, cancelled: &AtomicBool) -> Option<Found> {
        let (graph, query) = (&world.graph, self.query.as_str());
        let (filter, limit) = (&self.filter, MOST);
        let sources = Bounds { limit, allows: &|source| filter.sources.allows(source), cancelled };
        let (finds, hint) = match self.among {
            Among::Entities => {
                let allows = |entity| filter.concerns(graph, entity);
                self.entities(graph, &Bounds { limit, allows: &allows, cancelled })?
            }
            Among::Relations => {
                let allows = |relation| has_met_end(graph, filter, relation);
                let bounds = Bounds { limit, allows: &allows, cancelled };
                texts(search_relations(graph, query, &bounds), Aim::Relation)
            }
            Among::Paragraphs => {
                let passages = world.articles.passages(graph);
                let answer = search_paragraphs(graph, &passages, query, &sources);
                texts(answer, |(source, paragraph)| Aim::Paragraph(source, paragraph))
            }
            Among::Sources => texts(search_sources(graph, query, &sources), Aim::Source),
        };
        let found = Found { among: self.among, query: self.query.clone(), finds, hint };
        (!cancelled.load(Ordering::Relaxed)).then_some(found)
    }

    fn entities(&self, graph: &Graph, bounds: &Bounds<'_, EntityId>) -> Option<Answer> {
        let index = self.desk.index.get_or_init(|| Index::new(graph));
        // A search that was given up lets go of the session at once; one that panicked left it as
        // it was before.
        let mut session = self.desk.session.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = session.ask(index, graph, &self.query, bounds)?;
        let is_empty = self.query.trim().is_empty();
        let recent: &[EntityId] = if is_empty { &self.recent } else { &[] };
        let others = answer.hits.into_iter().filter(|hit| !recent.contains(&hit.entity));
        let finds = self.visited(graph).chain(others.map(of_hit)).collect();
        Some((finds, answer.hint))
    }

    /// What was visited, where nothing is typed.
    pub fn visited<'g>(&'g self, graph: &'g Graph) -> impl Iterator<Item = Find> + 'g {
        let is_asked = self.among == Among::Entities && self.query.trim().is_empty();
        let visited = self.recent.iter().filter(move |_| is_asked);
        let allowed = visited.filter(|entity| self.filter.concerns(graph, **entity));
        allowed.map(|entity| Find {
            aim: Aim::Entity(*entity),
            text: graph.entity(*entity).name().to_owned(),
            letters: Vec::new(),
            why: Why::Recent,
        })
    }
}

/// Finds, best first, and what is to be said about the query.
type Answer = (Vec<Find>, Option<String>);

/// Whether a relation passes a filter, and one of its ends at least does.
fn has_met_end(graph: &Graph, filter: &Filter, id: RelationId) -> bool {
    let relation = graph.relation(id);
    let mut ends = [relation.from(), relation.to()].into_iter();
    ends.any(|end| filter.allows_entity(graph, end.id())) && filter.allows(graph, id)
}

fn of_hit(hit: Hit) -> Find {
    let Hit { entity, field, matched, letters, .. } = hit;
    Find { aim: Aim::Entity(entity), text: matched, letters, why: Why::Field(field) }
}

fn texts<T>(answer: TextAnswer<T>, aim: impl Fn(T) -> Aim) -> Answer {
    let find = |hit: TextHit<T>| Find {
        aim: aim(hit.at),
        text: hit.text,
        letters: hit.letters,
        why: Why::Text,
    };
    (answer.hits.into_iter().map(find).collect(), answer.hint)
}
