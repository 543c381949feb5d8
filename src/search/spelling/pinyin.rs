//! Pinyin: how Chinese names are typed without a Chinese keyboard.

use pinyin::ToPinyinMulti as _;

use super::fold::{FoldedText, by_grapheme, fold_character, is_ideograph};

/// Spellings kept of one name.
const MAX_SPELLINGS: usize = 16;

/// The pinyin spellings of a text, one syllable a word; none if no character has a reading.
///
/// First comes the usual reading of every character, then spellings that differ from it in one
/// character, so that any single unusual reading (as in the surnames 曾, 单, 仇) is among them, then
/// those that differ in more. `lü` is spelled `lu` and `lv`.
pub(crate) fn spellings(text: &str) -> Vec<FoldedText> {
    if text.is_ascii() || !text.chars().any(is_ideograph) {
        return Vec::new();
    }
    let syllables: Vec<Syllable> = by_grapheme(text)
        .map(|(grapheme, character)| Syllable {
            grapheme,
            character,
            readings: readings(character),
        })
        .collect();
    if syllables.iter().all(|syllable| syllable.readings.is_empty()) {
        return Vec::new();
    }
    choices(&syllables).iter().map(|choice| spell(&syllables, choice)).collect()
}

/// One character and how it can be read; no readings if it is not Chinese.
struct Syllable {
    grapheme: usize,
    character: char,
    readings: Vec<String>,
}

/// The readings of a character without tones, the usual one first.
fn readings(character: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    let Some(sounds) = character.to_pinyin_multi() else { return readings };
    for sound in sounds {
        let plain = sound.plain();
        for spelling in [plain.replace('ü', "u"), plain.replace('ü', "v")] {
            if spelling.is_ascii() && !readings.contains(&spelling) {
                readings.push(spelling);
            }
        }
    }
    readings
}

/// Which reading of each character to take, closest to the usual first.
fn choices(syllables: &[Syllable]) -> Vec<Vec<usize>> {
    let mut choices = vec![vec![0; syllables.len()]];
    let mut next = 0;
    // Breadth first: a choice is varied only after the last character that it varies already.
    while let Some(base) = choices.get(next).cloned() {
        let first = base.iter().rposition(|reading| *reading > 0).map_or(0, |last| last + 1);
        for (place, syllable) in syllables.iter().enumerate().skip(first) {
            for reading in 1..syllable.readings.len() {
                if choices.len() == MAX_SPELLINGS {
                    return choices;
                }
                let mut varied = base.clone();
                varied[place] = reading;
                choices.push(varied);
            }
        }
        next += 1;
    }
    choices
}

fn spell(syllables: &[Syllable], choice: &[usize]) -> FoldedText {
    let mut spelling = FoldedText::default();
    for (Syllable { grapheme, character, readings }, reading) in syllables.iter().zip(choice) {
        let Some(reading) = readings.get(*reading) else {
            if character.is_alphanumeric() {
                fold_character(*character, |plain| spelling.push(plain, *grapheme));
            } else {
                spelling.end_word(*grapheme);
            }
            continue;
        };
        spelling.end_word(*grapheme);
        reading.chars().for_each(|letter| spelling.push(letter, *grapheme));
        spelling.end_word(*grapheme);
    }
    spelling.finish()
}

#[cfg(test)]
mod tests {
    use super::spellings;

    fn texts(name: &str) -> Vec<String> {
        spellings(name).into_iter().map(|spelling| spelling.text).collect()
    }

    #[test]
    fn the_usual_spelling_comes_first() {
        assert_eq!(texts("雷军")[0], "lei jun");
        assert_eq!(texts("小米SU7")[0], "xiao mi su7");
        assert_eq!(texts("Lei Jun"), [] as [&str; 0]);
    }

    #[test]
    fn surnames_are_found_by_the_reading_that_surnames_have() {
        for (name, spelled) in [
            ("曾毓群", "zeng yu qun"),
            ("单伟建", "shan wei jian"),
            ("仇英", "qiu ying"),
            ("解缙", "xie jin"),
            ("翟晓川", "zhai xiao chuan"),
            ("吕布", "lu bu"),
            ("吕布", "lv bu"),
        ] {
            assert!(texts(name).iter().any(|text| text == spelled), "{name}: {:?}", texts(name));
        }
    }

    #[test]
    fn pinyin_matches_highlight_the_character() {
        assert_eq!(spellings("雷军")[0].graphemes, [0, 0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn a_name_of_many_readings_stays_small() {
        assert!(texts(&"行".repeat(40)).len() <= super::MAX_SPELLINGS);
    }
}
