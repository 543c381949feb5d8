use std::borrow::Cow;

use zerocopy::{FromBytes, Immutable, IntoBytes};

use super::escape_hostile::{escape_hostile, escape_paragraphs, escape_prose};

/// A range of an [`Arena`]. It takes 8 bytes; a `String` takes 24 and an allocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(crate) struct TextHandle {
    start: u32,
    length: u32,
}

/// All text of a graph in one string: in memory, or in the file of a cached graph.
///
/// Invariant: all text is safe to print to a terminal, because the `store_…` methods escape hostile characters.
#[derive(Debug, Default)]
pub(crate) struct Arena(Cow<'static, str>);

impl Arena {
    pub(crate) fn store_label(&mut self, text: &str) -> TextHandle {
        self.push(&escape_hostile(text))
    }

    pub(crate) fn store_prose(&mut self, text: &str) -> TextHandle {
        self.push(&escape_prose(text))
    }

    pub(crate) fn store_paragraphs(&mut self, text: &str) -> TextHandle {
        self.push(&escape_paragraphs(text))
    }

    /// Like [`Self::store_label`], but returns `stored` if its text is the same.
    pub(crate) fn store_label_once(&mut self, text: &str, stored: TextHandle) -> TextHandle {
        if self.get(stored) == escape_hostile(text) { stored } else { self.store_label(text) }
    }

    /// Like [`Self::store_prose`], but returns `stored` if its text is the same.
    pub(crate) fn store_prose_once(&mut self, text: &str, stored: TextHandle) -> TextHandle {
        if self.get(stored) == escape_prose(text) { stored } else { self.store_prose(text) }
    }

    /// The text; empty if the handle is out of range, as in a damaged file.
    pub(crate) fn get(&self, text: TextHandle) -> &str {
        let start = text.start as usize;
        self.0.get(start..start + text.length as usize).unwrap_or_default()
    }

    /// The text, or `None` if it is empty. Checking the length saves a cache miss for each citation without words.
    pub(crate) fn get_non_empty(&self, text: TextHandle) -> Option<&str> {
        (text.length > 0).then(|| self.get(text))
    }

    pub(crate) fn from_text(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(crate) fn shrink(&mut self) {
        self.0.to_mut().shrink_to_fit();
    }

    /// Appends text; all empty text has the same handle. Stores empty text beyond 4 GiB, but the loader rejects graphs of that
    /// size.
    fn push(&mut self, text: &str) -> TextHandle {
        if text.is_empty() {
            return TextHandle::default();
        }
        let offsets = [self.0.len(), text.len(), self.0.len() + text.len()].map(u32::try_from);
        let [Ok(start), Ok(length), Ok(_)] = offsets else { return TextHandle::default() };
        self.0.to_mut().push_str(text);
        TextHandle { start, length }
    }
}
