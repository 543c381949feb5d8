use std::fmt;
use std::ops::ControlFlow;

use memchr::memchr2;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::load::location::{LineColumn, line_column};

/// The text of a value, and its position in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct JsonText<'t> {
    pub(super) raw: &'t str,
    pub(super) position: LineColumn,
}

/// A map in file order, including duplicate keys.
pub(super) type Members<'t> = Vec<(&'t RawValue, &'t RawValue)>;

/// Called with each record, and its key if any.
type VisitRecord<'v, 't> = &'v mut dyn FnMut(Option<&'t RawValue>, &'t RawValue) -> ControlFlow<()>;

/// Locates values in JSON text. It only moves forward, so all positions are found in one pass.
pub(super) struct TextCursor<'t> {
    rest: &'t str,
    position: LineColumn,
}

impl<'t> JsonText<'t> {
    /// The first `limit` members.
    pub(super) fn first_members(self, limit: usize) -> serde_json::Result<Members<'t>> {
        let mut deserializer = serde_json::Deserializer::from_str(self.raw);
        let members = deserializer.deserialize_map(MembersVisitor { limit })?;
        deserializer.end()?;
        Ok(members)
    }

    /// Passes the records of a list, or of a map with their keys, to `visit`, one at a time, until it breaks. There are none
    /// in any other value.
    pub(super) fn visit_records(self, visit: VisitRecord<'_, 't>) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        let visitor = RecordVisitor { visit, flow: &mut flow };
        // The text has been checked to be JSON; after a break, its unread rest is an error.
        let _ = serde_json::Deserializer::from_str(self.raw).deserialize_any(visitor);
        flow
    }

    pub(super) fn cursor(self) -> TextCursor<'t> {
        TextCursor { rest: self.raw, position: self.position }
    }

    pub(super) fn first_character(self) -> Option<char> {
        self.raw.chars().next()
    }

    pub(super) fn is_null(self) -> bool {
        self.raw == "null"
    }

    /// The value of a JSON string; `None` if it is not one, or not valid Unicode.
    pub(super) fn string(self) -> Option<String> {
        serde_json::from_str(self.raw).ok()
    }
}

impl<'t> TextCursor<'t> {
    /// Moves to a value, which must be in the text and after the previous one.
    pub(super) fn locate(&mut self, value: &'t RawValue) -> JsonText<'t> {
        let raw = value.get();
        let distance = (raw.as_ptr() as usize).saturating_sub(self.rest.as_ptr() as usize);
        self.take(distance);
        JsonText { raw, position: self.position }
    }

    /// Passes white space, and returns the position after it.
    pub(super) fn skip_space(&mut self) -> LineColumn {
        if self.first_byte().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.take(self.rest.len() - self.rest.trim_ascii_start().len());
        }
        self.position
    }

    pub(super) fn first_byte(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    /// Passes a bracket, comma or colon.
    pub(super) fn skip_byte(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
        self.position.1 = self.position.1.saturating_add(1);
    }

    /// Passes a string with its quotes.
    pub(super) fn take_string(&mut self) -> &'t str {
        let bytes = self.rest.as_bytes();
        let mut end = 1;
        while let Some(found) = memchr2(b'"', b'\\', bytes.get(end..).unwrap_or_default()) {
            if bytes.get(end + found) == Some(&b'"') {
                return self.take(end + found + 1);
            }
            end += found + 2;
        }
        self.take(bytes.len())
    }

    /// Passes a number or a word.
    pub(super) fn take_plain(&mut self) -> &'t str {
        let is_end = |it: char| it.is_ascii_whitespace() || [',', ']', '}', ':'].contains(&it);
        self.take(self.rest.find(is_end).unwrap_or(self.rest.len()))
    }

    /// Passes a number of bytes, or the rest.
    fn take(&mut self, length: usize) -> &'t str {
        let (passed, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.position = advance(self.position, passed);
        passed
    }
}

/// The position after `passed`, which starts at the given position.
fn advance((line, column): LineColumn, passed: &str) -> LineColumn {
    let newlines = passed.bytes().filter(|byte| *byte == b'\n').count();
    let last_line = passed.rsplit('\n').next().unwrap_or_default().chars().count();
    let column = if newlines > 0 { 1 } else { column as usize };
    line_column(line as usize + newlines, column + last_line)
}

/// Reads all members, and keeps the first `limit`.
struct MembersVisitor {
    limit: usize,
}

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            if members.len() < self.limit {
                members.push(member);
            }
        }
        Ok(members)
    }
}

struct RecordVisitor<'v, 't> {
    visit: VisitRecord<'v, 't>,
    flow: &'v mut ControlFlow<()>,
}

impl<'de> Visitor<'de> for RecordVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or a map")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let (true, Some(item)) = (self.flow.is_continue(), items.next_element()?) {
            *self.flow = (self.visit)(None, item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let (true, Some((key, value))) = (self.flow.is_continue(), map.next_entry()?) {
            *self.flow = (self.visit)(Some(key), value);
        }
        Ok(())
    }
}
