//! Pinyin: the spelling of Chinese names on a keyboard without Chinese characters.

use pinyin::ToPinyinMulti as _;

use super::fold::{FoldedText, by_grapheme, is_ideograph};
use super::latin::push_romanised;
use super::reading::{Rarity, Reading};

const MAX_SPELLINGS: usize = 16;

/// The pinyin spellings of a string, with each syllable as a word; empty if no character has a reading.
///
/// First comes the usual reading of every character, then spellings that differ from it in one
/// character, so that any single unusual reading (as in the surnames 曾, 单, 仇) is included, then
/// those that differ in more characters. `lü` is spelled `lu` and `lv`.
pub(super) fn spellings(text: &str) -> Vec<Reading> {
    if text.is_ascii() || !text.chars().any(is_ideograph) {
        return Vec::new();
    }
    let syllables: Vec<Syllable> =
        by_grapheme(text).map(|(grapheme, character)| Syllable::new(grapheme, character)).collect();
    if syllables.iter().all(|syllable| syllable.readings.is_empty()) {
        return Vec::new();
    }
    reading_choices(&syllables).iter().map(|choice| spell(&syllables, choice)).collect()
}

/// A character and its readings; a character that is not Chinese has none.
struct Syllable {
    grapheme: usize,
    character: char,
    /// The readings without tones, the usual one first.
    readings: Vec<String>,
    /// The number of spellings of the usual reading.
    usual_count: usize,
}

impl Syllable {
    fn new(grapheme: usize, character: char) -> Self {
        let mut syllable = Self { grapheme, character, readings: Vec::new(), usual_count: 0 };
        for sound in character.to_pinyin_multi().into_iter().flatten() {
            let plain = sound.plain();
            for spelling in [plain.replace('ü', "u"), plain.replace('ü', "v")] {
                if spelling.is_ascii() && !syllable.readings.contains(&spelling) {
                    syllable.readings.push(spelling);
                }
            }
            if syllable.usual_count == 0 {
                syllable.usual_count = syllable.readings.len();
            }
        }
        syllable
    }
}

/// Combinations of readings, one for each character; those with the most usual readings come first.
#[expect(clippy::indexing_slicing, reason = "a choice has a reading of each syllable")]
fn reading_choices(syllables: &[Syllable]) -> Vec<Vec<usize>> {
    let mut choices = vec![vec![0; syllables.len()]];
    let mut next = 0;
    // Breadth first: a choice is varied only after the last character that it already varies.
    while let Some(base) = choices.get(next).cloned() {
        let first = base.iter().rposition(|reading| *reading > 0).map_or(0, |last| last + 1);
        for (index, syllable) in syllables.iter().enumerate().skip(first) {
            for reading in 1..syllable.readings.len() {
                if choices.len() == MAX_SPELLINGS {
                    return choices;
                }
                let mut variant = base.clone();
                variant[index] = reading;
                choices.push(variant);
            }
        }
        next += 1;
    }
    choices
}

fn spell(syllables: &[Syllable], choice: &[usize]) -> Reading {
    let mut spelling = FoldedText::default();
    let mut rarity = Rarity::Usual;
    for (syllable, chosen) in syllables.iter().zip(choice) {
        let Syllable { grapheme, character, readings, usual_count } = syllable;
        let Some(reading) = readings.get(*chosen) else {
            push_romanised(&mut spelling, *character, *grapheme);
            continue;
        };
        if chosen >= usual_count {
            rarity = Rarity::Rare;
        }
        spelling.end_word(*grapheme);
        reading.chars().for_each(|letter| spelling.push(letter, *grapheme));
        spelling.end_word(*grapheme);
    }
    Reading { spelling: spelling.finish(), rarity }
}

#[cfg(test)]
mod tests {
    use super::spellings;
    use crate::search::spelling::Rarity;

    fn texts(name: &str) -> Vec<String> {
        spellings(name).into_iter().map(|reading| reading.spelling.text).collect()
    }

    #[test]
    fn the_usual_spelling_comes_first() {
        assert_eq!(texts("雷军")[0], "lei jun");
        assert_eq!(texts("小米SU7")[0], "xiao mi su7");
        assert_eq!(texts("现代 한국 O'Neil")[0], "xian dai han gug oneil");
        assert_eq!(texts("Lei Jun"), [] as [&str; 0]);
    }

    #[test]
    fn surnames_have_their_special_readings() {
        for (name, spelling) in [
            ("曾毓群", "zeng yu qun"),
            ("单伟建", "shan wei jian"),
            ("仇英", "qiu ying"),
            ("解缙", "xie jin"),
            ("翟晓川", "zhai xiao chuan"),
            ("吕布", "lu bu"),
            ("吕布", "lv bu"),
        ] {
            assert!(texts(name).iter().any(|text| text == spelling), "{name}: {:?}", texts(name));
        }
    }

    #[test]
    fn pinyin_matches_highlight_the_character() {
        assert_eq!(spellings("雷军")[0].spelling.graphemes, [0, 0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn unusual_readings_are_rare() {
        let rarity = |name: &str, spelling: &str| {
            let reading =
                spellings(name).into_iter().find(|reading| reading.spelling.text == spelling);
            reading.map(|reading| reading.rarity)
        };
        assert_eq!(rarity("合力", "he li"), Some(Rarity::Usual));
        assert_eq!(rarity("合力", "ge li"), Some(Rarity::Rare));
        assert_eq!(rarity("吕布", "lv bu"), Some(Rarity::Usual));
    }

    #[test]
    fn the_number_of_spellings_is_capped() {
        assert!(texts(&"行".repeat(40)).len() <= super::MAX_SPELLINGS);
    }
}
