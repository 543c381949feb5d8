//! Matching of the beginnings of words, typed with or without spaces: `uni sta`, `dotr`, `fbi`.
#![expect(clippy::indexing_slicing, reason = "positions are those of words and letters")]

use super::class::MatchClass;
use super::grade::Grade;
use crate::model::bit_positions;
use crate::search::spelling::{QueryText, count_characters, is_stop_word, word_positions};

/// The longest query, in bytes, tried as joined beginnings of words: the bits in a machine word, minus one for the end.
const MAX_JOINED: usize = 63;

/// The shortest query, in bytes, tried as joined beginnings: `jb` can only be initials.
const MIN_JOINED: usize = 3;

/// Matches each query word with the start of a different word of a name, in any order. Grades prefer names with the
/// words in order, then from the first word on, then with fewer other words.
pub(super) fn grade_words<'q>(
    name: &str,
    query_words: impl Iterator<Item = &'q str> + Clone,
) -> Option<Grade> {
    let mut used_words: u64 = 0;
    let (mut count, mut complete_count, mut order, mut last) = (0, 0, Order::FromFirst, None);
    for query_word in query_words {
        let index = find_free(name, used_words, query_word, last)?;
        used_words |= bit(index);
        order = order.max(order_of(last, index));
        last = Some(index);
        count += 1;
        complete_count += u32::from(name.split(' ').nth(index) == Some(query_word));
    }
    let is_complete = complete_count == count;
    let other_words =
        name.split(' ').enumerate().filter(|(index, _)| used_words & bit(*index) == 0);
    let is_whole = other_words.clone().next().is_none();
    let class = match order {
        _ if is_complete && is_whole => MatchClass::WholeAnyOrder,
        _ if is_complete => MatchClass::WordsAnyOrder,
        Order::FromFirst => MatchClass::WordStarts,
        _ => MatchClass::PrefixesAnyOrder,
    };
    let uncovered = other_words.filter(|(_, word)| !is_stop_word(word)).count();
    Some(Grade::new(class, order as usize * Grade::ORDER_PENALTY + uncovered))
}

/// The order of matching words, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    FromFirst,
    Ascending,
    Any,
}

fn order_of(last: Option<usize>, index: usize) -> Order {
    match last {
        None if index == 0 => Order::FromFirst,
        Some(last) if last > index => Order::Any,
        None => Order::Ascending,
        Some(_) => Order::FromFirst,
    }
}

fn bit(index: usize) -> u64 {
    u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or(0)
}

/// The index of an unused word that starts with `prefix`: a complete one, else the next after `last`, else any.
fn find_free(name: &str, used: u64, prefix: &str, last: Option<usize>) -> Option<usize> {
    let words = name.split(' ').enumerate();
    let mut free =
        words.filter(|(index, word)| used & bit(*index) == 0 && word.starts_with(prefix));
    let mut best = free.next()?;
    let key =
        |(index, word): (usize, &str)| (word != prefix, last.is_some_and(|last| index < last));
    for other in free {
        if key(other) < key(best) {
            best = other;
        }
    }
    Some(best.0)
}

/// The grade of joined beginnings of consecutive words, from the first: initials, or longer beginnings of all words.
/// Words such as "of" may be left out.
pub(super) fn grade_beginnings(name: &str, query: &QueryText) -> Option<Grade> {
    let letters = query.joined.as_str();
    if letters.len() > MAX_JOINED {
        return None;
    }
    if let Some(uncovered) = uncovered_by(name, letters, Beginning::Character) {
        let is_all = uncovered == 0;
        let class = if is_all { MatchClass::Initials } else { MatchClass::FirstInitials };
        return Some(Grade::new(class, uncovered));
    }
    let is_all = || uncovered_by(name, letters, Beginning::AnyLength) == Some(0);
    let is_one_word = query.spaced == query.joined;
    let may_be_joined =
        is_one_word && letters.len() >= MIN_JOINED && may_have_last_word(name, letters);
    (may_be_joined && is_all()).then(|| MatchClass::JoinedStarts.into())
}

