use super::pinyin;
use super::reading::{Rarity, Reading};
use super::romanised::romanise;

/// The readings of a name: pinyin if it has Chinese characters, romanised if it is in another
/// alphabet; empty if it is in Latin letters.
pub(crate) fn readings(name: &str) -> Vec<Reading> {
    let pinyin = pinyin::spellings(name);
    if !pinyin.is_empty() {
        return pinyin;
    }
    let latin = romanise(name).into_iter();
    latin.map(|spelling| Reading { spelling, rarity: Rarity::Usual }).collect()
}
