//! Which letters a text has, in one machine word: what most names are turned away by.
//!
//! 26 bits say which letters occur, 26 which letters begin a word, 4 stand for digits and 8 for
//! all other characters. A text can only hold a query as a subsequence if it has every bit that
//! the query has.

/// The letters of one folded text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mask(u64);

const STARTS: u32 = 26;
const DIGITS: u32 = 52;
const OTHERS: u32 = 56;

impl Mask {
    /// The letters of a folded text, and which of them begin words.
    pub(super) fn of(text: &str) -> Self {
        let mut bits = 0;
        let mut begins = true;
        for letter in text.chars() {
            bits |= bit(letter);
            if begins && letter.is_ascii_lowercase() {
                bits |= bit(letter) << STARTS;
            }
            begins = letter == ' ';
        }
        Self(bits)
    }

    /// The letters of a text, wherever they stand.
    pub(super) fn anywhere(text: &str) -> Self {
        Self(text.chars().fold(0, |bits, letter| bits | bit(letter)))
    }

    /// The letters of a text, each at the beginning of a word.
    pub(super) fn beginnings(text: &str) -> Self {
        let starts = text.chars().filter(char::is_ascii_lowercase);
        Self(starts.fold(0, |bits, letter| bits | bit(letter) << STARTS))
    }

    /// Whether this has all that the other has.
    pub(super) fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether this has all that the other has but for two letters at most.
    pub(super) fn covers_but_two(self, other: Self) -> bool {
        let lacking = other.0 & !self.0;
        let but_one = lacking & lacking.wrapping_sub(1);
        but_one & but_one.wrapping_sub(1) == 0
    }

    /// Whether the two have something in common.
    pub(super) fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What either has.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn bit(letter: char) -> u64 {
    let code = u32::from(letter);
    match letter {
        'a'..='z' => 1 << (code - u32::from('a')),
        '0'..='9' => 1 << (DIGITS + code % 4),
        ' ' => 0,
        _ => 1 << (OTHERS + (code ^ code >> 3) % 8),
    }
}

#[cfg(test)]
mod tests {
    use super::Mask;

    #[test]
    fn a_text_covers_its_own_letters_and_word_beginnings() {
        let name = Mask::of("lei jun 雷 su7");
        for query in ["l", "leijun", "lj7", "雷军".split_at(3).0, ""] {
            assert!(name.covers(Mask::anywhere(query)), "{query}");
        }
        assert!(name.covers(Mask::beginnings("ljs")));
        assert!(!name.covers(Mask::beginnings("e")));
        assert!(!name.covers(Mask::anywhere("x")));
        assert!(name.covers_but_two(Mask::anywhere("leixo")));
        assert!(!name.covers_but_two(Mask::anywhere("leixom")));
    }
}
