//! Fits that no shelf can find: initials, letters scattered over a name, slips of the finger.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::class::Class;
use super::fit::{close, consonants, initials, scattered, words_in_any_order};
use super::found::{Find, Finds};
use super::keys::{Keys, is_end};
use super::mask::Mask;
use super::plain::Ask;
use super::scan::scan;
use super::shelf::Shelf;
use super::slip::{Distance, slips};

/// From so many letters on one slip is forgiven, and from so many two.
const ONE_SLIP: usize = 3;
const TWO_SLIPS: usize = 6;

/// The second half of an answer, for when the shelves have not yielded enough.
pub(super) struct Loose<'a> {
    ask: Ask<'a>,
}

/// What a scan finds: a spelling and how it fits.
type Fitting = (u32, Option<(Class, i64)>);

impl<'a> Loose<'a> {
    pub(super) fn new(ask: Ask<'a>) -> Self {
        Self { ask }
    }

    /// Initials, dropped vowels and scattered letters, in one pass over the spellings.
    pub(super) fn scan(&self, found: &mut Finds, survivors: &mut Option<Vec<u32>>) {
        let ask = self.ask;
        let known = survivors.take();
        let count = known.as_ref().map_or(ask.names.keys.len(), Vec::len);
        let (fitting, complete) = scan(count, ask.limit, ask.cancelled, |block| {
            let matcher = matcher();
            let numbers = block.filter_map(|place| match &known {
                Some(known) => known.get(place).map(|number| *number as usize),
                None => Some(place),
            });
            let fitting: Vec<Fitting> =
                numbers.filter_map(|number| self.fitting(&matcher, number)).collect();
            let perfect = fitting.iter().filter(|(_, class)| is_perfect(*class)).count();
            (fitting, perfect)
        });
        for (number, class) in &fitting {
            if let Some((class, detail)) = *class {
                found.add(whole_key(&ask.names.keys, *number as usize, class, detail));
            }
        }
        *survivors = complete.then(|| fitting.into_iter().map(|(number, _)| number).collect());
    }

    /// How a spelling holds the letters typed, if it does.
    fn fitting(&self, matcher: &SkimMatcherV2, number: usize) -> Option<Fitting> {
        let Ask { names, typed, accept, .. } = self.ask;
        if !names.keys.masks()[number].covers(typed.letters) {
            return None;
        }
        let name = names.keys.get(number);
        let letters = typed.squashed.as_bytes();
        if !scattered(name.as_bytes(), letters) {
            return None;
        }
        let survivor = u32::try_from(number).ok()?;
        if !accept(names.keys.owner(number)) {
            return Some((survivor, None));
        }
        let class = initials(name, &typed.squashed)
            .or_else(|| consonants(name.as_bytes(), letters).then_some(Class::Consonants))
            .or_else(|| close(name.as_bytes(), letters).then_some(Class::Close))
            .unwrap_or(Class::Scattered);
        let detail = match class {
            Class::Initials | Class::FirstInitials => 0,
            _ => detail(matcher, name, &typed.squashed),
        };
        Some((survivor, Some((class, detail))))
    }

    /// Slips of the finger, the fewest first.
    pub(super) fn forgive(&self, found: &mut Finds) {
        let ask = self.ask;
        if ask.typed.length() < ONE_SLIP || found.any(Class::is_complete) {
            return;
        }
        self.one_slip(&ask.names.firsts, found);
        self.one_slip(&ask.names.others, found);
        if ask.typed.words().nth(1).is_some() && !ask.is_done(found, Class::WordsSlip) {
            self.one_word_slips(found);
        }
        let good = |class: Class| class <= Class::WordsSlip && class != Class::Role;
        if ask.typed.length() >= TWO_SLIPS
            && !ask.is_done(found, Class::TwoSlips)
            && !found.any(good)
        {
            self.two_slips(found);
        }
    }

    fn one_slip(&self, words: &Shelf, found: &mut Finds) {
        let ask = self.ask;
        let text = ask.names.keys.bytes();
        let is_first = std::ptr::eq(words, &raw const ask.names.firsts);
        for slip in slips(words, text, ask.typed.squashed.as_bytes()) {
            let class = |place: u32| {
                let ends = ends_word(text, place, slip.meant.len())?;
                match ends {
                    Ends::Name if is_first => Some(Class::WholeSlip),
                    Ends::Name | Ends::Word => Some(Class::WordsSlip),
                    Ends::Within => (ask.typed.length() > ONE_SLIP).then_some(Class::PrefixSlip),
                }
            };
            let classes = [Class::WholeSlip, Class::WordsSlip, Class::PrefixSlip];
            ask.shelve(found, words.places(slip.range), &classes, class);
        }
    }

