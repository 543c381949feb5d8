//! The readings of names that are not written in Latin letters.

use super::latin::romanise;
use super::pinyin;
use super::reading::{Rarity, Reading};

/// The readings of a name: pinyin if it has Chinese characters, romanised if it is in another
/// alphabet; empty if it is in Latin letters.
pub(crate) fn readings(name: &str) -> Vec<Reading> {
    let pinyin = pinyin::spellings(name);
    if !pinyin.is_empty() {
        return pinyin;
    }
    let latin = romanise(name).map(|spelling| Reading { spelling, rarity: Rarity::Usual });
    latin.into_iter().collect()
}
