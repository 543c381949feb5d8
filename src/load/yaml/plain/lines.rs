//! The lines of an entry, one at a time.

use super::not_plain::NotPlain;

/// Where a reader stands in its text.
#[derive(Debug)]
pub(super) struct LineCursor<'t> {
    /// What is not read yet of the line at hand, without outer blanks; empty at the end of the text.
    pub(super) line: &'t str,
    /// How many blanks stand before the line, or before the item that a `-` opens in it.
    pub(super) indent: usize,
    /// The lines behind it.
    rest: &'t str,
}

impl<'t> LineCursor<'t> {
    /// The lines of a text; the first that holds something is at hand.
    pub(super) fn new(text: &'t str) -> Self {
        let mut lines = Self { line: "", indent: 0, rest: text };
        lines.advance();
        lines
    }

    /// On to the next line that holds more than a comment.
    pub(super) fn advance(&mut self) {
        self.line = "";
        while let Some(line) = self.next() {
            let line = line.trim_ascii_end();
            let content = line.trim_ascii_start();
            if !content.is_empty() && !content.starts_with('#') {
                self.indent = line.len() - content.len();
                self.line = content;
                return;
            }
        }
    }

    /// On to the next line from the end of a value.
    pub(super) fn end_line(&mut self) -> Result<(), NotPlain> {
        let after = self.line.trim_ascii_start();
        let comment = after.starts_with('#') && after.len() < self.line.len();
        if !after.is_empty() && !comment {
            return Err(NotPlain);
        }
        self.advance();
        Ok(())
    }

    /// The raw line after the one at hand, spaces and all.
    pub(super) fn peek(&self) -> Option<&'t str> {
        Some(self.split()?.0)
    }

    /// Takes the raw line after the one at hand.
    pub(super) fn next(&mut self) -> Option<&'t str> {
        let (line, rest) = self.split()?;
        self.rest = rest;
        Some(line)
    }

    fn split(&self) -> Option<(&'t str, &'t str)> {
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        (!self.rest.is_empty()).then(|| (line.strip_suffix('\r').unwrap_or(line), rest))
    }
}
