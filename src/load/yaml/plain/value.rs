//! A value: the map, list or word that stands where the reader is.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::block::{BlockList, BlockMap};
use super::flow::FlowCollection;
use super::folded;
use super::lines::{LineCursor, split_key};
use super::not_plain::NotPlain;
use super::scalar::{self, Around, Scalar};

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// At the start of the text.
    Top,
    /// Behind or below a key of a map with this indentation.
    Under(usize),
    /// Behind the `-` of a list with this indentation.
    Item(usize),
    /// In brackets.
    FlowCollection,
}

/// A value that is about to be read.
pub(super) struct PlainValue<'r, 't> {
    pub(super) lines: &'r mut LineCursor<'t>,
    pub(super) place: Position,
}

impl<'t> PlainValue<'_, 't> {
    /// The map or list that starts with the line at hand.
    fn block<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        let Self { lines, .. } = self;
        let indent = lines.indent;
        if lines.line.starts_with("- ") {
            return visitor.visit_seq(BlockList { lines, indent });
        }
        visitor.visit_map(BlockMap { lines, indent })
    }

    /// The map or list below a key. Only a list may stand as far left as the key itself.
    fn below<V: Visitor<'t>>(self, parent: usize, visitor: V) -> Result<V::Value, NotPlain> {
        self.lines.advance();
        let LineCursor { line, indent, .. } = self.lines;
        let deeper = *indent > parent || *indent == parent && line.starts_with("- ");
        if line.is_empty() || !deeper { Err(NotPlain) } else { self.block(visitor) }
    }

    fn flow<V: Visitor<'t>>(self, open: u8, visitor: V) -> Result<V::Value, NotPlain> {
        let Self { lines, place } = self;
        let value = match open {
            b'{' => visitor.visit_map(FlowCollection::open(lines, '}')),
            _ => visitor.visit_seq(FlowCollection::open(lines, ']')),
        }?;
        end(lines, place)?;
        Ok(value)
    }

    fn scalar(&mut self) -> Result<Scalar<'t>, NotPlain> {
        let around =
            if self.place == Position::FlowCollection { Around::Brackets } else { Around::Line };
        let scalar = scalar::take(&mut self.lines.line, around)?;
        end(self.lines, self.place)?;
        Ok(scalar)
    }

    fn folded<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        let (Position::Under(parent) | Position::Item(parent)) = self.place else {
            return Err(NotPlain);
        };
        match folded::take(self.lines, parent)? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn first_byte(&self) -> Option<u8> {
        self.lines.line.bytes().next()
    }
}

/// Steps from a value's end to the next line, unless brackets are open.
fn end(lines: &mut LineCursor<'_>, place: Position) -> Result<(), NotPlain> {
    if place == Position::FlowCollection { Ok(()) } else { lines.end_line() }
}

/// Lets a struct be read from a map only: its visitor would take a list for its fields in order.
struct OnlyMap<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for OnlyMap<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

impl<'de> Deserializer<'de> for PlainValue<'_, 'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, NotPlain> {
        match (self.first_byte(), self.place) {
            (_, Position::Top) => self.block(visitor),
            (None, Position::Under(parent)) => self.below(parent, visitor),
            (Some(open @ (b'{' | b'[')), _) => self.flow(open, visitor),
            (Some(b'>'), _) => self.folded(visitor),
            (_, Position::Item(_)) if split_key(self.lines.line).is_some() => self.block(visitor),
            _ => {
                let scalar = self.scalar()?;
                if scalar.may_be_no_text() {
                    return Err(NotPlain);
                }
                visitor.visit_borrowed_str(scalar.text)
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, NotPlain> {
        match (self.first_byte(), self.place) {
            (_, Position::Top) => Err(NotPlain),
            (Some(b'>'), _) => self.folded(visitor),
            _ => visitor.visit_borrowed_str(self.scalar()?.text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, NotPlain> {
        if self.place != Position::Top && matches!(self.first_byte(), Some(b'~' | b'n' | b'N')) {
            let LineCursor { mut line, .. } = *self.lines;
            let around = if self.place == Position::FlowCollection {
                Around::Brackets
            } else {
                Around::Line
            };
            let scalar = scalar::take(&mut line, around)?;
            if scalar.is_tilde() {
                self.scalar()?;
                return visitor.visit_none();
            }
            if scalar.may_be_null() {
                return Err(NotPlain);
            }
        }
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotPlain> {
        self.deserialize_any(OnlyMap(visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier
    }
}
