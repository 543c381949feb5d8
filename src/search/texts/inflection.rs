//! Regular inflections of English words: plurals and third persons, the past, `-ing`.

/// Words that look like inflections of other words, sorted.
const NOT_INFLECTED: [&str; 5] = ["customs", "evening", "goods", "news", "united"];

/// The words that a word may be an inflection of, the word itself first; some of them do not exist.
pub(super) fn base_forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if NOT_INFLECTED.binary_search(&word).is_ok() {
        return forms;
    }
    if let Some(rest) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")) {
        forms.push(format!("{rest}y"));
    }
    if let Some(rest) = word.strip_suffix('s').filter(|rest| !rest.ends_with('s')) {
        forms.push(rest.to_owned());
    }
    let is_hissing =
        |rest: &&str| ["s", "x", "z", "ch", "sh", "o"].iter().any(|it| rest.ends_with(it));
    forms.extend(word.strip_suffix("es").filter(is_hissing).map(str::to_owned));
    if let Some(rest) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) {
        forms.extend(before_ed_or_ing(rest));
    }
    forms
}

/// The verbs that are written like this before `-ed` and `-ing`: `planned` is of `plan`, `planed` of `plane`.
fn before_ed_or_ing(rest: &str) -> Vec<String> {
    let vowels = vowel_groups(rest);
    let last: Vec<char> = rest.chars().rev().take(3).collect();
    match *last {
        // `need` and `bring` are no inflections.
        _ if vowels == 0 || vowels == 1 && rest.ends_with('e') => Vec::new(),
        [one, other, ..] if one == other && !is_vowel(one) => {
            vec![rest.to_owned(), rest[..rest.len() - one.len_utf8()].to_owned()]
        }
        // A short verb would double its last letter.
        [last, vowel, ref before @ ..]
            if vowels == 1
                && !is_vowel(last)
                && !"wxy".contains(last)
                && is_vowel(vowel)
                && before.first().is_none_or(|before| !is_vowel(*before)) =>
        {
            vec![format!("{rest}e")]
        }
        _ => vec![rest.to_owned(), format!("{rest}e")],
    }
}

fn vowel_groups(word: &str) -> usize {
    let is_vowel = |letter: char| is_vowel(letter) || letter == 'y';
    word.split(|letter| !is_vowel(letter)).filter(|group| !group.is_empty()).count()
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::base_forms;

    #[test]
    fn words_are_inflections_of_the_words_that_english_allows() {
        for (word, forms) in [
            ("deliveries", vec!["deliveries", "delivery", "deliverie"]),
            ("carried", vec!["carried", "carry", "carri", "carrie"]),
            ("launches", vec!["launches", "launche", "launch"]),
            ("business", vec!["business"]),
            ("news", vec!["news"]),
            ("planned", vec!["planned", "plann", "plan"]),
            ("planed", vec!["planed", "plane"]),
            ("playing", vec!["playing", "play", "playe"]),
            ("visiting", vec!["visiting", "visit", "visite"]),
            ("used", vec!["used", "use"]),
            ("agreed", vec!["agreed", "agre", "agree"]),
            ("need", vec!["need"]),
            ("string", vec!["string"]),
            ("雷", vec!["雷"]),
        ] {
            assert_eq!(base_forms(word), forms, "{word}");
        }
    }
}
