//! All the words of a graph in one allocation.

use super::visible::{visible, visible_prose};

/// A part of the [`Arena`]: 8 bytes instead of a `String`'s 24 and its own allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextHandle {
    start: u32,
    length: u32,
}

/// The only home of text in a graph.
///
/// Invariant: what is in here is safe to show. [`Arena::label`] and [`Arena::prose`] are the only
/// entrances, and both make hostile characters visible.
#[derive(Debug, Default)]
pub(crate) struct Arena(String);

impl Arena {
    /// Keeps a name, slug or other short text.
    pub(crate) fn label(&mut self, text: &str) -> TextHandle {
        self.keep(&visible(text))
    }

    /// Keeps running text, folded onto one line.
    pub(crate) fn prose(&mut self, text: &str) -> TextHandle {
        self.keep(&visible_prose(text))
    }

    /// The text kept at a place.
    pub(crate) fn get(&self, text: TextHandle) -> &str {
        let start = text.start as usize;
        &self.0[start..start + text.length as usize]
    }

    /// The text kept at a place, unless it is empty: then the arena is not read, which would be a
    /// cache miss for each citation without words.
    pub(crate) fn get_some(&self, text: TextHandle) -> Option<&str> {
        (text.length > 0).then(|| self.get(text))
    }

    /// Frees what growing left unused.
    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// A graph holds 4 GiB of text at most; the loader refuses more long before, and what would
    /// pass the limit is kept as nothing rather than wrapped around.
    fn keep(&mut self, text: &str) -> TextHandle {
        let bytes = [self.0.len(), text.len(), self.0.len() + text.len()].map(u32::try_from);
        let [Ok(start), Ok(length), Ok(_)] = bytes else { return TextHandle::default() };
        self.0.push_str(text);
        TextHandle { start, length }
    }
}
