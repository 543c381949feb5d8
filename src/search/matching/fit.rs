//! How typed letters lie on the letters of a name, byte by byte.

use super::class::Class;
use crate::search::lookup::is_end;

/// How typed words lie on a text that begins with their letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Blank on blank, and the last word complete.
    Words,
    /// Blank on blank, the last word begun.
    Prefix,
    /// Some blank of one falls within a word of the other.
    Run,
}

/// Lays typed words on a text whose letters begin with theirs.
pub(crate) fn fit(text: &[u8], typed: &[u8]) -> Fit {
    if !text.starts_with(typed) {
        return Fit::Run;
    }
    match text.get(typed.len()) {
        Some(byte) if *byte != b' ' && !is_end(*byte) => Fit::Prefix,
        _ => Fit::Words,
    }
}

/// Whether each typed word begins a word of its own in a name; complete or not.
pub(crate) fn words_in_any_order<'q>(
    name: &str,
    typed: impl Iterator<Item = &'q str>,
) -> Option<Class> {
    let mut taken: u64 = 0;
    let mut class = Class::WordsAnyOrder;
    for wanted in typed {
        let free = |place: &usize| *place >= 64 || taken & (1 << *place) == 0;
        let words = || name.split(' ').enumerate();
        let complete = words().find(|(place, word)| free(place) && *word == wanted);
        let begun = || words().find(|(p, word)| free(p) && word.starts_with(wanted));
        if complete.is_none() {
            class = Class::PrefixesAnyOrder;
        }
        let (place, _) = complete.or_else(begun)?;
        taken |= 1_u64.checked_shl(u32::try_from(place).unwrap_or(u32::MAX)).unwrap_or(0);
    }
    let whole = name.split(' ').count() == taken.count_ones() as usize;
    Some(if whole && class == Class::WordsAnyOrder { Class::WholeAnyOrder } else { class })
}

/// Whether letters are the beginnings of the words of a name, in order, from the first on.
pub(crate) fn initials(name: &str, letters: &str) -> Option<Class> {
    let mut firsts = name.split(' ').filter_map(|word| word.chars().next());
    if !letters.chars().all(|letter| firsts.next() == Some(letter)) {
        return None;
    }
    Some(if firsts.next().is_none() { Class::Initials } else { Class::FirstInitials })
}

/// Whether letters stand in a name in this order.
pub(crate) fn scattered(name: &[u8], letters: &[u8]) -> bool {
    let mut rest = name.iter();
    letters.iter().all(|letter| rest.any(|byte| byte == letter))
}

/// How letters stand in a name in this order: [`Class::Close`] where they are all of it but for one
/// letter in six, or one; [`Class::Gapped`] where they begin with a word and one letter more is left
/// out for two of them, else [`Class::Scattered`].
pub(crate) fn spread(name: &[u8], letters: &[u8]) -> Class {
    let all = name.iter().filter(|byte| **byte != b' ').count();
    let few = (letters.len() / 6).max(1);
    if name.first() == letters.first() && all <= letters.len() + few {
        return Class::Close;
    }
    let longest = letters.len() + letters.len() / 2;
    let starts = (0..name.len()).filter(|at| *at == 0 || name[at - 1] == b' ');
    let is_apart = starts.filter(|at| name.get(*at) == letters.first()).any(|at| {
        let rest = name[at..].iter().filter(|byte| **byte != b' ').take(longest);
        let mut wanted = letters.iter().peekable();
        for byte in rest {
            wanted.next_if_eq(&byte);
        }
        wanted.peek().is_none()
    });
    if is_apart { Class::Gapped } else { Class::Scattered }
}

/// Whether letters are a word and what follows it, with nothing but vowels left out.
pub(crate) fn consonants(name: &[u8], letters: &[u8]) -> bool {
    let mut rest = name;
    let mut wanted = letters.iter();
    let mut next = wanted.next();
    while let (Some(byte), Some(letter)) = (rest.first(), next) {
        if byte == letter {
            next = wanted.next();
        } else if !matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b' ') {
            return false;
        }
        rest = &rest[1..];
    }
    let vowels = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    next.is_none() && rest.iter().take_while(|byte| **byte != b' ').all(vowels)
}

#[cfg(test)]
mod tests {
    use super::{Fit, consonants, fit, initials, scattered, spread, words_in_any_order};
    use crate::search::matching::Class;

    #[test]
    fn blanks_count() {
        assert_eq!(fit(b"lei jun", b"lei"), Fit::Words);
        assert_eq!(fit(b"lei jun", b"lei j"), Fit::Prefix);
        assert_eq!(fit(b"lei jun", b"leij"), Fit::Run);
    }

    #[test]
    fn words_may_come_in_any_order_but_each_once() {
        let fits = |typed: &str| words_in_any_order("lei jun lei", typed.split(' '));
        assert_eq!(fits("jun lei"), Some(Class::WordsAnyOrder));
        assert_eq!(fits("j l le"), Some(Class::PrefixesAnyOrder));
        assert_eq!(fits("jun jun"), None);
    }

    #[test]
    fn initials_are_all_or_the_first() {
        assert_eq!(initials("he xiao peng", "hxp"), Some(Class::Initials));
        assert_eq!(initials("he xiao peng", "hx"), Some(Class::FirstInitials));
        assert_eq!(initials("he xiao peng", "xp"), None);
    }

    #[test]
    fn letters_are_close_where_they_are_nearly_all_of_a_name() {
        for (letters, class) in [
            ("lejun", Class::Close),
            ("leiju", Class::Close),
            ("ljun", Class::Gapped),
            ("jun", Class::Gapped),
            ("ljn", Class::Scattered),
            ("ejun", Class::Scattered),
        ] {
            assert_eq!(spread(b"lei jun", letters.as_bytes()), class, "{letters}");
        }
    }

    #[test]
    fn vowels_may_be_dropped_and_nothing_else() {
        assert!(consonants(b"porsche", b"prsch"));
        assert!(consonants(b"xpeng motors", b"xpng"));
        assert!(!consonants(b"porsche", b"pors"));
        assert!(!consonants(b"porsche", b"prch"));
        assert!(scattered(b"porsche", b"prch") && !scattered(b"porsche", b"hp"));
    }
}
