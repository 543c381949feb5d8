//! Names typed with a slip or two.

use super::class::Class;
use super::fit::words_in_any_order;
use super::free_text::NameQuery;
use super::matches::Matches;
use super::typo_pattern::TypoPattern;
use crate::search::lookup::is_end;

/// From so many letters on one slip is forgiven, and from so many two.
const ONE_SLIP: usize = 3;
const TWO_SLIPS: usize = 6;

/// Spellings that are many.
const MANY: usize = 65_536;

/// Adds names that are what was typed but for slips, the fewest first, unless words of a name
/// were typed without any.
pub(crate) fn forgive(ask: NameQuery<'_>, finds: &mut Matches) {
    let letters = ask.typed.length();
    if letters < ONE_SLIP || finds.any(Class::is_complete) {
        return;
    }
    if let Some(typed) = TypoPattern::new(&ask.typed.squashed, 1) {
        slips(ask, finds, &typed, one_slip);
    }
    let is_good = |class: Class| class <= Class::WordsTypo && class != Class::Role;
    if finds.any(is_good) {
        return;
    }
    one_word_slips(ask, finds);
    // Of many letters, a beginning with one slip is not there by chance.
    let is_near =
        |class: Class| is_good(class) || class == Class::PrefixTypo && letters > TWO_SLIPS;
    if letters < TWO_SLIPS || finds.any(is_near) || ask.is_done(finds, Class::WholeTwoTypos) {
        return;
    }
    let typed = TypoPattern::new(&ask.typed.squashed, 2);
    // Among very many names the first letter is taken to be right, but for its place.
    let is_many = ask.names.keys.len() >= MANY;
    if let Some(typed) = typed.map(|typed| if is_many { typed.begins_right() } else { typed }) {
        slips(ask, finds, &typed, two_slips);
    }
}

/// Adds what begins with the letters typed but for slips.
fn slips(
    ask: NameQuery<'_>,
    finds: &mut Matches,
    typed: &TypoPattern,
    class: fn(MatchEnd, usize) -> Option<Class>,
) {
    let (keys, letters) = (&ask.names.keys, ask.typed.length());
    let mut best = ask.best();
    for (shelf, at_end) in
        [(&ask.names.firsts, MatchEnd::Name), (&ask.names.others, MatchEnd::Word)]
    {
        typed.look(shelf, keys.text(), &mut |near| {
            ask.shelve(&mut best, shelf.places(near.range), |place| {
                class(ends(keys.bytes(), place, near.meant, at_end)?, letters)
            });
        });
    }
    ask.keep(finds, best);
}

fn one_slip(ends: MatchEnd, letters: usize) -> Option<Class> {
    match ends {
        MatchEnd::Name => Some(Class::WholeTypo),
        MatchEnd::Word => Some(Class::WordsTypo),
        MatchEnd::Within => (letters > ONE_SLIP).then_some(Class::PrefixTypo),
    }
}

fn two_slips(ends: MatchEnd, letters: usize) -> Option<Class> {
    match ends {
        MatchEnd::Name => Some(Class::WholeTwoTypos),
        MatchEnd::Word | MatchEnd::Within => (letters > TWO_SLIPS).then_some(Class::TwoTypos),
    }
}

/// Words in any order, one of them with a slip: found by the rarest of the others.
fn one_word_slips(ask: NameQuery<'_>, finds: &mut Matches) {
    let mut best = ask.best();
    let count = ask.typed.words().count();
    for (place, word) in ask.typed.words().enumerate() {
        let Some(typed) = TypoPattern::new(word, 1) else { continue };
        if count == 1 || word.chars().count() < ONE_SLIP {
            continue;
        }
        let others = || {
            let words = ask.typed.words().enumerate();
            words.filter(|(at, _)| *at != place).map(|(_, word)| word)
        };
        let classes = [Class::WholeTypo, Class::WordsTypo];
        ask.words_of(ask.names, &mut best, others(), &classes, |name| {
            words_in_any_order(name, others())?;
            let words = || name.split(' ');
            let class = if words().count() == count { Class::WholeTypo } else { Class::WordsTypo };
            words().any(|word| typed.is_near(word)).then_some(class)
        });
    }
    ask.keep(finds, best);
}

/// What ends where typed letters end.
#[derive(Clone, Copy)]
enum MatchEnd {
    Name,
    Word,
    Within,
}

/// What ends so many letters behind a place, blanks aside; `at_end` is what it is called where the
/// whole spelling ends.
fn ends(text: &[u8], place: u32, letters: usize, at_end: MatchEnd) -> Option<MatchEnd> {
    let mut left = letters;
    for byte in &text[place as usize..] {
        match (left, *byte) {
            (0, byte) if is_end(byte) => return Some(at_end),
            (0, b' ') => return Some(MatchEnd::Word),
            (0, _) => return Some(MatchEnd::Within),
            (_, byte) if is_end(byte) => return None,
            (_, b' ') => {}
            _ => left -= 1,
        }
    }
    None
}
