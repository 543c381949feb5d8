//! Queries that a person might type for a name, by class.

use super::name_generator::NameGenerator;

/// Turns a name into a query; `None` if this class of query is impossible for the name.
pub(crate) type QueryMaker = fn(&mut NameGenerator, &str) -> Option<String>;

/// The classes of queries made from a name.
pub(crate) const CLASSES: [(&str, QueryMaker); 11] = [
    ("whole name", whole),
    ("prefix", prefix),
    ("some words", some_words),
    ("words reversed", reversed),
    ("word beginnings", word_beginnings),
    ("joined beginnings", joined_beginnings),
    ("initials", initials),
    ("vowels dropped", without_vowels),
    ("misspelling", misspelling),
    ("transposition", transposition),
    ("scattered", scattered),
];

/// A query and the name it is meant to find.
pub(crate) struct Case<'n> {
    pub(crate) query: String,
    pub(crate) name: &'n str,
}

/// `count` cases of a class, if the names allow.
pub(crate) fn cases<'n>(
    chance: &mut NameGenerator,
    names: &'n [String],
    make: QueryMaker,
    count: usize,
) -> Vec<Case<'n>> {
    let mut cases = Vec::new();
    for _ in 0..count * 50 {
        let name = &names[chance.below(names.len())];
        if cases.len() < count
            && let Some(query) = make(chance, name)
        {
            cases.push(Case { query, name });
        }
    }
    cases
}

const PARTICLES: [&str; 8] = ["of", "the", "and", "for", "on", "in", "to", "&"];

#[expect(clippy::unnecessary_wraps, reason = "the makers of queries have one type")]
fn whole(_: &mut NameGenerator, name: &str) -> Option<String> {
    Some(name.to_lowercase())
}

fn prefix(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    let length = 4 + chance.below(letters.len().max(6) - 4);
    let prefix: String = letters.iter().take(length).collect();
    (letters.len() > length).then(|| prefix.trim_end().to_owned())
}

/// Drops at least one word; `None` if only particles and short words are left.
fn some_words(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let mut words: Vec<&str> = name.split(' ').collect();
    let drops = 1 + chance.below(words.len().div_ceil(2));
    for _ in 0..drops {
        if words.len() > 1 {
            words.remove(chance.below(words.len()));
        }
    }
    let has_content = words.iter().any(|word| !PARTICLES.contains(word) && word.len() > 2);
    (name.contains(' ') && has_content).then(|| words.join(" "))
}

fn reversed(_: &mut NameGenerator, name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').rev().collect();
    (words.len() >= 2).then(|| words.join(" ").to_lowercase())
}

/// The words of a name in lower case, with or without particles, without punctuation and hyphens.
fn words(chance: &mut NameGenerator, name: &str) -> Vec<String> {
    let with_particles = chance.below(2) == 0;
    let name = name.to_lowercase().replace('-', " ").replace(['.', ',', '\''], "");
    let words = name.split(' ').filter(|word| with_particles || !PARTICLES.contains(word));
    words.map(str::to_owned).collect()
}

/// Cuts each word to between one and four characters, or leaves it whole; `uni sta`, `j biden`.
fn word_beginnings(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let mut words = words(chance, name);
    if words.len() > 3 && chance.below(3) == 0 {
        words.truncate(3);
    }
    let cut = |word: &String| {
        let length = if chance.below(4) == 0 { usize::MAX } else { 1 + chance.below(4) };
        word.chars().take(length).collect::<String>()
    };
    let beginnings = words.iter().map(cut).collect::<Vec<String>>().join(" ");
    let is_cut = beginnings.len() < words.join(" ").len();
    (words.len() >= 2 && is_cut && beginnings.chars().count() >= words.len() + 3)
        .then_some(beginnings)
}

/// Cuts each word to between one and three characters and joins them: `dotr`, `euun`.
fn joined_beginnings(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let words = words(chance, name);
    let cut = |word: &String| word.chars().take(1 + chance.below(3)).collect::<String>();
    let beginnings: String = words.iter().map(cut).collect();
    let length = beginnings.chars().count();
    (words.len() >= 2 && length >= 4 && length > words.len()).then_some(beginnings)
}

/// The first character of each word, with or without particles; at least three.
fn initials(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let words = words(chance, name);
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    (initials.chars().count() >= 3).then_some(initials)
}

fn without_vowels(_: &mut NameGenerator, name: &str) -> Option<String> {
    let mut is_first = true;
    let consonants = name.to_lowercase();
    let consonants = consonants
        .chars()
        .filter(|letter| std::mem::take(&mut is_first) || !"aeiou ".contains(*letter));
    let consonants: String = consonants.collect();
    (consonants.len() >= 4 && name.is_ascii()).then_some(consonants)
}

fn letters(name: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    (letters.len() >= 5 && name.is_ascii()).then_some(letters)
}

/// Replaces, removes or inserts a character other than the first.
fn misspelling(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let mut letters = letters(name)?;
    let index = 1 + chance.below(letters.len() - 1);
    let other = char::from(b"abcdefghijklmnopqrstuvwxyz"[chance.below(26)]);
    if letters[index] == ' ' || letters[index] == other {
        return None;
    }
    match chance.below(3) {
        0 => letters[index] = other,
        1 => drop(letters.remove(index)),
        _ => letters.insert(index, other),
    }
    Some(letters.into_iter().collect())
}

fn transposition(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let mut letters = letters(name)?;
    let index = chance.below(letters.len() - 1);
    if letters[index] == letters[index + 1] || letters[index..=index + 1].contains(&' ') {
        return None;
    }
    letters.swap(index, index + 1);
    Some(letters.into_iter().collect())
}

/// The first character and about half of the others, without spaces.
fn scattered(chance: &mut NameGenerator, name: &str) -> Option<String> {
    let letters = letters(name)?.into_iter().filter(char::is_ascii_alphanumeric).enumerate();
    let kept = letters.filter(|(index, _)| *index == 0 || chance.below(2) == 0);
    let kept: String = kept.map(|(_, letter)| letter).collect();
    (kept.len() >= 4).then_some(kept)
}
