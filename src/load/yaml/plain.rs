//! Entries in the plain form of YAML that most files are written in, read straight from the text.
//!
//! A serde deserializer, so the same code fills the records as with `serde_yaml`. It knows block maps and lists, flow ones that end in their line, plain and quoted
//! words that end in their line, and `>-` texts of one paragraph. Whatever else it meets (escapes,
//! anchors, tags, tabs, odd indents, words over several lines …), it leaves the whole entry to `serde_yaml`:
//! this reader never decides that something is wrong.

mod characters;
mod folded;
mod lines;
mod not_plain;
mod position;
mod scalar;
mod value;

use serde::de::DeserializeSeed as _;

use crate::load::record::AnyRecord;
use crate::load::section::Section;
use lines::LineCursor;
use position::Position;
use value::PlainValue;

/// Reads an entry of a section, in whole lines. Nothing if another reader has to.
pub(super) fn from_str(text: &str, section: Section) -> Option<AnyRecord<'_>> {
    if !characters::are_plain(text) {
        return None;
    }
    let mut lines = LineCursor::new(text);
    let value = PlainValue { lines: &mut lines, position: Position::Line };
    let record = section.deserialize(value).ok()?;
    lines.line.is_empty().then_some(record)
}

#[cfg(test)]
mod tests;
