use std::collections::HashSet;
use std::sync::atomic::Ordering;

use super::fit::Fit;
use super::hit::{EntityHit, Hit, Hits, TextHit};
use super::index::{Index, SearchSession};
use super::kinds::KindHits;
use super::leading_entities::leading_entities;
use super::matching::MatchClass;
use super::search_options::SearchOptions;
use super::target::{SearchScope, Target};
use super::texts::search_texts;
use crate::model::{Articles, EntityId, Graph};

/// A hit that ranks above [`Rank::Similar`] is an answer. If there are any, similar hits are added only until the list
/// has this number of hits.
const MIN_HITS_WITH_ANSWERS: usize = 10;

/// Similar hits are shown if they have at least this share of the relevance of the best similar hit.
const MIN_RELATIVE_RELEVANCE: f64 = 0.5;

/// If a name has more than this number of characters per matching character, a scattered match is a coincidence.
const MAX_SPREAD: usize = 3;

/// The graph, articles and index to search.
#[derive(Clone, Copy)]
pub struct Corpus<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// The available articles of the sources.
    pub articles: &'g Articles,
    /// The index of the names in the graph.
    pub index: &'g Index,
}

/// The group of a hit in the ranking, best group first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A whole name or identifier.
    WholeName,
    /// Words of a name, or the starts of words.
    InName,
    /// All words, in some text; initials; names typed without spaces.
    AllWords,
    Similar,
}

/// A hit with its rank, and its relevance within the rank, from 0 to about 1.
type RankedHit = (Rank, f64, Hit);

impl Corpus<'_> {
    /// The entities whose names match, without searching other text; takes milliseconds for a million names. `None` if
    /// cancelled.
    pub(crate) fn find_names(
        &self,
        session: &mut SearchSession,
        query: &str,
        options: &SearchOptions<'_, Target>,
    ) -> Option<Hits<Hit>> {
        let names = self.search_names(session, query, options)?;
        let hits = best_hits(rank_entities(names.hits), options.limit);
        Some(Hits { hits, hint: names.hint })
    }

    fn search_names(
        &self,
        session: &mut SearchSession,
        query: &str,
        options: &SearchOptions<'_, Target>,
    ) -> Option<Hits<EntityHit>> {
        let SearchOptions { limit, filter, role_filter, cancelled } = *options;
        let allows = |entity: EntityId| filter(Target::Entity(entity));
        let options = SearchOptions { limit, filter: &allows, role_filter, cancelled };
        let names = self.index.search_in_session(session, self.graph, query, &options)?;
        let plausible = names.hits.into_iter().filter(|hit| !is_coincidence(hit));
        Some(Hits { hits: plausible.collect(), hint: names.hint })
    }

    /// The best hits: answers, then similar hits; for an empty query, the most connected entities. `None` if
    /// cancelled.
    pub fn find(
        &self,
        session: &mut SearchSession,
        (query, scope): (&str, SearchScope),
        options: &SearchOptions<'_, Target>,
    ) -> Option<Hits<Hit>> {
        let SearchOptions { limit, cancelled, .. } = *options;
        let (mut names, mut named_kind) = (Hits { hits: Vec::new(), hint: None }, None);
        if scope.includes(SearchScope::Entities) {
            names = self.search_names(session, query, options)?;
            named_kind = KindHits::find(self.graph, query, options);
        }
        let texts = search_texts(self.graph, self.articles, (query, scope), options);
        let leading = leading_entities(&names.hits, &texts.hits);
        let mut hits = rank_entities(names.hits);
        let kind_hits = named_kind.iter().flat_map(|kind| kind.hits.iter().cloned());
        hits.extend(kind_hits.enumerate().map(rank_kind_hit));
        hits.extend(texts.hits.into_iter().map(rank_text));
        boost_targets(&leading, &mut hits);
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let hits = best_hits(hits, limit);
        let hint =
            names.hint.or(texts.hint).or_else(|| named_kind?.truncation_hint(self.graph, &hits));
        Some(Hits { hits, hint })
    }
}

/// Whether the characters of the query are scattered over a much longer name.
fn is_coincidence(hit: &EntityHit) -> bool {
    let count = hit.highlights.len();
    hit.class == MatchClass::Scattered
        && count > 0
        && hit.matched.chars().count() > MAX_SPREAD * count
}

