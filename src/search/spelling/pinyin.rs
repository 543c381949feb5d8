//! How Chinese names are typed without a Chinese keyboard.

use pinyin::ToPinyinMulti as _;

use super::fold::{FoldedText, fold_letter, is_ideograph, placed};

/// How many spellings of one name are kept at most.
const MOST: usize = 16;

/// Every way to spell a text in pinyin, one syllable a word; none where no character has a reading.
///
/// The usual reading of each character comes first, then the spellings that differ from it in one
/// character, so that any single unusual reading (a surname as 曾, 单, 仇) is among them, then
/// those that differ in more. `lü` is spelled `lu` and `lv`.
pub(crate) fn spellings(text: &str) -> Vec<FoldedText> {
    if text.is_ascii() || !text.chars().any(is_ideograph) {
        return Vec::new();
    }
    let parts: Vec<Syllable> =
        placed(text).map(|(place, letter)| Syllable::of(place, letter)).collect();
    if parts.iter().all(|part| part.readings.is_empty()) {
        return Vec::new();
    }
    choices(&parts).iter().map(|choice| spell(&parts, choice)).collect()
}

/// One character and how it can be read; no readings where it stands for itself.
struct Syllable {
    place: usize,
    letter: char,
    readings: Vec<String>,
}

impl Syllable {
    fn of(place: usize, letter: char) -> Self {
        Self { place, letter, readings: readings(letter) }
    }
}

/// The readings of a character without tones, the usual one first.
fn readings(letter: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    let Some(sounds) = letter.to_pinyin_multi() else { return readings };
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

/// Which reading of each character to take, nearest to the usual first.
fn choices(parts: &[Syllable]) -> Vec<Vec<usize>> {
    let usual = vec![0; parts.len()];
    let mut choices = vec![usual];
    let mut next = 0;
    // Breadth first: each spelling is varied only behind the last character that it varies.
    while let Some(base) = choices.get(next).cloned() {
        let behind = base.iter().rposition(|reading| *reading > 0).map_or(0, |last| last + 1);
        for (place, part) in parts.iter().enumerate().skip(behind) {
            for reading in 1..part.readings.len() {
                if choices.len() == MOST {
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

fn spell(parts: &[Syllable], choice: &[usize]) -> FoldedText {
    let mut spelling = FoldedText::default();
    for (part, reading) in parts.iter().zip(choice) {
        let Some(syllable) = part.readings.get(*reading) else {
            if part.letter.is_alphanumeric() {
                fold_letter(part.letter, |plain| spelling.push(plain, part.place));
            } else {
                spelling.end_word(part.place);
            }
            continue;
        };
        spelling.end_word(part.place);
        syllable.chars().for_each(|letter| spelling.push(letter, part.place));
        spelling.end_word(part.place);
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
    fn letters_of_a_syllable_stand_for_its_character() {
        assert_eq!(spellings("雷军")[0].places, [0, 0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn a_name_of_many_readings_stays_small() {
        assert!(texts(&"行".repeat(40)).len() <= super::MOST);
    }
}
