//! Regular inflections of English words: plurals, third-person forms, past forms and `-ing`.

/// Words that look like inflections of other words, sorted.
const NOT_INFLECTED: [&str; 5] = ["customs", "evening", "goods", "news", "united"];

/// The words that a word may be an inflection of, the word itself first; some are not English words.
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
    let takes_es =
        |rest: &&str| ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| rest.ends_with(end));
    forms.extend(word.strip_suffix("es").filter(takes_es).map(str::to_owned));
    if let Some(rest) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) {
        forms.extend(verbs_with_stem(rest));
    }
    forms
}

/// The possible verbs for a stem before `-ed` or `-ing`: `plan` for `plann`, and `plane` for `plan`.
fn verbs_with_stem(stem: &str) -> Vec<String> {
    let vowels = vowel_groups(stem);
    let last: Vec<char> = stem.chars().rev().take(3).collect();
    match *last {
        // `need` and `bring` are not inflections.
        _ if vowels == 0 || vowels == 1 && stem.ends_with('e') => Vec::new(),
        [one, other, ..] if one == other && !is_vowel(one) => {
            [Some(stem), stem.strip_suffix(one)].into_iter().flatten().map(str::to_owned).collect()
        }
        // A short verb would double its last letter.
        [last, vowel, ref before @ ..]
            if vowels == 1
                && !is_vowel(last)
                && !"wxy".contains(last)
                && is_vowel(vowel)
                && before.first().is_none_or(|before| !is_vowel(*before)) =>
        {
            vec![format!("{stem}e")]
        }
        _ => vec![stem.to_owned(), format!("{stem}e")],
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
    fn base_forms_follow_english_spelling() {
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
