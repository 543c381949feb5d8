//! Slips of the finger: one letter wrong, missing, too many, or two swapped.

use std::ops::Range;

use super::shelf::Shelf;

/// Letters that may stand where a wrong or missing one was typed: those of the scripts typed in,
/// as far as they are small enough to try.
fn alphabet(typed: &str) -> Vec<String> {
    let cyrillic = 'а'..='я';
    let has_cyrillic = typed.chars().any(|letter| cyrillic.contains(&letter));
    let letters = ('a'..='z').chain('0'..='9').chain(cyrillic.filter(|_| has_cyrillic));
    letters.map(String::from).collect()
}

/// A stretch of a shelf that begins with the letters typed, but for one slip.
pub(super) struct Slip {
    /// The places on the shelf.
    pub(super) range: Range<usize>,
    /// The letters that were meant.
    pub(super) meant: String,
}

/// Every stretch of a shelf that begins with the typed letters but for one slip.
///
/// Each variant is looked up where the letters before the slip already led, so that most die
/// after a few comparisons (Norvig, "How to write a spelling corrector", 2007, with the dictionary
/// walked like a trie).
pub(super) fn slips(shelf: &Shelf, text: &[u8], typed: &str) -> Vec<Slip> {
    let alphabet = alphabet(typed);
    let mut found = Vec::new();
    let mut led = shelf.all();
    for (place, letter) in typed.char_indices() {
        let (before, behind) = typed.split_at(place);
        let (first, rest) = behind.split_at(letter.len_utf8());
        let mut look = |led: &Range<usize>, tail: &[&str]| {
            let meant = format!("{before}{}", tail.concat());
            let range = shelf.narrow(text, led.clone(), meant.as_bytes());
            if !range.is_empty() && meant != typed {
                found.push(Slip { range, meant });
            }
        };
        look(&led, &[rest]);
        if let Some(second) = rest.chars().next() {
            let (second, rest) = rest.split_at(second.len_utf8());
            look(&led, &[second, first, rest]);
        }
        for other in alphabet.iter().filter(|other| *other != first) {
            let with = shelf.narrow(text, led.clone(), format!("{before}{other}").as_bytes());
            if !with.is_empty() {
                look(&with, &[other, behind]);
                look(&with, &[other, rest]);
            }
        }
        led = shelf.narrow(text, led, format!("{before}{first}").as_bytes());
        if led.is_empty() {
            break;
        }
    }
    found
}

/// Counts slips between letters typed and texts, one word of the machine at a time.
///
/// Optimal string alignment by bit vectors (Hyyrö, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances", 2003).
pub(super) struct Distance {
    typed: usize,
    wanted: [u64; 256],
}

impl Distance {
    /// Prepares for letters; none where there are more than 64 bytes of them.
    pub(super) fn new(typed: &[u8]) -> Option<Self> {
        let mut wanted = [0; 256];
        for (place, byte) in typed.iter().enumerate() {
            wanted[*byte as usize] |= 1_u64.checked_shl(u32::try_from(place).ok()?)?;
        }
        (!typed.is_empty()).then_some(Self { typed: typed.len(), wanted })
    }

    /// The fewest slips that make the letters typed out of a text, or out of some beginning of it
    /// that ends before `longest` letters.
    pub(super) fn to(&self, text: impl Iterator<Item = u8>, longest: usize) -> Slips {
        let last = 1_u64 << (self.typed - 1);
        let (mut up, mut down, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut distance = self.typed;
        let mut slips = Slips { whole: distance, beginning: distance };
        for byte in text.take(longest) {
            let here = self.wanted[byte as usize];
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = ((here & up).wrapping_add(up) ^ up) | here | down | swapped;
            let mut right = down | !(diagonal | up);
            let mut left = diagonal & up;
            distance += usize::from(right & last != 0);
            distance -= usize::from(left & last != 0);
            right = right << 1 | 1;
            left <<= 1;
            up = left | !(diagonal | right);
            down = right & diagonal;
            before = here;
            slips.beginning = slips.beginning.min(distance);
        }
        slips.whole = distance;
        slips
    }
}

/// How many slips lie between letters typed and a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slips {
    /// And all of the text.
    pub(super) whole: usize,
    /// And the beginning of the text that is nearest.
    pub(super) beginning: usize,
}

#[cfg(test)]
mod tests {
    use super::Distance;

    fn whole(typed: &str, text: &str) -> usize {
        Distance::new(typed.as_bytes()).expect("short").to(text.bytes(), 99).whole
    }

    #[test]
    fn the_distance_is_strsims() {
        let words = ["xiaomi", "xaiomi", "xiomi", "xiaoomi", "huawei", "hauwie", "", "a", "imoaix"];
        for typed in words.iter().filter(|word| !word.is_empty()) {
            for text in words {
                assert_eq!(whole(typed, text), strsim::osa_distance(typed, text), "{typed} {text}");
            }
        }
    }

    #[test]
    fn a_beginning_may_be_all_that_was_typed() {
        let distance = Distance::new(b"xaiomi").expect("short");
        assert_eq!(distance.to(b"xiaomigroup".iter().copied(), 99).beginning, 1);
    }
}
