//! Entries in the plain form of YAML that most files are written in, read straight from the text.
//!
//! A serde deserializer, so the records are filled by the very code that fills them from
//! `serde_yaml`. It knows block maps and lists, flow ones that end in their line, plain and quoted
//! words that end in their line, and `>-` texts of one paragraph. Whatever else it meets (escapes,
//! anchors, tags, tabs, odd indents, words over several lines …) it gives the whole entry up, and
//! `serde_yaml` has the word: this reader never decides that something is wrong.

mod block;
mod flow;
mod folded;
mod letters;
mod lines;
mod scalar;
mod value;

use std::fmt;

use serde::Deserialize;

use lines::Lines;
use value::{Position, Value};

/// The text is not in plain form, or its record has another shape.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotPlain;

/// Reads an entry: a map or a list of one, in whole lines.
///
/// # Errors
///
/// Returns [`NotPlain`] where `serde_yaml` has to read the entry.
pub(super) fn from_str<'t, R: Deserialize<'t>>(text: &'t str) -> Result<R, NotPlain> {
    if !letters::are_plain(text) {
        return Err(NotPlain);
    }
    let mut lines = Lines::new(text);
    let record = R::deserialize(Value { lines: &mut lines, place: Position::Top })?;
    if lines.line.is_empty() { Ok(record) } else { Err(NotPlain) }
}

impl fmt::Display for NotPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in plain form")
    }
}

impl std::error::Error for NotPlain {}

impl serde::de::Error for NotPlain {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests;
