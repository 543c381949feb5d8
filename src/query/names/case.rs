//! Whether a text is a name, or just an ordinary word with the same letters.

/// Whether a text with the letters of a name is that name.
///
/// Word by word: the name "Ideal" is matched by "Ideal" and "IDEAL" but not by "ideal", which is an
/// ordinary word; "IT" only by "IT"; a word that the name has in lower case by any case.
pub(super) fn says(text: &str, name: &str) -> bool {
    let (mut said, mut named) = (words(text), words(name));
    said.all(|said| named.next().is_some_and(|named| word_says(said, named)))
        && named.next().is_none()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn word_says(said: &str, named: &str) -> bool {
    if said == named {
        return true;
    }
    let capitals = |word: &str| word.chars().filter(|letter| letter.is_uppercase()).count();
    let letters = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count();
    let acronym = letters(named) > 1 && capitals(named) == letters(named);
    let starts_high = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let same = said.to_lowercase() == named.to_lowercase();
    same && !acronym && (starts_high(said) || capitals(named) == 0)
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn ordinary_words_are_not_names() {
        for (said, named, expected) in [
            ("Ideal", "Ideal", true),
            ("IDEAL", "Ideal", true),
            ("ideal", "Ideal", false),
            ("It", "IT", false),
            ("IT", "IT", true),
            ("We are far ahead", "We Are Far Ahead", false),
            ("WE ARE FAR AHEAD", "We Are Far Ahead", true),
            ("Phone as Car Key", "phone as car key", true),
            ("XPENG", "XPeng", true),
            ("xPeng", "XPeng", false),
            ("雷军", "雷军", true),
        ] {
            assert_eq!(says(said, named), expected, "{said} for {named}");
        }
    }
}
