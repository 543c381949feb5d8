//! Shows lines and symbols in text output as ASCII characters.

use std::io::{self, Write};

use crate::text::to_ascii;

/// Converts the characters that have an ASCII form.
pub(in crate::cli) struct AsciiWriter<W>(pub(in crate::cli) W);

impl<W: Write> Write for AsciiWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Commands write whole strings, so a character is never split.
        match std::str::from_utf8(bytes) {
            Ok(text) => self.0.write_all(to_ascii(text).as_bytes())?,
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
