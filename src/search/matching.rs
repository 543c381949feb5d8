//! Matching of names, trying the best kinds of match first.

mod across_texts;
mod alignment;
mod alternative;
mod beginnings;
mod class;
mod grade;
mod highlight;
mod matches;
mod name_query;
mod scan;
mod some_words;
mod sound;
mod subsequence;
mod typo_pattern;
mod typos;
mod words;

pub(super) use alternative::{best_matches, has_name_with_all_words, match_words};
pub(super) use class::MatchClass;
pub(super) use highlight::to_hit;
pub(super) use matches::Match;
pub(super) use name_query::NameQuery;
pub(super) use scan::scan;
pub(super) use subsequence::CandidateCache;
