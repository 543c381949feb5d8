//! Fits that no shelf can find: initials and letters scattered over a name.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::class::Class;
use super::fit::{close, consonants, initials, scattered};
use super::found::{Find, Finds};
use super::mask::Mask;
use super::plain::Ask;
use super::scan::scan;

/// Names with scattered letters that are scored at most, the most connected ones first.
const MOST_SCATTERED: usize = 4_096;

/// A spelling that holds the letters typed, and how, unless its entity may not be found.
type Fitting = (u32, Option<Class>);

/// Initials, dropped vowels and letters close together, in one pass over the spellings.
///
/// All of these begin with the beginning of a word. Returns the spellings over which the letters
/// are scattered from there on, for when all else fails.
pub(super) fn in_one_pass(
    ask: Ask<'_>,
    finds: &mut Finds,
    survivors: &mut Option<Vec<u32>>,
) -> Vec<u32> {
    let known = survivors.take();
    let count = known.as_ref().map_or(ask.names.keys.len(), Vec::len);
    let wanted = ask.typed.letters.and(first_letter(ask));
    let (fitting, complete) = scan(count, ask.limit, ask.cancelled, |block| {
        let fitting: Vec<Fitting> = match &known {
            Some(known) => known[block].iter().filter_map(|at| fitting(ask, *at)).collect(),
            None => among(ask, block, |mask| mask.covers(wanted)),
        };
        let perfect = fitting.iter().filter(|(_, class)| *class == Some(Class::Initials)).count();
        (fitting, perfect)
    });
    let matcher = matcher();
    let mut poorest = Vec::new();
    for (number, class) in &fitting {
        match class {
            Some(Class::Scattered) if poorest.len() < MOST_SCATTERED => poorest.push(*number),
            None | Some(Class::Scattered) => {}
            Some(class) => finds.add(scored(ask, &matcher, *number, *class)),
        }
    }
    *survivors = complete.then(|| fitting.into_iter().map(|(number, _)| number).collect());
    poorest
}

/// Adds spellings over which the letters are scattered, by fuzzy-matcher's score: those of which
/// it is known, and those in which the letters begin within a word.
pub(super) fn add_scattered(ask: Ask<'_>, finds: &mut Finds, known: &[u32]) {
    let begins = first_letter(ask);
    let (fitting, _) = scan(ask.names.keys.len(), MOST_SCATTERED, ask.cancelled, |block| {
        let fitting =
            among(ask, block, |mask| !mask.covers(begins) && mask.covers(ask.typed.letters));
        let found: Vec<u32> = fitting
            .iter()
            .filter(|(_, class)| class.is_some())
            .map(|(number, _)| *number)
            .collect();
        let count = found.len();
        (found, count)
    });
    let matcher = matcher();
    for number in known.iter().chain(&fitting) {
        finds.add(scored(ask, &matcher, *number, Class::Scattered));
    }
}

/// The first letter typed, where it has a bit of its own as the beginning of a word.
fn first_letter(ask: Ask<'_>) -> Mask {
    let first = ask.typed.squashed.chars().next().filter(char::is_ascii_lowercase);
    first.map_or(Mask::default(), |first| Mask::beginnings(first.encode_utf8(&mut [0; 4])))
}

/// The spellings of a block that hold the letters; the masks turn most of them away.
fn among(ask: Ask<'_>, block: Range<usize>, may_hold: impl Fn(Mask) -> bool) -> Vec<Fitting> {
    let masks = &ask.names.keys.masks()[block.clone()];
    let covering = block.zip(masks).filter(|(_, mask)| may_hold(**mask));
    covering.filter_map(|(at, _)| fitting(ask, u32::try_from(at).ok()?)).collect()
}

/// How a spelling holds the letters typed, if it does.
fn fitting(ask: Ask<'_>, number: u32) -> Option<Fitting> {
    let keys = &ask.names.keys;
    let name = keys.get(number as usize);
    let letters = ask.typed.squashed.as_bytes();
    if !scattered(name.as_bytes(), letters) {
        return None;
    }
    if !(ask.accept)(keys.owner(number as usize)) {
        return Some((number, None));
    }
    let class = initials(name, &ask.typed.squashed)
        .or_else(|| consonants(name.as_bytes(), letters).then_some(Class::Consonants))
        .or_else(|| close(name.as_bytes(), letters).then_some(Class::Close));
    Some((number, class.or(Some(Class::Scattered))))
}

fn scored(ask: Ask<'_>, matcher: &SkimMatcherV2, number: u32, class: Class) -> Find {
    let keys = &ask.names.keys;
    let key = number as usize;
    let detail = match class {
        Class::Initials | Class::FirstInitials => 0,
        _ => detail(matcher, keys.get(key), &ask.typed.squashed),
    };
    Find { entity: keys.owner(key), class, detail, key, place: keys.start(key) }
}

/// How well letters scattered over a name fit: fuzzy-matcher's score, and of equal ones the name
/// of which less is left over.
fn detail(matcher: &SkimMatcherV2, name: &str, letters: &str) -> i64 {
    let score = matcher.fuzzy_match(name, letters).unwrap_or(0).clamp(0, 300);
    let left_over = i64::try_from(name.len().saturating_sub(letters.len())).unwrap_or(31).min(31);
    32 * score + 31 - left_over
}

/// The matcher that scores subsequences; everything is folded, so case is compared as it is.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}
