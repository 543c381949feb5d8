//! All text of a graph in one allocation.

use super::visible::{visible, visible_paragraphs, visible_prose};

/// A part of the [`Arena`]: 8 bytes instead of a `String`'s 24 and its own allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextHandle {
    start: u32,
    length: u32,
}

/// The text of a graph.
///
/// Invariant: everything in it is safe to show. Text enters only through [`Arena::label`], [`Arena::prose`] and
/// [`Arena::paragraphs`], which make hostile characters visible.
#[derive(Debug, Default)]
pub(crate) struct Arena(String);

impl Arena {
    /// Stores a name, slug or other short text.
    pub(crate) fn label(&mut self, text: &str) -> TextHandle {
        self.keep(&visible(text))
    }

    /// Stores running text, joined into one line.
    pub(crate) fn prose(&mut self, text: &str) -> TextHandle {
        self.keep(&visible_prose(text))
    }

    /// Keeps running text of several lines: those of a list, and empty ones between paragraphs.
    pub(crate) fn paragraphs(&mut self, text: &str) -> TextHandle {
        self.keep(&visible_paragraphs(text))
    }

    pub(crate) fn get(&self, text: TextHandle) -> &str {
        let start = text.start as usize;
        &self.0[start..start + text.length as usize]
    }

    /// The text, or `None` if it is empty. Checking the length first saves a cache miss for each citation without
    /// words.
    pub(crate) fn get_some(&self, text: TextHandle) -> Option<&str> {
        (text.length > 0).then(|| self.get(text))
    }

    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Text beyond 4 GiB is stored as empty rather than wrapping around; the loader refuses such graphs long before.
    fn keep(&mut self, text: &str) -> TextHandle {
        let bytes = [self.0.len(), text.len(), self.0.len() + text.len()].map(u32::try_from);
        let [Ok(start), Ok(length), Ok(_)] = bytes else { return TextHandle::default() };
        self.0.push_str(text);
        TextHandle { start, length }
    }
}
