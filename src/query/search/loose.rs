//! Fits that no shelf can find: initials and letters scattered over a name.

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

/// Spellings that may hold the letters typed, where that is known from fewer letters.
#[derive(Debug, Default)]
pub(super) struct Survivors {
    /// Those in which the letters begin with the beginning of a word.
    starting: Option<Vec<u32>>,
    /// Those in which they begin within a word only.
    within: Option<Vec<u32>>,
}

/// Initials, dropped vowels and letters close together, in one pass over the spellings.
///
/// All of these begin with the beginning of a word. Returns the spellings over which the letters
/// are scattered from there on, for when all else fails.
pub(super) fn in_one_pass(ask: Ask<'_>, finds: &mut Finds, survivors: &mut Survivors) -> Vec<u32> {
    let wanted = ask.typed.letters.and(first_letter(ask));
    let perfect = |class: Option<Class>| class == Some(Class::Initials);
    let may_hold = |mask: Mask| mask.covers(wanted);
    let fitting = holding(ask, &mut survivors.starting, ask.limit, may_hold, perfect);
    let matcher = matcher();
    let mut poorest = Vec::new();
    for (number, class) in fitting {
        match class {
            Some(Class::Scattered) if poorest.len() < MOST_SCATTERED => poorest.push(number),
            None | Some(Class::Scattered) => {}
            Some(class) => finds.add(scored(ask, &matcher, number, class)),
        }
    }
    poorest
}

/// Adds spellings over which the letters are scattered, by fuzzy-matcher's score: those of which
/// it is known, and those in which the letters begin within a word.
pub(super) fn add_scattered(
    ask: Ask<'_>,
    finds: &mut Finds,
    survivors: &mut Survivors,
    known: &[u32],
) {
    let begins = first_letter(ask);
    let may_hold = |mask: Mask| !mask.covers(begins) && mask.covers(ask.typed.letters);
    let within =
        holding(ask, &mut survivors.within, MOST_SCATTERED, may_hold, |class| class.is_some());
    let matcher = matcher();
    let within = within.iter().filter(|(_, class)| class.is_some()).map(|(number, _)| number);
    for number in known.iter().chain(within) {
        finds.add(scored(ask, &matcher, *number, Class::Scattered));
    }
}

/// The spellings that hold the letters, among those that may; stops at enough perfect ones.
///
/// `survivors` are looked through where they are known, and replaced by those found where all
/// was looked through.
fn holding(
    ask: Ask<'_>,
    survivors: &mut Option<Vec<u32>>,
    enough: usize,
    may_hold: impl Fn(Mask) -> bool + Sync,
    perfect: impl Fn(Option<Class>) -> bool + Sync,
) -> Vec<Fitting> {
    let known = survivors.take();
    let masks = ask.names.keys.masks();
    let count = known.as_ref().map_or(masks.len(), Vec::len);
    let (found, complete) = scan(count, enough, ask.cancelled, |block| {
        let found: Vec<Fitting> = if let Some(known) = &known {
            known[block].iter().filter_map(|at| fitting(ask, *at)).collect()
        } else {
            let covering = block.clone().zip(&masks[block]).filter(|(_, mask)| may_hold(**mask));
            covering.filter_map(|(at, _)| fitting(ask, u32::try_from(at).ok()?)).collect()
        };
        let count = found.iter().filter(|(_, class)| perfect(*class)).count();
        (found, count)
    });
    *survivors = complete.then(|| found.iter().map(|(number, _)| *number).collect());
    found
}

/// The first letter typed, where it has a bit of its own as the beginning of a word.
fn first_letter(ask: Ask<'_>) -> Mask {
    let first = ask.typed.squashed.chars().next().filter(char::is_ascii_lowercase);
    first.map_or(Mask::default(), |first| Mask::beginnings(first.encode_utf8(&mut [0; 4])))
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
