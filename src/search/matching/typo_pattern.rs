//! Slips of the finger: a letter wrong, missing, too many, or two swapped.
//!
//! The sorted places of a shelf are walked like a trie, and each step moves an automaton that knows
//! how much of what was typed has been read with how many slips: a stretch of the shelf is left as
//! soon as too many are needed (Schulz, Mihov, "Fast string correction with Levenshtein automata",
//! 2002).

use std::ops::Range;

use crate::search::lookup::{WordIndex, letter_at};

/// Slips that are forgiven at most.
pub(crate) const MOST: usize = 2;

/// Shelves this short are not split any further, but each place is followed by itself.
const SHORT: usize = 4;

/// What was typed, to be looked for with slips.
pub(crate) struct TypoPattern {
    letters: Vec<char>,
    /// How many slips are forgiven.
    slips: usize,
    /// The letters that may begin a name, where not all may.
    begins: Option<[char; 2]>,
}

/// A stretch of a shelf that begins with the letters typed, but for some slips.
pub(crate) struct Near {
    /// The places on the shelf.
    pub(crate) range: Range<usize>,
    /// How many bytes of the names there are what was typed, blanks aside.
    pub(crate) meant: usize,
}

/// Which beginnings of what was typed have been read, bit by bit, by how many slips it took.
///
/// A row of bits for each number of slips (Wu, Manber, "Fast text searching allowing errors",
/// 1992), and one more for each pair of letters of which the second was read first.
#[derive(Clone, Copy, Default)]
struct Read {
    with: [u64; MOST + 1],
    swapped: [u64; MOST + 1],
}

impl TypoPattern {
    /// Prepares for letters; none where they are more than a word of the machine has bits.
    pub(crate) fn new(letters: &str, slips: usize) -> Option<Self> {
        let letters: Vec<char> = letters.chars().collect();
        let fits = !letters.is_empty() && letters.len() < 64;
        fits.then_some(Self { letters, slips: slips.min(MOST), begins: None })
    }

    /// Takes it for granted that a name begins with the first letter typed, or the second.
    pub(crate) fn begins_right(mut self) -> Self {
        let second = self.letters.get(1).unwrap_or(&self.letters[0]);
        self.begins = Some([self.letters[0], *second]);
        self
    }

    /// Calls `found` for every stretch of a shelf that begins with the letters but for exactly as
    /// many slips as are forgiven, and not for fewer.
    pub(crate) fn look(&self, on: &WordIndex, text: &str, found: &mut impl FnMut(Near)) {
        Walk { typed: self, shelf: on, text }.from(on.all(), 0, self.nothing_read(), found);
    }

    /// Whether all of a word is what was typed, but for as many slips as are forgiven at most. A
    /// word that merely goes on where the typed letters end is no slip.
    pub(crate) fn is_near(&self, word: &str) -> bool {
        let mut read = self.nothing_read();
        for letter in word.chars() {
            read = self.step(read, letter);
        }
        self.slips_at_end(read).is_some()
    }

    /// Before anything is read, some letters may be missing already.
    fn nothing_read(&self) -> Read {
        let mut read = Read::default();
        for slips in 0..=self.slips {
            read.with[slips] = u64::MAX >> (63 - slips);
        }
        read
    }

    /// Reads one more letter of a name.
    fn step(&self, read: Read, letter: char) -> Read {
        let places = self.letters.iter().enumerate();
        let here = places.fold(0, |bits, (at, typed)| bits | u64::from(*typed == letter) << at);
        let mut next = Read::default();
        for slips in 0..=self.slips {
            next.with[slips] = (read.with[slips] & here) << 1;
            if slips > 0 {
                let extra = read.with[slips - 1] & self.unread();
                let missing = (next.with[slips - 1] & self.unread()) << 1;
                let swapped = (read.swapped[slips - 1] & here) << 2;
                next.with[slips] |= extra | extra << 1 | missing | swapped;
            }
            next.swapped[slips] = read.with[slips] & here >> 1;
        }
        next
    }

    /// The places at which something is left to be read: behind the end nothing is a slip.
    fn unread(&self) -> u64 {
        !(u64::MAX << self.letters.len())
    }

    /// The fewest slips with which all that was typed has been read, if it has.
    fn slips_at_end(&self, read: Read) -> Option<usize> {
        (0..=self.slips).find(|slips| read.with[*slips] >> self.letters.len() & 1 == 1)
    }

