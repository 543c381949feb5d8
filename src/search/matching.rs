//! How names are matched, from the best kind of match to the worst.

mod across_texts;
mod alternative;
mod best_places;
mod class;
mod fit;
mod free_text;
mod highlight;
mod matches;
mod scan;
mod subsequence;
mod typo_pattern;
mod typos;

pub(super) use class::Class;
pub(super) use free_text::NameQuery;
pub(super) use highlight::show;
pub(super) use matches::Match;
pub(super) use scan::scan;
pub(super) use subsequence::CandidateCache;
