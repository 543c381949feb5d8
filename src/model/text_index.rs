use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

/// Finds the number of a string among strings that are stored elsewhere. It takes 6 to 12 bytes per string, whatever its
/// length.
///
/// The hash is seeded, so no file can be crafted to make strings collide.
#[derive(Debug, Default)]
pub(crate) struct TextIndex {
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl TextIndex {
    /// Adds a string that is not in the index. `text_at` returns the string with a given number.
    pub(crate) fn insert<T: AsRef<str>>(
        &mut self,
        text: &str,
        number: u32,
        text_at: impl Fn(u32) -> T,
    ) {
        let hash = self.hasher.hash_one(text);
        let hash_at = |number: &u32| self.hasher.hash_one(text_at(*number).as_ref());
        self.numbers.insert_unique(hash, number, hash_at);
    }

    /// The number of a string.
    pub(crate) fn find<T: AsRef<str>>(
        &self,
        text: &str,
        text_at: impl Fn(u32) -> T,
    ) -> Option<u32> {
        let is_found = |number: &u32| text_at(*number).as_ref() == text;
        self.numbers.find(self.hasher.hash_one(text), is_found).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::TextIndex;

    #[test]
    fn texts_are_found_after_the_table_has_grown() {
        let texts: Vec<String> = (0..1_000).map(|number| format!("text {number}")).collect();
        let text_at = |number: u32| &texts[number as usize];
        let mut index = TextIndex::default();
        for (number, text) in (0..).zip(&texts[..999]) {
            assert_eq!(index.find(text, text_at), None);
            index.insert(text, number, text_at);
        }
        assert!((0..).zip(&texts[..999]).all(|(at, text)| index.find(text, text_at) == Some(at)));
        assert_eq!(index.find(&texts[999], text_at), None);
    }
}