    /// Words in any order, one of them with a slip.
    fn one_word_slips(&self, found: &mut Finds) {
        let ask = self.ask;
        let text = ask.names.keys.bytes();
        for (place, word) in ask.typed.words().enumerate() {
            if word.chars().count() < ONE_SLIP {
                continue;
            }
            for shelf in [&ask.names.firsts, &ask.names.others] {
                for slip in slips(shelf, text, word.as_bytes()) {
                    let Ok(meant) = std::str::from_utf8(&slip.meant) else { continue };
                    let words = || {
                        let typed = ask.typed.words().enumerate();
                        typed.map(|(at, typed)| if at == place { meant } else { typed })
                    };
                    ask.shelve(
                        found,
                        shelf.places(slip.range),
                        &[Class::WholeSlip, Class::WordsSlip],
                        |place| {
                            let (_, name) = ask.names.keys.around(place);
                            words_in_any_order(name, words()).map(|class| match class {
                                Class::WholeAnyOrder => Class::WholeSlip,
                                _ => Class::WordsSlip,
                            })
                        },
                    );
                }
            }
        }
    }

    /// Names and words that are two slips away.
    fn two_slips(&self, found: &mut Finds) {
        let Ask { names, typed, limit, accept, cancelled, .. } = self.ask;
        let Some(distance) = Distance::new(typed.squashed.as_bytes()) else { return };
        let begins = typed
            .squashed
            .chars()
            .take(2)
            .map(|letter| Mask::beginnings(letter.encode_utf8(&mut [0; 4])));
        let begins: Vec<Mask> = begins.collect();
        let length = typed.squashed.len();
        let (near, _) = scan(names.keys.len(), limit, cancelled, |block| {
            let mut near = Vec::new();
            for number in block {
                let mask = names.keys.masks()[number];
                if mask.lacks(typed.letters) > 2 || !begins.iter().any(|begin| mask.covers(*begin))
                {
                    continue;
                }
                let start = names.keys.start(number);
                let name = names.keys.get(number);
                let Some((place, detail)) = nearest(&distance, name, length) else { continue };
                if accept(names.keys.owner(number)) {
                    let place = start + u32::try_from(place).unwrap_or(0);
                    near.push((number, place, detail));
                }
            }
            let perfect = near.iter().filter(|(.., detail)| *detail == WHOLE).count();
            (near, perfect)
        });
        for (number, place, detail) in near {
            let find = whole_key(&names.keys, number, Class::TwoSlips, detail);
            found.add(Find { place, ..find });
        }
    }
}

/// How good a name is that is two slips away as a whole, and one that begins so.
const WHOLE: i64 = 100;
const BEGINNING: i64 = 50;

/// The place of the first word from which on a name is two slips from what was typed.
fn nearest(distance: &Distance, name: &str, typed: usize) -> Option<(usize, i64)> {
    let bytes = name.as_bytes();
    let starts = std::iter::once(0)
        .chain(bytes.iter().enumerate().filter(|(_, byte)| **byte == b' ').map(|(at, _)| at + 1));
    let near = starts.filter_map(|start| {
        let rest = bytes[start..].iter().copied().filter(|byte| *byte != b' ');
        let slips = distance.to(rest, typed + 3);
        if start == 0 && slips.whole <= 2 {
            return Some((start, WHOLE));
        }
        (slips.beginning <= 2 && typed > TWO_SLIPS).then_some((start, BEGINNING))
    });
    near.max_by_key(|(start, detail)| (*detail, std::cmp::Reverse(*start)))
}

/// What ends where typed letters end.
enum Ends {
    Name,
    Word,
    Within,
}

/// What ends so many letters behind a place, blanks aside.
fn ends_word(text: &[u8], place: u32, letters: usize) -> Option<Ends> {
    let rest = &text[place as usize..];
    let mut left = letters;
    for (at, byte) in rest.iter().enumerate() {
        match (left, *byte) {
            (0, byte) if is_end(byte) => return Some(Ends::Name),
            (0, b' ') => return Some(Ends::Word),
            (0, _) => return Some(if at == 0 { Ends::Word } else { Ends::Within }),
            (_, byte) if is_end(byte) => return None,
            (_, b' ') => {}
            _ => left -= 1,
        }
    }
    None
}

/// How well letters scattered over a name fit: fuzzy-matcher's score, and of equal ones the name
/// of which less is left over.
fn detail(matcher: &SkimMatcherV2, name: &str, letters: &str) -> i64 {
    let score = matcher.fuzzy_match(name, letters).unwrap_or(0).clamp(0, 300);
    let left_over = i64::try_from(name.len() - letters.len()).unwrap_or(31).min(31);
    32 * score + 31 - left_over
}

fn is_perfect(class: Option<(Class, i64)>) -> bool {
    matches!(class, Some((Class::Initials, _)))
}

fn whole_key(keys: &Keys, number: usize, class: Class, detail: i64) -> Find {
    let place = keys.start(number);
    Find { entity: keys.owner(number), class, detail, key: number, place }
}

/// The matcher that scores subsequences; everything is folded, so case is compared as it is.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}
