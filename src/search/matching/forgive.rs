//! Names typed with a slip or two.

use super::class::Class;
use super::fit::words_in_any_order;
use super::found::Finds;
use super::plain::Ask;
use super::slip::Mistyped;
use crate::search::lookup::is_end;

/// From so many letters on one slip is forgiven, and from so many two.
const ONE_SLIP: usize = 3;
const TWO_SLIPS: usize = 6;

/// Spellings that are many.
const MANY: usize = 65_536;

/// Adds names that are what was typed but for slips, the fewest first, unless words of a name
/// were typed without any.
pub(crate) fn forgive(ask: Ask<'_>, finds: &mut Finds) {
    let letters = ask.typed.length();
    if letters < ONE_SLIP || finds.any(Class::is_complete) {
        return;
    }
    if let Some(typed) = Mistyped::new(&ask.typed.squashed, 1) {
        slips(ask, finds, &typed, one_slip);
    }
    let is_good = |class: Class| class <= Class::WordsSlip && class != Class::Role;
    if finds.any(is_good) {
        return;
    }
    one_word_slips(ask, finds);
    // Of many letters, a beginning with one slip is not there by chance.
    let is_near =
        |class: Class| is_good(class) || class == Class::PrefixSlip && letters > TWO_SLIPS;
    if letters < TWO_SLIPS || finds.any(is_near) || ask.is_done(finds, Class::WholeTwoSlips) {
        return;
    }
    let typed = Mistyped::new(&ask.typed.squashed, 2);
    // Among very many names the first letter is taken to be right, but for its place.
    let is_many = ask.names.keys.len() >= MANY;
    if let Some(typed) = typed.map(|typed| if is_many { typed.begins_right() } else { typed }) {
        slips(ask, finds, &typed, two_slips);
    }
}

/// Adds what begins with the letters typed but for slips.
fn slips(
    ask: Ask<'_>,
    finds: &mut Finds,
    typed: &Mistyped,
    class: fn(Ends, usize) -> Option<Class>,
) {
    let (keys, letters) = (&ask.names.keys, ask.typed.length());
    let mut best = ask.best();
    for (shelf, at_end) in [(&ask.names.firsts, Ends::Name), (&ask.names.others, Ends::Word)] {
        typed.look(shelf, keys.text(), &mut |near| {
            ask.shelve(&mut best, shelf.places(near.range), |place| {
                class(ends(keys.bytes(), place, near.meant, at_end)?, letters)
            });
        });
    }
    ask.keep(finds, best);
}

fn one_slip(ends: Ends, letters: usize) -> Option<Class> {
    match ends {
        Ends::Name => Some(Class::WholeSlip),
        Ends::Word => Some(Class::WordsSlip),
        Ends::Within => (letters > ONE_SLIP).then_some(Class::PrefixSlip),
    }
}

fn two_slips(ends: Ends, letters: usize) -> Option<Class> {
    match ends {
        Ends::Name => Some(Class::WholeTwoSlips),
        Ends::Word | Ends::Within => (letters > TWO_SLIPS).then_some(Class::TwoSlips),
    }
}

/// Words in any order, one of them with a slip: found by the rarest of the others.
fn one_word_slips(ask: Ask<'_>, finds: &mut Finds) {
    let mut best = ask.best();
    let count = ask.typed.words().count();
    for (place, word) in ask.typed.words().enumerate() {
        let Some(typed) = Mistyped::new(word, 1) else { continue };
        if count == 1 || word.chars().count() < ONE_SLIP {
            continue;
        }
        let others = || {
            let words = ask.typed.words().enumerate();
            words.filter(|(at, _)| *at != place).map(|(_, word)| word)
        };
        let classes = [Class::WholeSlip, Class::WordsSlip];
        ask.words_of(ask.names, &mut best, others(), &classes, |name| {
            words_in_any_order(name, others())?;
            let words = || name.split(' ');
            let class = if words().count() == count { Class::WholeSlip } else { Class::WordsSlip };
            words().any(|word| typed.is_near(word)).then_some(class)
        });
    }
    ask.keep(finds, best);
}

/// What ends where typed letters end.
#[derive(Clone, Copy)]
enum Ends {
    Name,
    Word,
    Within,
}

/// What ends so many letters behind a place, blanks aside; `at_end` is what it is called where the
/// whole spelling ends.
fn ends(text: &[u8], place: u32, letters: usize, at_end: Ends) -> Option<Ends> {
    let mut left = letters;
    for byte in &text[place as usize..] {
        match (left, *byte) {
            (0, byte) if is_end(byte) => return Some(at_end),
            (0, b' ') => return Some(Ends::Word),
            (0, _) => return Some(Ends::Within),
            (_, byte) if is_end(byte) => return None,
            (_, b' ') => {}
            _ => left -= 1,
        }
    }
    None
}
