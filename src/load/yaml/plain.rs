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
mod not_plain;
mod scalar;
mod value;

use serde::Deserialize;

use lines::LineCursor;
use value::{PlainValue, Position};

/// Reads an entry: a map or a list of one, in whole lines. Nothing if another reader has to.
pub(super) fn from_str<'t, R: Deserialize<'t>>(text: &'t str) -> Option<R> {
    if !letters::are_plain(text) {
        return None;
    }
    let mut lines = LineCursor::new(text);
    let record = R::deserialize(PlainValue { lines: &mut lines, place: Position::Top }).ok()?;
    lines.line.is_empty().then_some(record)
}

#[cfg(test)]
mod tests;
