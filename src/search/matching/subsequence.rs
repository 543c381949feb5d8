//! Fits that no shelf can find: initials and letters scattered over a name.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::class::Class;
use super::fit::{consonants, initials, scattered, spread};
use super::free_text::NameQuery;
use super::matches::{Match, Matches};
use super::scan::scan;
use crate::search::spelling::LetterMask;

/// Names that are scored at most for each way to fit, the most connected ones first.
const MOST_SCORED: usize = 512;

/// Letters that begin within a word are looked for where fewer entities are found otherwise.
const FEW: usize = 10;

/// A spelling that holds the letters typed, and how, unless its entity may not be found.
type Fitting = (u32, Option<Class>);

/// Spellings that may hold the letters typed, where that is known from fewer letters.
#[derive(Debug, Default)]
pub(crate) struct CandidateCache {
    /// Those in which the letters begin with the beginning of a word.
    starting: Option<Vec<u32>>,
    /// Those in which they begin within a word only.
    within: Option<Vec<u32>>,
}

/// Initials, dropped vowels and letters close together, in one pass over the spellings.
///
/// All of these begin with the beginning of a word. Returns the spellings over which the letters
/// are scattered from there on, for when all else fails.
pub(crate) fn in_one_pass(
    ask: NameQuery<'_>,
    finds: &mut Matches,
    survivors: &mut CandidateCache,
) -> Vec<u32> {
    let wanted = ask.typed.letters.and(first_letter(ask));
    let perfect = |class: Option<Class>| class == Some(Class::Initials);
    let likely = (wanted, LetterMask::default());
    let fitting = holding(ask, &mut survivors.starting, ask.limit, likely, perfect);
    let matcher = matcher();
    let mut left = [MOST_SCORED; Class::COUNT];
    let mut poorest = Vec::new();
    for (number, class) in fitting {
        let Some(class) = class.filter(|class| left[*class as usize] > 0) else { continue };
        left[class as usize] -= 1;
        if class == Class::Scattered {
            poorest.push(number);
        } else {
            finds.add(scored(ask, &matcher, number, class));
        }
    }
    poorest
}

/// Adds spellings over which the letters are scattered, by fuzzy-matcher's score: those of which
/// it is known, and where little else is found those in which the letters begin within a word.
pub(crate) fn add_scattered(
    ask: NameQuery<'_>,
    finds: &mut Matches,
    survivors: &mut CandidateCache,
    known: &[u32],
) {
    let matcher = matcher();
    for number in known {
        finds.add(scored(ask, &matcher, *number, Class::Scattered));
    }
    let begins = first_letter(ask);
    if begins == LetterMask::default() || finds.len() >= FEW {
        survivors.within = None;
        return;
    }
    let likely = (ask.typed.letters, begins);
    let within = holding(ask, &mut survivors.within, MOST_SCORED, likely, |class| class.is_some());
    for (number, _) in within.iter().filter(|(_, class)| class.is_some()) {
        finds.add(scored(ask, &matcher, *number, Class::Scattered));
    }
}

/// The spellings that hold the letters, among those that may: those of entities whose letters cover
/// the first mask and have nothing of the second. Stops at enough perfect ones.
///
/// `survivors` are looked through where they are known, and replaced by those found where all
/// was looked through.
fn holding(
    ask: NameQuery<'_>,
    survivors: &mut Option<Vec<u32>>,
    enough: usize,
    (with, without): (LetterMask, LetterMask),
    perfect: impl Fn(Option<Class>) -> bool + Sync,
) -> Vec<Fitting> {
    let known = survivors.take();
    let keys = &ask.names.keys;
    let count = known.as_ref().map_or(keys.owner_count(), Vec::len);
    let (found, complete) = scan(count, enough, ask.cancelled, |block| {
        let mut walk = keys.walk();
        let mut fits = |at: usize| fitting(ask, at, walk.get(at));
        let found: Vec<Fitting> = match &known {
            Some(known) => known[block].iter().filter_map(|at| fits(*at as usize)).collect(),
            None => keys.owned(block, with, without).flatten().filter_map(fits).collect(),
        };
        let count = found.iter().filter(|(_, class)| perfect(*class)).count();
        (found, count)
    });
    *survivors = complete.then(|| found.iter().map(|(number, _)| *number).collect());
    found
}

/// The first letter typed, where it has a bit of its own as the beginning of a word.
fn first_letter(ask: NameQuery<'_>) -> LetterMask {
    let first = ask.typed.squashed.chars().next().filter(char::is_ascii_lowercase);
    first.map_or(LetterMask::default(), |first| {
        LetterMask::beginnings(first.encode_utf8(&mut [0; 4]))
    })
}

/// How a spelling holds the letters typed, if it does.
fn fitting(ask: NameQuery<'_>, at: usize, name: &str) -> Option<Fitting> {
    let letters = ask.typed.squashed.as_bytes();
    if !scattered(name.as_bytes(), letters) {
        return None;
    }
    let number = u32::try_from(at).ok()?;
    if !(ask.accept)(ask.names.keys.owner(at)) {
        return Some((number, None));
    }
    let class = initials(name, &ask.typed.squashed)
        .or_else(|| consonants(name.as_bytes(), letters).then_some(Class::Consonants))
        .unwrap_or_else(|| spread(name.as_bytes(), letters));
    Some((number, Some(class)))
}

fn scored(ask: NameQuery<'_>, matcher: &SkimMatcherV2, number: u32, class: Class) -> Match {
    let keys = &ask.names.keys;
    let key = number as usize;
    let detail = match class {
        Class::Initials | Class::FirstInitials => 0,
        _ => detail(matcher, keys.get(key), &ask.typed.squashed),
    };
    Match { entity: keys.owner(key), class, detail, key, place: keys.start(key) }
}

/// How well letters scattered over a name fit: fuzzy-matcher's score, and of equal ones the name
/// of which less is left over.
fn detail(matcher: &SkimMatcherV2, name: &str, letters: &str) -> i64 {
    let score = matcher.fuzzy_match(name, letters).unwrap_or(0).clamp(0, 300);
    let left_over = i64::try_from(name.len().saturating_sub(letters.len())).unwrap_or(31).min(31);
    32 * score + 31 - left_over
}

/// The matcher that scores subsequences; everything is folded, so case is compared as it is.
pub(crate) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}
