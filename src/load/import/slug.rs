//! Slugs and kinds from cell text.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

/// The approximate maximum length of a slug, in characters.
const MAX_LENGTH: usize = 60;

/// Each plural with its singular.
const IRREGULAR_PLURALS: [(&str, &str); 4] =
    [("people", "person"), ("media", "medium"), ("persons", "person"), ("series", "series")];

/// The slugs assigned so far, which are unique.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    /// The last number appended to each slug, by the hash of the slug. There may be millions, so the slugs themselves are not
    /// kept: a hash collision would only add a number that is not needed.
    taken: HashMap<u64, u32>,
}

impl Slugs {
    /// The slug of a name, with a number if it is taken; `fallback` for a name without letters or digits.
    pub(super) fn add(&mut self, name: &str, fallback: &str) -> String {
        numbered_slug(name, fallback, self.add_number(name, fallback))
    }

    /// The number in the slug of a name, for [`numbered_slug`]; it takes less memory than the slug.
    pub(super) fn add_number(&mut self, name: &str, fallback: &str) -> u32 {
        let first = hash(&numbered_slug(name, fallback, 1));
        let Some(mut number) = self.taken.get(&first).copied() else {
            self.taken.insert(first, 1);
            return 1;
        };
        loop {
            number += 1;
            let numbered = hash(&numbered_slug(name, fallback, number));
            if !self.taken.contains_key(&numbered) {
                self.taken.insert(first, number);
                self.taken.insert(numbered, 1);
                return number;
            }
        }
    }
}

/// The slug of a name, or `fallback` for a name without letters or digits, followed by the number unless it is 1.
pub(super) fn numbered_slug(name: &str, fallback: &str, number: u32) -> String {
    let slug = Some(slugify(name, '-')).filter(|slug| !slug.is_empty());
    let slug = slug.unwrap_or_else(|| fallback.to_owned());
    if number == 1 { slug } else { format!("{slug}-{number}") }
}

/// The same in each run, so that the same tables always yield the same slugs.
fn hash(slug: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(slug)
}

/// A name in lower case with single spaces.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// Text in lower-case Latin letters and digits: `Lei Jun` becomes `lei-jun`.
pub(super) fn slugify(text: &str, separator: char) -> String {
    let latin = any_ascii::any_ascii(text).to_lowercase();
    let words = latin.split(|character: char| !character.is_ascii_alphanumeric());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if slug.len() + word.len() > MAX_LENGTH && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push(separator);
        }
        slug.extend(word.chars().take(MAX_LENGTH));
    }
    slug
}

/// The singular of an English plural.
pub(super) fn singular(word: &str) -> String {
    if let Some((_, singular)) = IRREGULAR_PLURALS.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if word.ends_with("ss") => word.to_owned(),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// The plural of an English word.
pub(super) fn plural(word: &str) -> String {
    if let Some((plural, _)) = IRREGULAR_PLURALS.iter().find(|(_, singular)| *singular == word) {
        return (*plural).to_owned();
    }
    if IRREGULAR_PLURALS.iter().any(|(plural, _)| *plural == word) {
        return word.to_owned();
    }
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if is_plural(word) => word.to_owned(),
        _ if word.ends_with(['s', 'x']) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// Whether a word is already a plural: `pages`, but not `address`, `bus` or `analysis`.
fn is_plural(word: &str) -> bool {
    let stem = word.strip_suffix('s');
    stem.is_some_and(|stem| !stem.is_empty() && !stem.ends_with(['a', 'i', 'o', 's', 'u']))
}

#[cfg(test)]
mod tests {
    use super::{Slugs, plural, singular};

    #[test]
    fn slugs_are_latin_and_different() {
        let mut slugs = Slugs::default();
        let names = ["Lei Jun", "LEI  JUN!", "Lei Jun 2", "lei-jun", "Ødegård", "!!", "?"];
        let found = names.map(|name| slugs.add(name, "entity"));
        let expected =
            ["lei-jun", "lei-jun-2", "lei-jun-2-2", "lei-jun-3", "odegard", "entity", "entity-2"];
        assert_eq!(found, expected);
    }

    #[test]
    fn kinds_are_singular() {
        for (one, several) in [("person", "people"), ("firm", "firms"), ("company", "companies")] {
            assert_eq!((singular(several).as_str(), plural(one).as_str()), (one, several));
        }
        for (kind, several) in [("pages", "pages"), ("address", "addresses"), ("bus", "buses")] {
            assert_eq!(plural(kind), several);
        }
    }
}
