use std::fmt::Debug;

use super::section::Section;
use crate::model::FileLine;

/// A line, and a column in characters, both one-based. Line 0 means the whole file, column 0 the whole line.
pub(super) type LineColumn = (u32, u32);

/// Converts a line and a column to `u32`, saturating.
pub(super) fn line_column(line: usize, column: usize) -> LineColumn {
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueStep<'s> {
    /// The entry itself: the record under a slug, or the list item.
    Entry,
    Slug,
    Key(&'s str),
    /// An item of a list, by its zero-based index.
    Item(usize),
}

/// Finds the positions of values in the text of an entry. This is slow, so it is done only to report problems.
pub(super) trait Locate: Debug {
    /// The position of the value at the end of the steps, or of the last existing value before it.
    fn locate(&self, steps: &[ValueStep<'_>]) -> LineColumn;

    /// The file of that value, if it is not the file of the entry.
    fn other_file(&self, _steps: &[ValueStep<'_>]) -> Option<u32> {
        None
    }

    /// The word at the end of the steps that the format reads as null, such as `Null`.
    fn null_word(&self, _steps: &[ValueStep<'_>]) -> Option<String> {
        None
    }
}

/// The location of a value in an entry. The steps to the value form a linked list on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Location<'s> {
    pub(super) section: Section,
    pub(super) file: u32,
    /// The start of the entry, which identifies the entry within its file.
    pub(super) start: LineColumn,
    locator: &'s dyn Locate,
    parent: Option<&'s Location<'s>>,
    step: ValueStep<'s>,
}

impl<'s> Location<'s> {
    pub(super) fn new(
        section: Section,
        file: u32,
        start: LineColumn,
        locator: &'s dyn Locate,
    ) -> Self {
        Self { section, file, start, locator, parent: None, step: ValueStep::Entry }
    }

    pub(super) fn slug(&self) -> Self {
        Self { parent: None, step: ValueStep::Slug, ..*self }
    }

    pub(super) fn key(&'s self, key: &'s str) -> Self {
        Self { parent: Some(self), step: ValueStep::Key(key), ..*self }
    }

    /// `index` is zero-based.
    pub(super) fn item(&'s self, index: usize) -> Self {
        Self { parent: Some(self), step: ValueStep::Item(index), ..*self }
    }

    pub(super) fn last_key(&self) -> Option<&'s str> {
        if let ValueStep::Key(key) = self.step { Some(key) } else { None }
    }

    pub(super) fn position(&self) -> LineColumn {
        self.locator.locate(&self.steps())
    }

    /// The file and position of the value.
    pub(super) fn file_position(&self) -> (u32, LineColumn) {
        let steps = self.steps();
        (self.locator.other_file(&steps).unwrap_or(self.file), self.locator.locate(&steps))
    }

    /// See [`Locate::null_word`].
    pub(super) fn null_word(&self) -> Option<String> {
        self.locator.null_word(&self.steps())
    }

    pub(super) fn file_line(&self) -> FileLine {
        FileLine { file: self.file, line: self.start.0 }
    }

    fn steps(&self) -> Vec<ValueStep<'s>> {
        let mut steps = self.parent.map_or_else(Vec::new, Location::steps);
        steps.push(self.step);
        steps
    }
}
