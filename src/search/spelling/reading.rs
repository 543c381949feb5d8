//! Readings of names: how they are typed on a Latin keyboard.

use super::fold::FoldedText;
use super::latin::in_latin;
use super::pinyin;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) spelling: FoldedText,
    pub(crate) rarity: Rarity,
}

/// Whether a reading is the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rarity {
    Usual,
    /// Some character has a reading that is not its usual one.
    Rare,
}

/// The readings of a name: pinyin if it has Chinese characters, else Latin letters for those of
/// other alphabets; none if it needs none.
pub(crate) fn readings(name: &str) -> Vec<Reading> {
    let pinyin = pinyin::spellings(name);
    if !pinyin.is_empty() {
        return pinyin;
    }
    let latin = in_latin(name).map(|spelling| Reading { spelling, rarity: Rarity::Usual });
    latin.into_iter().collect()
}