/// Whether a name has several words, and the last is a stop word or starts with one of `letters`; rules out most names.
fn may_have_last_word(name: &str, letters: &str) -> bool {
    let last = name.rsplit_once(' ').map(|(_, last)| last);
    last.is_some_and(|last| {
        is_stop_word(last) || last.chars().next().is_some_and(|first| letters.contains(first))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    Character,
    AnyLength,
}

/// The number of words after those whose beginnings form `letters`, not counting words such as "of"; `None` if
/// `letters` are not such beginnings.
fn uncovered_by(name: &str, letters: &str, beginning: Beginning) -> Option<usize> {
    let end = 1_u64 << letters.len();
    // Bit n is set if the words so far can account for the first n bytes of `letters`.
    let (mut reached, mut uncovered) = (1_u64, None);
    for (index, word) in name.split(' ').enumerate() {
        let extended = extend(reached, word, letters, beginning);
        uncovered = if extended & end != 0 {
            Some(0)
        } else {
            uncovered.map(|count| count + usize::from(!is_stop_word(word)))
        };
        reached = (extended | if may_skip(index, word) { reached } else { 0 }) & !end;
        if reached == 0 && uncovered.is_none() {
            return None;
        }
    }
    uncovered
}

/// The positions of the characters in a name that form `letters` as joined beginnings of its words.
pub(super) fn beginning_positions(name: &str, letters: &str) -> Vec<usize> {
    if letters.len() > MAX_JOINED {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = word_positions(name, count_characters).collect();
    let mut reached = vec![1_u64];
    for (index, (_, word)) in words.iter().enumerate() {
        let before = reached[index];
        let extended = extend(before, word, letters, Beginning::AnyLength);
        reached.push(extended | if may_skip(index, word) { before } else { 0 });
    }
    let mut end = letters.len();
    let count = reached.iter().rposition(|reached| reached & bit(end) != 0);
    let mut positions = Vec::new();
    for index in (0..count.unwrap_or(0)).rev() {
        let (position, word) = words[index];
        // The shortest beginning, so that as many words as possible have one.
        let starts = bit_positions(reached[index]).filter(|start| *start < end);
        let beginnings = starts.filter_map(|start| Some((start, letters.get(start..end)?)));
        if let Some((start, beginning)) =
            beginnings.filter(|(_, beginning)| word.starts_with(beginning)).last()
        {
            positions.extend(position..position + count_characters(beginning));
            end = start;
        }
    }
    positions.sort_unstable();
    positions
}

/// Whether a word of a name may be left out.
fn may_skip(index: usize, word: &str) -> bool {
    index > 0 && is_stop_word(word)
}

/// The byte counts, as bits, that a beginning of the word reaches from those in `reached`.
fn extend(reached: u64, word: &str, letters: &str, beginning: Beginning) -> u64 {
    let first = word.chars().next().map_or(1, char::len_utf8);
    let max = if beginning == Beginning::Character { first } else { word.len() };
    let (word, letters) = (word.as_bytes(), letters.as_bytes());
    let mut extended = 0;
    for start in bit_positions(reached) {
        let common = word.iter().zip(&letters[start..]).take(max);
        let common = common.take_while(|(a, b)| a == b).count();
        if common >= first {
            // One bit for each end from `first` to `common` bytes after the start.
            extended |= ((1_u64 << (common - first + 1)) - 1) << (start + first);
        }
    }
    extended
}

#[cfg(test)]
mod tests {
    use super::super::class::MatchClass;
    use super::{QueryText, beginning_positions, grade_beginnings, grade_words};

    fn class(name: &str, query: &str) -> Option<MatchClass> {
        grade_words(name, query.split(' ')).map(|grade| grade.class)
    }

    #[test]
    fn words_match_in_any_order_but_each_once() {
        assert_eq!(class("lei jun lei", "jun lei"), Some(MatchClass::WordsAnyOrder));
        assert_eq!(class("lei jun lei", "j l le"), Some(MatchClass::PrefixesAnyOrder));
        assert_eq!(class("lei jun lei", "jun jun"), None);
        assert_eq!(class("lei jun", "jun lei"), Some(MatchClass::WholeAnyOrder));
        assert_eq!(class("united states", "uni sta"), Some(MatchClass::WordStarts));
        assert_eq!(class("the united states", "uni sta"), Some(MatchClass::PrefixesAnyOrder));
    }

    #[test]
    fn order_outweighs_position_which_outweighs_other_words() {
        let best_first = [
            "united states",
            "united states of america",
            "united auto workers states",
            "the united states",
            "states of the united",
        ];
        let mut sorted = best_first;
        sorted.reverse();
        sorted.sort_by_key(|name| grade_words(name, "uni sta".split(' ')));
        assert_eq!(sorted, best_first);
    }

    #[test]
    fn initials_cover_all_words_or_the_first_ones() {
        let class = |name, letters| {
            grade_beginnings(name, &QueryText::new(letters)).map(|grade| grade.class)
        };
        assert_eq!(class("he xiao peng", "hxp"), Some(MatchClass::Initials));
        assert_eq!(class("he xiao peng", "hx"), Some(MatchClass::FirstInitials));
        assert_eq!(class("he xiao peng", "xp"), None);
        for letters in ["fbi", "fboi"] {
            assert_eq!(
                class("federal bureau of investigation", letters),
                Some(MatchClass::Initials)
            );
        }
    }

    #[test]
    fn joined_beginnings_cover_all_words() {
        let is_joined = |name, letters| {
            grade_beginnings(name, &QueryText::new(letters))
                .is_some_and(|grade| grade.class == MatchClass::JoinedStarts)
        };
        assert!(is_joined("department of transportation", "dotr"));
        assert!(is_joined("department of transportation", "deptr"));
        assert!(is_joined("european union", "euun"));
        assert!(!is_joined("european union bank", "euun"));
        assert!(!is_joined("european union", "eunn"));
        assert!(!is_joined("porsche", "por"));
        assert!(!is_joined("european union", "eu un"));
        let long = "a".repeat(64);
        assert!(!is_joined(&format!("{long} b"), &format!("{long}b")));
    }

    #[test]
    fn the_beginnings_are_highlighted() {
        for (name, letters, positions) in [
            ("department of transportation", "dotr", vec![0, 11, 14, 15]),
            ("department of transportation", "dtr", vec![0, 14, 15]),
            ("european union", "euun", vec![0, 1, 9, 10]),
            ("he xiao peng", "hx", vec![0, 3]),
            ("lei jun", "xyz", vec![]),
        ] {
            assert_eq!(beginning_positions(name, letters), positions, "{letters}");
        }
    }
}
