//! Matches that no index can find: initials, dropped vowels, and characters scattered over a name.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::alignment::{classify_subsequence, is_subsequence, matches_without_vowels};
use super::beginnings::grade_beginnings;
use super::class::MatchClass;
use super::grade::Grade;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use super::scan::scan;
use crate::search::spelling::LetterMask;

/// The maximum number of names scored per class, the most connected first.
const MAX_SCORED: usize = 512;

/// If fewer entities are found, matches that start within a word are added.
const ENOUGH_ENTITIES: usize = 10;

/// A spelling that contains the characters of the query, and its grade; `None` if the entity does not pass the filter.
type GradedSpelling = (u32, Option<Grade>);

/// The spellings that contain the characters of a query. Extending the query can only narrow them.
#[derive(Debug, Default)]
pub(crate) struct CandidateCache {
    /// Spellings in which the characters begin at the start of a word.
    from_word_start: Option<Vec<u32>>,
    /// Spellings in which the characters begin only within a word.
    within_word: Option<Vec<u32>>,
}

/// Adds initials, joined beginnings of words, dropped vowels and characters close together, in one pass over the
/// spellings. All of these matches begin at the start of a word. Returns the spellings over which the characters are
/// scattered, for [`add_scattered`] to add if there are too few better matches.
#[expect(clippy::indexing_slicing, reason = "there is a count for each class")]
pub(super) fn add_in_one_pass(
    query: NameQuery<'_>,
    matches: &mut MatchSet,
    cache: &mut CandidateCache,
) -> Vec<u32> {
    let required = query.text.letter_mask.union(first_letter_mask(query));
    let is_perfect =
        |grade: Option<Grade>| grade.is_some_and(|grade| grade.class == MatchClass::Initials);
    let masks = (required, LetterMask::default());
    let candidates =
        find_candidates(query, &mut cache.from_word_start, query.options.limit, masks, is_perfect);
    let scorer = scorer();
    let mut remaining = [MAX_SCORED; MatchClass::COUNT];
    let mut weakest = Vec::new();
    for (spelling, grade) in candidates {
        let Some(grade) = grade.filter(|grade| remaining[grade.class as usize] > 0) else {
            continue;
        };
        remaining[grade.class as usize] -= 1;
        if grade.class == MatchClass::Scattered {
            weakest.push(spelling);
        } else {
            matches.add(score_match(query, &scorer, spelling, grade));
        }
    }
    weakest
}

/// Adds spellings over which the characters are scattered, by fuzzy-matcher's score: those that begin at the
/// start of a word and, if there are few other matches, those that begin within a word.
pub(super) fn add_scattered(
    query: NameQuery<'_>,
    matches: &mut MatchSet,
    cache: &mut CandidateCache,
    from_word_start: &[u32],
) {
    let scorer = scorer();
    for spelling in from_word_start {
        matches.add(score_match(query, &scorer, *spelling, MatchClass::Scattered.into()));
    }
    let word_start = first_letter_mask(query);
    if word_start == LetterMask::default() || matches.len() >= ENOUGH_ENTITIES {
        cache.within_word = None;
        return;
    }
    let masks = (query.text.letter_mask, word_start);
    let scattered =
        find_candidates(query, &mut cache.within_word, MAX_SCORED, masks, |grade| grade.is_some());
    for (spelling, _) in scattered.iter().filter(|(_, grade)| grade.is_some()) {
        matches.add(score_match(query, &scorer, *spelling, MatchClass::Scattered.into()));
    }
}

/// The spellings that contain the characters of the query: from the cache if possible, else from the entities with all
/// `required` and no `excluded` letters. Stops after `enough` perfect ones; caches the result if it is complete.
#[expect(clippy::indexing_slicing, reason = "known candidates are kept for every block")]
fn find_candidates(
    query: NameQuery<'_>,
    cache: &mut Option<Vec<u32>>,
    enough: usize,
    (required, excluded): (LetterMask, LetterMask),
    is_perfect: impl Fn(Option<Grade>) -> bool + Sync,
) -> Vec<GradedSpelling> {
    let known = cache.take();
    let names = &query.names.spellings;
    let count = known.as_ref().map_or(names.entity_count(), Vec::len);
    let (found, is_complete) = scan(count, enough, query.options.cancelled, |block| {
        let mut starts = names.starts();
        let mut candidate = |index: usize| {
            graded_spelling(query, index, names.get_at(index, starts.start_of(index)))
        };
        let in_block: Vec<GradedSpelling> = match &known {
            Some(known) => {
                known[block].iter().filter_map(|index| candidate(*index as usize)).collect()
            }
            None => {
                names.spans(block, required, excluded).flatten().filter_map(candidate).collect()
            }
        };
        let count = in_block.iter().filter(|(_, grade)| is_perfect(*grade)).count();
        (in_block, count)
    });
    *cache = is_complete.then(|| found.iter().map(|(spelling, _)| *spelling).collect());
    found
}

/// The mask of words that start with the first character of the query; empty if it is not a letter.
fn first_letter_mask(query: NameQuery<'_>) -> LetterMask {
    LetterMask::from_initials(query.text.joined.get(..1).unwrap_or_default())
}

/// The grade of a spelling, if it contains the characters of the query.
fn graded_spelling(query: NameQuery<'_>, index: usize, name: &str) -> Option<GradedSpelling> {
    let letters = query.text.joined.as_bytes();
    if !is_subsequence(name.as_bytes(), letters) {
        return None;
    }
    let spelling = u32::try_from(index).ok()?;
    if !(query.options.filter)(query.names.spellings.entity(index)) {
        return Some((spelling, None));
    }
    let grade = grade_beginnings(name, query.text)
        .or_else(|| {
            let is_match = matches_without_vowels(name.as_bytes(), letters);
            is_match.then(|| MatchClass::Consonants.into())
        })
        .unwrap_or_else(|| classify_subsequence(name.as_bytes(), letters).into());
    Some((spelling, Some(grade)))
}

fn score_match(query: NameQuery<'_>, scorer: &SkimMatcherV2, spelling: u32, grade: Grade) -> Match {
    let names = &query.names.spellings;
    let spelling = spelling as usize;
    let class = grade.class;
    let detail = match class {
        MatchClass::Initials | MatchClass::FirstInitials => grade.detail(),
        _ => detail(scorer, names.get(spelling), &query.text.joined),
    };
    let (entity, offset) = (names.entity(spelling), names.start(spelling));
    Match { entity, class, detail, spelling, offset }
}

/// The detail score of scattered characters: fuzzy-matcher's score, then the fewest unmatched characters.
fn detail(scorer: &SkimMatcherV2, name: &str, letters: &str) -> i64 {
    let score = scorer.fuzzy_match(name, letters).unwrap_or(0).clamp(0, 300);
    let unmatched = i64::try_from(name.len().saturating_sub(letters.len())).unwrap_or(31).min(31);
    32 * score + 31 - unmatched
}

/// The matcher that scores subsequences. Everything is folded, so case need not be ignored.
pub(super) fn scorer() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}
