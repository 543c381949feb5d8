//! Maps and lists in brackets that end in their line.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::lines::{LineCursor, split_key};
use super::not_plain::NotPlain;
use super::value::{PlainValue, Position};

/// What stands between an opening bracket and the one that closes it.
pub(super) struct FlowCollection<'r, 't> {
    lines: &'r mut LineCursor<'t>,
    close: char,
    first: bool,
}

impl<'r, 't> FlowCollection<'r, 't> {
    /// Steps over the bracket at the start of the line.
    pub(super) fn open(lines: &'r mut LineCursor<'t>, close: char) -> Self {
        lines.line = &lines.line[1..];
        Self { lines, close, first: true }
    }

    /// On to the next item; false behind the closing bracket.
    fn goes_on(&mut self) -> Result<bool, NotPlain> {
        let line = self.lines.line.trim_ascii_start();
        if let Some(behind) = line.strip_prefix(self.close) {
            self.lines.line = behind;
            return Ok(false);
        }
        let first = std::mem::replace(&mut self.first, false);
        let item =
            if first { line } else { line.strip_prefix(',').ok_or(NotPlain)?.trim_ascii_start() };
        self.lines.line = item;
        Ok(true)
    }
}

impl<'t> MapAccess<'t> for FlowCollection<'_, 't> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, NotPlain> {
        if !self.goes_on()? {
            return Ok(None);
        }
        let (key, rest) = split_key(self.lines.line).ok_or(NotPlain)?;
        self.lines.line = rest;
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, NotPlain> {
        seed.deserialize(PlainValue { lines: self.lines, place: Position::FlowCollection })
    }
}

impl<'t> SeqAccess<'t> for FlowCollection<'_, 't> {
    type Error = NotPlain;

    fn next_element_seed<E: DeserializeSeed<'t>>(
        &mut self,
        seed: E,
    ) -> Result<Option<E::Value>, NotPlain> {
        if !self.goes_on()? {
            return Ok(None);
        }
        seed.deserialize(PlainValue { lines: self.lines, place: Position::FlowCollection })
            .map(Some)
    }
}
