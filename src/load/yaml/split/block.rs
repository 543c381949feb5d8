#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "an indent is of ASCII spaces")]

use std::ops::Range;

use super::starts_entry;
use crate::load::section::Section;
use crate::load::yaml::lines::lines;

/// The location of consecutive whole entries. Files are kept as blocks because a list of all entries could take many times
/// as much memory as the text.
#[derive(Clone, Debug)]
pub(in crate::load::yaml) struct BlockRange {
    /// The line number of its start.
    pub(in crate::load::yaml) line: u32,
    /// In bytes of the file.
    pub(in crate::load::yaml) range: Range<usize>,
    /// The indentation of its entries; `None` if the whole block is a single entry.
    pub(in crate::load::yaml) indent: Option<usize>,
}

impl BlockRange {
    /// The block in a part of the file that begins at the byte offset `start` and may end within the block.
    pub(in crate::load::yaml) fn of<'t>(&self, text: &'t str, start: usize) -> EntryBlock<'t> {
        let range = self.range.start - start..text.len().min(self.range.end - start);
        let text = text.get(range).unwrap_or_default();
        EntryBlock { line: self.line, text, indent: self.indent }
    }
}

/// The text of a [`BlockRange`].
#[derive(Clone, Copy, Debug)]
pub(in crate::load::yaml) struct EntryBlock<'t> {
    line: u32,
    text: &'t str,
    indent: Option<usize>,
}

impl<'t> EntryBlock<'t> {
    /// The first line and the text of each entry.
    pub(in crate::load::yaml) fn entries(
        self,
        section: Section,
    ) -> impl Iterator<Item = (u32, &'t str)> {
        let mut starts = lines(self.text)
            .zip(self.line..)
            .filter(move |((_, line), _)| self.is_first_line(section, line))
            .map(|((start, _), number)| (start, number))
            .peekable();
        std::iter::from_fn(move || {
            let (start, number) = starts.next()?;
            let end = starts.peek().map_or(self.text.len(), |(next, _)| *next);
            Some((number, &self.text[start..end]))
        })
        .chain(self.indent.is_none().then_some((self.line, self.text)))
    }

    /// Whether a line of the block starts an entry.
    fn is_first_line(self, section: Section, line: &str) -> bool {
        let Some(indent) = self.indent else { return false };
        let bytes = line.as_bytes();
        let has_indent = bytes.len() > indent
            && bytes[indent] != b' '
            && bytes[..indent].iter().all(|byte| *byte == b' ');
        has_indent && starts_entry(section, &line[indent..])
    }
}
