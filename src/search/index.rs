//! The index: what a search looks through, built once for a graph.

use std::collections::HashMap;

use super::bounds::Bounds;
use super::hit::{EntityHit, EntityHits};
use super::language::{Alternative, Condition, Polarity, read};
use super::lookup::Catalog;
use super::matching::{CandidateCache, Class, Match, NameQuery, show};
use super::session::Session;
use super::spelling::{QueryText, fold};
use crate::model::{EntityId, Graph};

/// What a search looks through. It belongs to the graph it was built for.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) names: Catalog,
    pub(super) roles: Catalog,
}

/// A find with the words of the way on which it was found.
type Ranked<'w> = (Match, &'w QueryText);

impl Index {
    /// Builds the index of a graph, in time about linear in the bytes of its names.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        Self { names: Catalog::of_names(graph), roles: Catalog::of_roles(graph) }
    }

    /// The best `limit` entities for what was typed, best first.
    #[must_use]
    pub fn search(&self, graph: &Graph, query: &str, limit: usize) -> Vec<EntityHit> {
        self.ask(graph, query, limit).hits
    }

    /// The same, with a hint where the query itself is at fault.
    #[must_use]
    pub fn ask(&self, graph: &Graph, query: &str, limit: usize) -> EntityHits {
        self.answer(graph, query, &Bounds::of(limit), &mut Session::default())
    }

    /// How many bytes of memory the index fills.
    #[must_use]
    pub fn size(&self) -> usize {
        self.names.size() + self.roles.size()
    }

    /// Answers, with what a session knows from the query before.
    pub(super) fn answer(
        &self,
        graph: &Graph,
        query: &str,
        bounds: &Bounds<'_, EntityId>,
        session: &mut Session,
    ) -> EntityHits {
        let Bounds { limit, allows, cancelled } = *bounds;
        let ways = read(query);
        let mut hint = None;
        let mut finds: HashMap<EntityId, Ranked<'_>> = HashMap::new();
        for way in &ways {
            let conditions = Condition::all(graph, way, &mut hint);
            let accept =
                |entity: EntityId| allows(entity) && accepts(graph, way, &conditions, entity);
            let ask = NameQuery {
                graph,
                names: &self.names,
                roles: &self.roles,
                typed: &way.typed,
                limit,
                accept: &accept,
                cancelled,
            };
            let survivors = session.survivors_for(ways.len(), way);
            for find in ask.follow(way, survivors) {
                let known = finds.entry(find.entity).or_insert((find, &way.marked));
                if find.score() > known.0.score() {
                    *known = (find, &way.marked);
                }
            }
        }
        let mut best: Vec<Ranked<'_>> = finds.into_values().collect();
        best.sort_unstable_by_key(|(find, _)| (-find.score(), find.key));
        best.truncate(limit);
        let hits = best.iter().map(|(find, typed)| self.show(graph, typed, find));
        EntityHits { hits: hits.collect(), hint }
    }

    /// The best entities for plain words, whatever signs they hold.
    pub(super) fn plain(&self, graph: &Graph, typed: &QueryText, limit: usize) -> Vec<EntityHit> {
        let Bounds { allows: accept, cancelled, .. } = Bounds::of(limit);
        let (names, roles) = (&self.names, &self.roles);
        let ask = NameQuery { graph, names, roles, typed, limit, accept, cancelled };
        if typed.is_empty() {
            return Vec::new();
        }
        ask.answer(&mut CandidateCache::default())
            .iter()
            .map(|find| self.show(graph, typed, find))
            .collect()
    }

    fn show(&self, graph: &Graph, typed: &QueryText, find: &Match) -> EntityHit {
        let catalog = if find.class == Class::Role { &self.roles } else { &self.names };
        show(graph, &catalog.keys, typed, find)
    }
}

/// Whether an entity fulfils what goes beyond the words typed.
fn accepts(graph: &Graph, way: &Alternative, conditions: &[Condition], id: EntityId) -> bool {
    if !conditions.iter().all(|condition| condition.holds(graph, id)) {
        return false;
    }
    if way.tests.is_empty() {
        return true;
    }
    let entity = graph.entity(id);
    let mut names = vec![fold(entity.name()), fold(entity.slug())];
    names.extend(entity.aliases().map(|alias| fold(alias.name)));
    way.tests
        .iter()
        .all(|test| names.iter().any(|name| test.holds(name)) == (test.wanted == Polarity::Yes))
}
