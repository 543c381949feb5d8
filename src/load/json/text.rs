use std::fmt;
use std::ops::ControlFlow;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::load::location::{LineColumn, line_column};

/// The text of a value, and its position in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct JsonText<'t> {
    pub(super) raw: &'t str,
    pub(super) position: LineColumn,
}

/// A map in file order, including duplicate keys.
pub(super) struct Members<'t>(pub(super) Vec<(&'t RawValue, &'t RawValue)>);

/// Is passed each record with its key, if any.
type VisitRecord<'v, 't> = &'v mut dyn FnMut(Option<&'t RawValue>, &'t RawValue) -> ControlFlow<()>;

/// Locates the values in a text. It only moves forward, so all positions are found in one pass.
pub(super) struct TextCursor<'t> {
    rest: &'t str,
    position: LineColumn,
}

impl<'t> JsonText<'t> {
    pub(super) fn members(self) -> serde_json::Result<Members<'t>> {
        serde_json::from_str(self.raw)
    }

    /// The first members, up to a number of them, and the number of all.
    pub(super) fn first_members(self, limit: usize) -> serde_json::Result<(Members<'t>, usize)> {
        let mut deserializer = serde_json::Deserializer::from_str(self.raw);
        let members = deserializer.deserialize_map(MembersVisitor { limit })?;
        deserializer.end()?;
        Ok(members)
    }

    pub(super) fn items(self) -> serde_json::Result<Vec<&'t RawValue>> {
        serde_json::from_str(self.raw)
    }

    /// Passes the records of a list, or of a map with their keys, to `visit`, one at a time, until it breaks. There are none
    /// in any other value.
    pub(super) fn visit_records(self, visit: VisitRecord<'_, 't>) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        let visitor = RecordVisitor { visit, flow: &mut flow };
        // Whether the text is JSON has been checked. After a break, the rest of it is missing.
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
        let (passed, rest) = self.rest.split_at_checked(distance).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.position = advance(self.position, passed);
        JsonText { raw, position: self.position }
    }
}

/// The position after `passed`, which starts at the given position.
fn advance((line, column): LineColumn, passed: &str) -> LineColumn {
    let newlines = passed.bytes().filter(|byte| *byte == b'\n').count();
    let last_line = passed.rsplit('\n').next().unwrap_or_default().chars().count();
    let column = if newlines > 0 { 1 } else { column as usize };
    line_column(line as usize + newlines, column + last_line)
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = MembersVisitor { limit: usize::MAX };
        deserializer.deserialize_map(all).map(|(members, _)| members)
    }
}

/// Keeps the first members, up to a number of them, and counts all.
struct MembersVisitor {
    limit: usize,
}

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = (Members<'de>, usize);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut members, mut count) = (Vec::new(), 0);
        while let Some(member) = map.next_entry()? {
            if count < self.limit {
                members.push(member);
            }
            count += 1;
        }
        Ok((Members(members), count))
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
