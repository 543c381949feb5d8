/// Strings in one allocation: a `String` for each would take at least 40 more bytes.
#[derive(Debug, Default)]
pub(super) struct TextList {
    text: String,
    /// The byte offset of the end of each string.
    ends: Vec<usize>,
}

impl TextList {
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    #[expect(clippy::indexing_slicing, clippy::string_slice, reason = "the index is of a text")]
    pub(super) fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |previous| self.ends[previous]);
        &self.text[start..self.ends[index]]
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}
