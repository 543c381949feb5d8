//! Reads entries in the simple subset of YAML that most files use, directly from the text.
//!
//! The reader is a serde deserializer, so it fills the same types as `serde_yaml`. It handles block mappings and lists,
//! flow collections and scalars that end on their line, and `>-` scalars of one paragraph. It never reports an error:
//! it leaves entries with anything else (escapes, anchors, tags, tabs, irregular indentation, multi-line scalars …) to
//! `typed` or `tree`.

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

/// `None` if another reader has to read the entry.
pub(super) fn from_str(text: &str, section: Section) -> Option<AnyRecord<'_>> {
    if !characters::are_plain(text) {
        return None;
    }
    let mut lines = LineCursor::new(text);
    let value = PlainValue { lines: &mut lines, position: Position::LineStart };
    let record = section.deserialize(value).ok()?;
    lines.line.is_empty().then_some(record)
}

#[cfg(test)]
mod tests;
