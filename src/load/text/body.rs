use std::borrow::Cow;
use std::ops::Range;

use super::long_file::LongFile;

/// The text of a file.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) enum Body<'t> {
    Memory(&'t str),
    Long(&'t LongFile),
}

impl<'t> Body<'t> {
    /// In bytes.
    pub(in crate::load) fn len(self) -> usize {
        match self {
            Self::Memory(text) => text.len(),
            Self::Long(file) => file.len(),
        }
    }

    /// A part of the text. Empty if it can no longer be read.
    pub(in crate::load) fn read(self, range: Range<usize>) -> Cow<'t, str> {
        match self {
            Self::Memory(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
            Self::Long(file) => Cow::Owned(file.read(range)),
        }
    }

    /// The text before a byte offset in pieces of whole lines, each with its byte offset.
    pub(in crate::load) fn segments(
        self,
        end: usize,
    ) -> Box<dyn Iterator<Item = (usize, Cow<'t, str>)> + 't> {
        match self {
            Self::Memory(_) => Box::new(std::iter::once((0, self.read(0..end)))),
            Self::Long(file) => {
                let segments = file.segments(0..end);
                Box::new(segments.map(|(start, text)| (start, Cow::Owned(text))))
            }
        }
    }

    /// Whether part of it turned out to have changed or to be unreadable.
    pub(in crate::load) fn has_changed(self) -> bool {
        matches!(self, Self::Long(file) if file.has_changed())
    }
}
