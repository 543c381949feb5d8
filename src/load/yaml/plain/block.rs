//! Maps and lists in block form: one key or item a line.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::lines::LineCursor;
use super::not_plain::NotPlain;
use super::value::{PlainValue, Position};

/// A map whose keys stand at one indentation.
pub(super) struct BlockMap<'r, 't> {
    pub(super) lines: &'r mut LineCursor<'t>,
    pub(super) indent: usize,
}

/// A list whose `-` stand at one indentation.
pub(super) struct BlockList<'r, 't> {
    pub(super) lines: &'r mut LineCursor<'t>,
    pub(super) indent: usize,
}

/// Whether the line at hand belongs to a map or list at an indentation.
fn goes_on(lines: &LineCursor<'_>, indent: usize) -> Result<bool, NotPlain> {
    if lines.line.is_empty() || lines.indent < indent {
        return Ok(false);
    }
    // Deeper than the keys stands only what goes on from the line before.
    if lines.indent > indent { Err(NotPlain) } else { Ok(true) }
}

impl<'t> MapAccess<'t> for BlockMap<'_, 't> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, NotPlain> {
        if !goes_on(self.lines, self.indent)? {
            return Ok(None);
        }
        let key = self.lines.take_key().ok_or(NotPlain)?;
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, NotPlain> {
        seed.deserialize(PlainValue { lines: self.lines, place: Position::Under(self.indent) })
    }
}

impl<'t> SeqAccess<'t> for BlockList<'_, 't> {
    type Error = NotPlain;

    fn next_element_seed<E: DeserializeSeed<'t>>(
        &mut self,
        seed: E,
    ) -> Result<Option<E::Value>, NotPlain> {
        if !goes_on(self.lines, self.indent)? {
            return Ok(None);
        }
        // A key at the same indentation ends the list: it belongs to the map around it.
        let Some(item) = self.lines.line.strip_prefix("- ") else { return Ok(None) };
        let item = item.trim_ascii_start();
        self.lines.indent += self.lines.line.len() - item.len();
        self.lines.line = item;
        seed.deserialize(PlainValue { lines: self.lines, place: Position::Item(self.indent) })
            .map(Some)
    }
}
