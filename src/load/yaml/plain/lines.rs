use memchr::memchr;

use super::not_plain::NotPlain;

#[derive(Debug)]
pub(super) struct LineCursor<'t> {
    /// The unread part of the current line, trimmed; empty at the end of the text.
    pub(super) line: &'t str,
    /// The indentation of the line, or of the list item after a `-` in the line.
    pub(super) indent: usize,
    rest: &'t str,
}

impl<'t> LineCursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut lines = Self { line: "", indent: 0, rest: text };
        lines.advance();
        lines
    }

    pub(super) fn advance(&mut self) {
        self.line = "";
        while let Some(line) = self.next_line() {
            let line = line.trim_ascii_end();
            let content = line.trim_ascii_start();
            if !content.is_empty() && !content.starts_with('#') {
                self.indent = line.len() - content.len();
                self.line = content;
                return;
            }
        }
    }

    /// Fails if anything but a comment follows the value.
    pub(super) fn end_line(&mut self) -> Result<(), NotPlain> {
        let after = self.line.trim_ascii_start();
        let is_comment = after.starts_with('#') && after.len() < self.line.len();
        if !after.is_empty() && !is_comment {
            return Err(NotPlain);
        }
        self.advance();
        Ok(())
    }

    /// The next line, including leading and trailing spaces.
    pub(super) fn peek_line(&self) -> Option<&'t str> {
        Some(self.split_line()?.0)
    }

    pub(super) fn next_line(&mut self) -> Option<&'t str> {
        let (line, rest) = self.split_line()?;
        self.rest = rest;
        Some(line)
    }

    fn split_line(&self) -> Option<(&'t str, &'t str)> {
        let end = memchr(b'\n', self.rest.as_bytes());
        let (line, rest) = end.map_or((self.rest, ""), |end| {
            let (line, rest) = self.rest.split_at(end);
            (line, rest.strip_prefix('\n').unwrap_or(rest))
        });
        (!self.rest.is_empty()).then(|| (line.strip_suffix('\r').unwrap_or(line), rest))
    }
}
