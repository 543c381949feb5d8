//! Names typed with a slip or two.

use super::best::Best;
use super::class::Class;
use super::fit::words_in_any_order;
use super::fold::cut;
use super::found::{Find, Finds};
use super::keys::is_end;
use super::mask::Mask;
use super::plain::Ask;
use super::scan::scan;
use super::shelf::Shelf;
use super::slip::{Distance, slips};

/// From so many letters on one slip is forgiven, and from so many two.
const ONE_SLIP: usize = 3;
const TWO_SLIPS: usize = 6;

/// Spellings that are many.
const MANY: usize = 65_536;

const CLASSES: [Class; 3] = [Class::WholeSlip, Class::WordsSlip, Class::PrefixSlip];

/// Adds names that are what was typed but for slips, the fewest first, unless words of a name
/// were typed without any.
pub(super) fn forgive(ask: Ask<'_>, finds: &mut Finds) {
    if ask.typed.length() < ONE_SLIP || finds.any(Class::is_complete) {
        return;
    }
    let mut best = ask.best();
    one_slip(ask, &ask.names.firsts, &mut best);
    one_slip(ask, &ask.names.others, &mut best);
    ask.keep(finds, best, &CLASSES);
    let is_good = |class: Class| class <= Class::WordsSlip && class != Class::Role;
    if finds.any(is_good) {
        return;
    }
    one_word_slips(ask, finds);
    let letters = ask.typed.length();
    // Of many letters, a beginning with one slip is not there by chance.
    let is_near =
        |class: Class| is_good(class) || class == Class::PrefixSlip && letters > TWO_SLIPS;
    if letters >= TWO_SLIPS && !finds.any(is_near) && !ask.is_done(finds, Class::TwoSlips) {
        two_slips(ask, finds);
    }
}

fn one_slip(ask: Ask<'_>, shelf: &Shelf, best: &mut Best) {
    let text = ask.names.keys.bytes();
    let is_first = std::ptr::eq(shelf, &raw const ask.names.firsts);
    for slip in slips(shelf, text, &ask.typed.squashed) {
        ask.shelve(best, shelf.places(slip.range), |place| {
            match ends(text, place, slip.meant.len())? {
                Ends::Name if is_first => Some(Class::WholeSlip),
                Ends::Name | Ends::Word => Some(Class::WordsSlip),
                Ends::Within => (ask.typed.length() > ONE_SLIP).then_some(Class::PrefixSlip),
            }
        });
    }
}

/// Words in any order, one of them with a slip: found by the rarest of the others.
fn one_word_slips(ask: Ask<'_>, finds: &mut Finds) {
    let mut best = ask.best();
    let count = ask.typed.words().count();
    for (place, word) in ask.typed.words().enumerate() {
        let Some(distance) = Distance::new(word.as_bytes()) else { continue };
        if count == 1 || word.chars().count() < ONE_SLIP {
            continue;
        }
        let others = || {
            let words = ask.typed.words().enumerate();
            words.filter(|(at, _)| *at != place).map(|(_, word)| word)
        };
        ask.words_of(
            ask.names,
            &mut best,
            others(),
            &[Class::WholeSlip, Class::WordsSlip],
            |name| {
                words_in_any_order(name, others())?;
                let near = |word: &[u8]| distance.to(word.iter().copied(), usize::MAX).whole <= 1;
                let words = || name.split(|byte| *byte == b' ');
                let class =
                    if words().count() == count { Class::WholeSlip } else { Class::WordsSlip };
                words().any(near).then_some(class)
            },
        );
    }
    ask.keep(finds, best, &CLASSES);
}

/// Names and words that are two slips away.
fn two_slips(ask: Ask<'_>, finds: &mut Finds) {
    let keys = &ask.names.keys;
    let typed = ask.typed.squashed.as_bytes();
    let Some(distance) = Distance::new(typed) else { return };
    // Of very many names only those are looked at whose first letter was typed right.
    let firsts = &typed[..if keys.len() < MANY { 2 } else { 1 }];
    let begins = Mask::beginnings(cut(&ask.typed.squashed, firsts.len()));
    // Only a to z have a bit for beginning a word.
    let may_begin = |mask: &Mask| begins == Mask::default() || mask.shares(begins);
    let (near, _) = scan(keys.len(), ask.limit, ask.cancelled, |block| {
        let masks = block.clone().zip(&keys.masks()[block]);
        let likely =
            masks.filter(|(_, mask)| may_begin(mask) && mask.covers_but_two(ask.typed.letters));
        let near = likely.filter_map(|(key, _)| {
            let (place, detail) =
                nearest(&distance, keys.get(key).as_bytes(), typed.len(), firsts)?;
            (ask.accept)(keys.owner(key)).then_some((key, place, detail))
        });
        let near: Vec<(usize, usize, i64)> = near.collect();
        let perfect = near.iter().filter(|(.., detail)| *detail == WHOLE).count();
        (near, perfect)
    });
    for (key, place, detail) in near {
        let place = keys.start(key) + u32::try_from(place).unwrap_or(0);
        finds.add(Find { entity: keys.owner(key), class: Class::TwoSlips, detail, key, place });
    }
}

/// How good a name is that is two slips away as a whole, and one that begins so.
const WHOLE: i64 = 100;
const BEGINNING: i64 = 50;

/// The place of the first word from which on a name is two slips from what was typed; one of some
/// letters begins it.
fn nearest(distance: &Distance, name: &[u8], typed: usize, firsts: &[u8]) -> Option<(usize, i64)> {
    let begins = |at: &usize| (*at == 0 || name[at - 1] == b' ') && firsts.contains(&name[*at]);
    let mut beginning = None;
    for start in (0..name.len()).filter(begins) {
        let rest = name[start..].iter().copied().filter(|byte| *byte != b' ');
        let slips = distance.to(rest, typed + 3);
        if start == 0 && slips.whole <= 2 {
            return Some((start, WHOLE));
        }
        if slips.beginning <= 2 && typed > TWO_SLIPS && beginning.is_none() {
            beginning = Some((start, BEGINNING));
        }
    }
    beginning
}

/// What ends where typed letters end.
enum Ends {
    Name,
    Word,
    Within,
}

/// What ends so many letters behind a place, blanks aside.
fn ends(text: &[u8], place: u32, letters: usize) -> Option<Ends> {
    let mut left = letters;
    for byte in &text[place as usize..] {
        match (left, *byte) {
            (0, byte) if is_end(byte) => return Some(Ends::Name),
            (0, b' ') => return Some(Ends::Word),
            (0, _) => return Some(Ends::Within),
            (_, byte) if is_end(byte) => return None,
            (_, b' ') => {}
            _ => left -= 1,
        }
    }
    None
}