    /// Everything with which it must go on, where no more slips are forgiven: some end of what was
    /// typed, or one of which two letters were swapped and the second has been read.
    fn tails(&self, read: Read) -> Option<impl Iterator<Item = String>> {
        let places = |bits: u64| (0..self.letters.len()).filter(move |at| bits >> at & 1 == 1);
        let is_used_up = (0..self.slips).all(|slips| read.with[slips] == 0);
        let swapped = read.swapped.iter().take(self.slips).fold(0, |all, bits| all | bits);
        let ends = places(read.with[self.slips]).map(|at| self.letters[at..].iter().collect());
        let swaps = places(swapped)
            .map(|at| std::iter::once(&self.letters[at]).chain(&self.letters[at + 2..]).collect());
        is_used_up.then(|| ends.chain(swaps))
    }
}

/// A shelf on which typed letters are looked for.
struct Walk<'a> {
    typed: &'a TypoPattern,
    shelf: &'a WordIndex,
    text: &'a str,
}

impl Walk<'_> {
    /// Goes on from places that have so many bytes in common, blanks aside.
    fn from(&self, range: Range<usize>, depth: usize, read: Read, found: &mut impl FnMut(Near)) {
        if self.typed.slips_at_end(read) == Some(self.typed.slips) {
            found(Near { range: range.clone(), meant: depth });
        }
        if range.len() <= SHORT {
            return range.for_each(|at| self.follow(at, depth, read, found));
        }
        match self.typed.tails(read) {
            None => self.with_any(range, depth, read, found),
            Some(tails) => tails.for_each(|tail| {
                let text = self.text.as_bytes();
                let range = self.shelf.narrow_behind(text, range.clone(), depth, tail.as_bytes());
                if !range.is_empty() {
                    found(Near { range, meant: depth + tail.len() });
                }
            }),
        }
    }

    /// Goes on with every letter that is there.
    fn with_any(
        &self,
        range: Range<usize>,
        depth: usize,
        read: Read,
        found: &mut impl FnMut(Near),
    ) {
        let mut begin = range.start;
        while begin < range.end {
            let letter = self.letter(begin, depth);
            let end = WordIndex::run(begin..range.end, |at| self.letter(at, depth) == letter);
            if let Some(letter) = letter.filter(|letter| self.may_go_on(depth, *letter)) {
                let next = self.typed.step(read, letter);
                if !next.is_dead() {
                    self.from(begin..end, depth + letter.len_utf8(), next, found);
                }
            }
            begin = end;
        }
    }

    /// Follows one place to its end.
    fn follow(&self, at: usize, mut depth: usize, mut read: Read, found: &mut impl FnMut(Near)) {
        while let Some(letter) = self.letter(at, depth).filter(|it| self.may_go_on(depth, *it)) {
            read = self.typed.step(read, letter);
            depth += letter.len_utf8();
            if read.is_dead() {
                return;
            }
            if self.typed.slips_at_end(read) == Some(self.typed.slips) {
                found(Near { range: at..at + 1, meant: depth });
            }
        }
    }

    fn letter(&self, at: usize, depth: usize) -> Option<char> {
        letter_at(self.text, self.shelf.places(at..at + 1)[0], depth)
    }

    fn may_go_on(&self, depth: usize, letter: char) -> bool {
        depth > 0 || self.typed.begins.is_none_or(|begins| begins.contains(&letter))
    }
}

impl Read {
    /// Whether nothing can be made of it any more.
    fn is_dead(&self) -> bool {
        self.with.iter().chain(&self.swapped).all(|bits| *bits == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::TypoPattern;

    #[test]
    fn words_are_near_by_optimal_string_alignment() {
        let words =
            ["xiaomi", "xaiomi", "xiomi", "xiaoomi", "xiami", "huawei", "hauwie", "i", "imoaix"];
        for typed in words {
            for word in words {
                for slips in 0..=super::MOST {
                    let near = TypoPattern::new(typed, slips).expect("short").is_near(word);
                    let wanted = strsim::osa_distance(typed, word) <= slips;
                    assert!(wanted || !near, "{typed} {word} {slips}");
                    let ends_alike = typed.chars().last() == word.chars().last();
                    assert!(near || !wanted || !ends_alike, "{typed} {word} {slips}");
                }
            }
        }
    }
}