/// The best hits, each target once; similar hits only if there are few answers.
fn best_hits(mut ranked: Vec<RankedHit>, limit: usize) -> Vec<Hit> {
    ranked.sort_by(|a, b| {
        let best_first = a.0.cmp(&b.0).then(b.1.total_cmp(&a.1));
        best_first.then_with(|| a.2.target.cmp(&b.2.target))
    });
    let mut seen = HashSet::new();
    ranked.retain(|(.., hit)| seen.insert(hit.target));
    let answers = ranked.iter().take_while(|(rank, ..)| *rank < Rank::Similar).count();
    let best_similar = ranked.get(answers).map_or(0.0, |(_, relevance, _)| *relevance);
    let is_relevant = |hit: &&RankedHit| hit.1 >= MIN_RELATIVE_RELEVANCE * best_similar;
    let similar = ranked.iter().skip(answers).take_while(is_relevant);
    let max_similar =
        if answers == 0 { limit } else { MIN_HITS_WITH_ANSWERS.saturating_sub(answers) };
    let count = answers + similar.count().min(max_similar);
    ranked.truncate(count.min(limit));
    ranked.into_iter().map(|(_, _, hit)| hit).collect()
}

/// Raises the relevance of these targets above all other similar hits, and keeps their order.
fn boost_targets(targets: &[Target], ranked: &mut [RankedHit]) {
    let is_similar = |(rank, ..): &&RankedHit| *rank == Rank::Similar;
    let best = ranked.iter().filter(is_similar).map(|(_, relevance, _)| *relevance);
    let best = best.fold(0.0, f64::max);
    for (step, target) in (1..).zip(targets.iter().rev()) {
        let is_target =
            |(rank, _, hit): &&mut RankedHit| *rank == Rank::Similar && hit.target == *target;
        // A target may occur twice; the first occurrence is the match of its name.
        if let Some((rank, relevance, hit)) = ranked.iter_mut().find(is_target) {
            *relevance = best + 1e-4 * f64::from(step);
            hit.score = combined_score(*rank, *relevance);
        }
    }
}

fn rank_entities(hits: Vec<EntityHit>) -> Vec<RankedHit> {
    hits.into_iter().enumerate().map(rank_entity).collect()
}

/// Ranks entities of the kind named by the query just below matches of a whole name.
fn rank_kind_hit((position, hit): (usize, Hit)) -> RankedHit {
    let relevance = 0.05 - tie_break(position);
    let score = combined_score(Rank::WholeName, relevance);
    (Rank::WholeName, relevance, Hit { score, ..hit })
}

fn rank_entity((position, hit): (usize, EntityHit)) -> RankedHit {
    let fit = hit.fit();
    let EntityHit { entity, score, class, field, matched, highlights, missing } = hit;
    let (rank, relevance) = rank_class(class, score);
    let relevance = relevance - tie_break(position);
    let target = Target::Entity(entity);
    let score = combined_score(rank, relevance);
    (rank, relevance, Hit { target, score, fit, field, matched, highlights, missing })
}

/// The amount to subtract from the relevance of a hit at a position, so that equally relevant hits keep their order.
fn tie_break(position: usize) -> f64 {
    f64::from(u32::try_from(position).unwrap_or(u32::MAX)) * 1e-9
}

fn rank_text(hit: TextHit) -> RankedHit {
    let TextHit { target, relevance, fit, is_whole, field, matched, highlights, missing } = hit;
    let rank = match fit {
        Fit::Exact if is_whole && field.ranks_as_name_when_whole() => Rank::WholeName,
        fit if fit.is_weak() => Rank::Similar,
        _ => Rank::AllWords,
    };
    let score = combined_score(rank, relevance);
    (rank, relevance, Hit { target, score, fit, field, matched, highlights, missing })
}

fn combined_score(rank: Rank, relevance: f64) -> i64 {
    let rank = Rank::Similar as i64 - rank as i64;
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a small number")]
    let relevance = (relevance.clamp(0.0, 9.0) * 10_000.0) as i64;
    100_000 * rank + relevance
}

fn rank_class(class: MatchClass, score: i64) -> (Rank, f64) {
    let detail = f64::from(i32::try_from(score).unwrap_or(i32::MAX)) / 1e6;
    match class {
        _ if class.fit() == Fit::Exact => (Rank::WholeName, detail),
        class if class < MatchClass::PrefixesAnyOrder => (Rank::InName, detail),
        MatchClass::PrefixesAnyOrder => (Rank::AllWords, 0.8 + detail),
        MatchClass::Role | MatchClass::AcrossTexts => (Rank::AllWords, 0.7 + detail),
        class if !class.fit().is_weak() => (Rank::AllWords, 0.5 + detail),
        MatchClass::Consonants
        | MatchClass::Close
        | MatchClass::WholeTypo
        | MatchClass::WordsTypo => (Rank::Similar, 0.8 + detail),
        MatchClass::Sound => (Rank::Similar, 0.8),
        // The text search ranks these entities too, unless the words are in another script.
        MatchClass::WholeAndMore | MatchClass::MainNameWordsAndMore | MatchClass::SomeWords => {
            (Rank::Similar, 0.2)
        }
        MatchClass::Gapped | MatchClass::PrefixTypo | MatchClass::WholeTwoTypos => {
            (Rank::Similar, 0.6 + detail)
        }
        _ => (Rank::Similar, 0.4 + detail),
    }
}
