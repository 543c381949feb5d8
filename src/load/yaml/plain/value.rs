use std::borrow::Cow;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::folded;
use super::lines::LineCursor;
use super::not_plain::NotPlain;
use super::position::Position;
use super::scalar;
use crate::load::yaml::key::split_key;

pub(super) struct PlainValue<'r, 't> {
    pub(super) lines: &'r mut LineCursor<'t>,
    pub(super) position: Position,
}

impl<'t> PlainValue<'_, 't> {
    /// If the value of a key starts on the next line, moves there. Only a list may be indented like its key.
    fn move_below_key(&mut self) -> Result<(), NotPlain> {
        if let (true, Position::AfterKey(parent)) = (self.lines.line.is_empty(), self.position) {
            self.lines.advance();
            let LineCursor { line, indent, .. } = *self.lines;
            let is_below = indent > parent || indent == parent && line.starts_with("- ");
            if line.is_empty() || !is_below {
                return Err(NotPlain);
            }
            self.position = Position::LineStart;
        }
        Ok(())
    }

    fn visit_block<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        let Self { lines, .. } = self;
        let indent = lines.indent;
        if lines.line.starts_with("- ") {
            return visitor.visit_seq(CollectionReader::new(lines, Position::AfterDash(indent)));
        }
        visitor.visit_map(CollectionReader::new(lines, Position::AfterKey(indent)))
    }

    fn visit_flow<V: Visitor<'t>>(mut self, open: u8, visitor: V) -> Result<V::Value, NotPlain> {
        self.lines.line = self.lines.line.get(1..).ok_or(NotPlain)?;
        let value = match open {
            b'{' => visitor.visit_map(CollectionReader::new(self.lines, Position::InBrackets('}'))),
            _ => visitor.visit_seq(CollectionReader::new(self.lines, Position::InBrackets(']'))),
        }?;
        self.end_value()?;
        Ok(value)
    }

    fn visit_folded<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        let (Position::AfterKey(parent) | Position::AfterDash(parent)) = self.position else {
            return Err(NotPlain);
        };
        match folded::read(self.lines, parent)? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn read_scalar(&mut self) -> Result<&'t str, NotPlain> {
        let text = scalar::read(&mut self.lines.line, self.position)?;
        self.end_value()?;
        Ok(text)
    }

    fn end_value(&mut self) -> Result<(), NotPlain> {
        if self.position.is_in_brackets() { Ok(()) } else { self.lines.end_line() }
    }
}

impl<'de> Deserializer<'de> for PlainValue<'_, 'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, NotPlain> {
        self.move_below_key()?;
        match (self.lines.line.bytes().next(), self.position) {
            (_, Position::LineStart) => self.visit_block(visitor),
            (Some(open @ (b'{' | b'[')), _) => self.visit_flow(open, visitor),
            (Some(b'>'), _) => self.visit_folded(visitor),
            (_, Position::AfterDash(_)) if split_key(self.lines.line).is_some() => {
                self.visit_block(visitor)
            }
            _ => visitor.visit_borrowed_str(self.read_scalar()?),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, NotPlain> {
        let mut line = self.lines.line;
        if line.starts_with(['~', 'n', 'N'])
            && self.position != Position::LineStart
            && let "~" | "null" | "Null" | "NULL" = scalar::read(&mut line, self.position)?
        {
            self.lines.line = line;
            self.end_value()?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    /// Rejects lists, since the visitor of a struct would accept a list of the values of its fields.
    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotPlain> {
        self.move_below_key()?;
        if self.lines.line.starts_with(['-', '[']) {
            return Err(NotPlain);
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier
    }
}

/// A map or list. Its entries have the same indentation, or are in brackets that end on the same line.
struct CollectionReader<'r, 't> {
    lines: &'r mut LineCursor<'t>,
    position: Position,
    is_first: bool,
}

impl<'r, 't> CollectionReader<'r, 't> {
    fn new(lines: &'r mut LineCursor<'t>, position: Position) -> Self {
        Self { lines, position, is_first: true }
    }

    /// Returns false after the last entry.
    fn move_to_next(&mut self) -> Result<bool, NotPlain> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        match self.position {
            Position::LineStart => Err(NotPlain),
            Position::AfterKey(indent) | Position::AfterDash(indent) => {
                if self.lines.line.is_empty() || self.lines.indent < indent {
                    return Ok(false);
                }
                // A deeper line continues the scalar of the previous line.
                if self.lines.indent > indent { Err(NotPlain) } else { Ok(true) }
            }
            Position::InBrackets(close) => {
                let line = self.lines.line.trim_ascii_start();
                let rest = line.strip_prefix(close);
                self.lines.line = match rest {
                    Some(rest) => rest,
                    None if is_first => line,
                    None => line.strip_prefix(',').ok_or(NotPlain)?.trim_ascii_start(),
                };
                Ok(rest.is_none())
            }
        }
    }

    fn value(&mut self) -> PlainValue<'_, 't> {
        PlainValue { lines: self.lines, position: self.position }
    }
}

impl<'t> MapAccess<'t> for CollectionReader<'_, 't> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'t>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, NotPlain> {
        if !self.move_to_next()? {
            return Ok(None);
        }
        let (key, value) = split_key(self.lines.line).ok_or(NotPlain)?;
        self.lines.line = value;
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, NotPlain> {
        seed.deserialize(self.value())
    }
}

impl<'t> SeqAccess<'t> for CollectionReader<'_, 't> {
    type Error = NotPlain;

    fn next_element_seed<E: DeserializeSeed<'t>>(
        &mut self,
        seed: E,
    ) -> Result<Option<E::Value>, NotPlain> {
        if !self.move_to_next()? {
            return Ok(None);
        }
        if let Position::AfterDash(_) = self.position {
            // A key at the same indentation belongs to the enclosing map, so it ends the list.
            let Some(item) = self.lines.line.strip_prefix("- ") else { return Ok(None) };
            let item = item.trim_ascii_start();
            self.lines.indent += self.lines.line.len() - item.len();
            self.lines.line = item;
        }
        seed.deserialize(self.value()).map(Some)
    }
}
