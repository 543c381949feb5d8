use std::cell::LazyCell;
use std::collections::HashMap;
use std::sync::atomic::Ordering;

use super::hit::{EntityHit, Hits};
use super::language::{Alternative, Condition, parse};
use super::lookup::{Catalog, Spelling, add_spellings};
use super::matching::{
    CandidateCache, Match, MatchClass, NameQuery, best_matches, has_name_with_all_words,
    match_words, to_hit,
};
use super::search_options::SearchOptions;
use super::spelling::{QueryText, Rarity, fold};
use crate::model::{Entity, EntityId, Graph};

/// The search index of a graph, usable only with the graph it was built for.
#[derive(Debug, Default)]
pub struct Index {
    names: Catalog,
    roles: Catalog,
}

impl Index {
    /// Builds the index of a graph, in approximately linear time.
    pub fn new(graph: &Graph) -> Self {
        let add_role = |entity: Entity<'_>, spellings: &mut Vec<Spelling>| {
            spellings.extend(entity.role().map(|role| (fold(role), Rarity::Usual)));
        };
        Self { names: Catalog::new(graph, add_spellings), roles: Catalog::new(graph, add_role) }
    }

    /// The best `limit` entities for a query, best first, and a hint if the query is invalid.
    pub fn search(&self, graph: &Graph, query: &str, limit: usize) -> Hits<EntityHit> {
        let hits = self.search_in_session(
            &mut SearchSession::default(),
            graph,
            query,
            &SearchOptions::with_limit(limit),
        );
        hits.unwrap_or_else(|| Hits { hits: Vec::new(), hint: None })
    }

    /// Like [`Self::search`] with `options`, which must not change within a session; faster if the query extends the
    /// session's previous one. `None` if cancelled.
    pub fn search_in_session(
        &self,
        session: &mut SearchSession,
        graph: &Graph,
        query: &str,
        options: &SearchOptions<'_, EntityId>,
    ) -> Option<Hits<EntityHit>> {
        let alternatives: Vec<Alternative> = parse(query)
            .into_iter()
            .map(|alternative| self.without_stop_words(graph, alternative))
            .collect();
        let candidates = session.candidates(&alternatives);
        let mut hint = None;
        let matches = self.best_by_entity(graph, &alternatives, candidates, options, &mut hint);
        let mut best: Vec<(Match, &QueryText)> = matches.into_values().collect();
        best.sort_unstable_by_key(|(name_match, _)| (-name_match.score(), name_match.spelling));
        best.truncate(options.limit);
        let hits = best.iter().map(|(name_match, text)| {
            self.to_hit(self.name_query(graph, text, *options), name_match)
        });
        let hits = Hits { hits: hits.collect(), hint };
        if options.cancelled.load(Ordering::Relaxed) {
            *session = SearchSession::default();
            return None;
        }
        Some(hits)
    }

    /// The best match of each entity in any of the alternatives, with the text to highlight. Sets `hint` if a term is
    /// invalid.
    fn best_by_entity<'q>(
        &self,
        graph: &Graph,
        alternatives: &'q [Alternative],
        candidates: &mut CandidateCache,
        options: &SearchOptions<'_, EntityId>,
        hint: &mut Option<String>,
    ) -> HashMap<EntityId, (Match, &'q QueryText)> {
        let mut matches: HashMap<EntityId, (Match, &QueryText)> = HashMap::new();
        for alternative in alternatives {
            let conditions = Condition::from_alternative(graph, alternative, hint);
            let allows = |entity: EntityId| {
                (options.filter)(entity) && satisfies(graph, alternative, &conditions, entity)
            };
            let options = SearchOptions { filter: &allows, ..*options };
            let query = self.name_query(graph, &alternative.text, options);
            for candidate in best_matches(query, alternative, candidates) {
                let entry = matches.entry(candidate.entity);
                let best = entry.or_insert((candidate, &alternative.highlighted));
                if candidate.score() > best.0.score() {
                    *best = (candidate, &alternative.highlighted);
                }
            }
        }
        matches
    }

    fn name_query<'a>(
        &'a self,
        graph: &'a Graph,
        text: &'a QueryText,
        options: SearchOptions<'a, EntityId>,
    ) -> NameQuery<'a> {
        NameQuery { graph, names: &self.names, roles: &self.roles, text, options }
    }

    /// The alternative without stop words, unless a name contains them.
    fn without_stop_words(&self, graph: &Graph, alternative: Alternative) -> Alternative {
        let Some(content) = alternative.text.content() else { return alternative };
        let options = SearchOptions::with_limit(1);
        if has_name_with_all_words(self.name_query(graph, &alternative.text, options)) {
            return alternative;
        }
        Alternative { highlighted: content.clone(), text: content, ..alternative }
    }

    /// The memory used, in bytes.
    pub fn size(&self) -> usize {
        self.names.size() + self.roles.size()
    }

    /// The best entities for plain words, without the query language.
    pub(super) fn find_words(
        &self,
        graph: &Graph,
        text: &QueryText,
        limit: usize,
    ) -> Vec<EntityHit> {
        if text.is_empty() {
            return Vec::new();
        }
        let query = self.name_query(graph, text, SearchOptions::with_limit(limit));
        let matches = match_words(query, &mut CandidateCache::default());
        matches.iter().map(|name_match| self.to_hit(query, name_match)).collect()
    }

    fn to_hit(&self, query: NameQuery<'_>, name_match: &Match) -> EntityHit {
        let catalog = if name_match.class == MatchClass::Role { &self.roles } else { &self.names };
        to_hit(query, &catalog.spellings, name_match)
    }
}

/// The state of a search in one index while the user types: each further character only narrows the candidates.
#[derive(Debug, Default)]
pub struct SearchSession {
    /// The query that all cached candidates match.
    query: String,
    candidates: CandidateCache,
}

impl SearchSession {
    /// The spellings that may still match. Extending plain words only narrows the candidates; any other query starts
    /// over.
    fn candidates(&mut self, alternatives: &[Alternative]) -> &mut CandidateCache {
        let query = match alternatives {
            [only] if only.tests.is_empty() && only.fields.is_empty() => only.text.joined.as_str(),
            _ => "",
        };
        if self.query.is_empty() || !query.starts_with(&self.query) {
            self.candidates = CandidateCache::default();
        }
        query.clone_into(&mut self.query);
        &mut self.candidates
    }
}

fn satisfies(
    graph: &Graph,
    alternative: &Alternative,
    conditions: &[Condition],
    id: EntityId,
) -> bool {
    let names = LazyCell::new(|| {
        let entity = graph.entity(id);
        entity.names().chain([entity.slug()]).map(fold).collect::<Vec<String>>()
    });
    conditions.iter().all(|condition| condition.allows_entity(graph, id))
        && alternative.tests.iter().all(|test| test.allows(names.iter().map(String::as_str)))
}
