use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

/// Finds the index of a string among strings that are stored elsewhere. It takes about 35 bytes per string, whatever its
/// length.
#[derive(Debug, Default)]
pub(super) struct TextIndex {
    hasher: RandomState,
    by_hash: HashMap<u64, u32>,
    /// The indices of strings with the same hash as an earlier, different one: practically none.
    others: Vec<u32>,
}

impl TextIndex {
    /// Adds a string that has not been added before.
    pub(super) fn insert(&mut self, text: &str, index: u32) {
        let hash = self.hasher.hash_one(text);
        let indexed = *self.by_hash.entry(hash).or_insert(index);
        if indexed != index {
            self.others.push(index);
        }
    }

    /// The index of a string. `is_at` returns whether the string is stored at a given index.
    pub(super) fn find(&self, text: &str, is_at: impl Fn(u32) -> bool) -> Option<u32> {
        let indexed = *self.by_hash.get(&self.hasher.hash_one(text))?;
        let mut candidates = std::iter::once(indexed).chain(self.others.iter().copied());
        candidates.find(|index| is_at(*index))
    }
}

#[cfg(test)]
mod tests {
    use super::TextIndex;

    #[test]
    fn a_text_is_found_even_if_another_one_has_its_hash() {
        let texts = ["ada", "bob", "eve"];
        let mut index = TextIndex::default();
        (0..).zip(texts).for_each(|(number, text)| index.insert(text, number));
        let find =
            |index: &TextIndex, text| index.find(text, |number| texts[number as usize] == text);
        assert_eq!(find(&index, "bob"), Some(1));
        assert_eq!(find(&index, "ann"), None);
        let hash = std::hash::BuildHasher::hash_one(&index.hasher, "bob");
        index.by_hash.insert(hash, 0);
        index.others.push(1);
        assert_eq!(find(&index, "bob"), Some(1));
    }
}
