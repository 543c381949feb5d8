use std::fmt;
use std::ops::ControlFlow;

use memchr::{memchr2, memchr3};
use serde::de::{Deserializer, MapAccess, Visitor};
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
type VisitRecord<'v, 't> = &'v mut dyn FnMut(Option<&'t str>, &'t str) -> ControlFlow<()>;

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
        let is_map = self.raw.starts_with('{');
        if !is_map && !self.raw.starts_with('[') {
            return ControlFlow::Continue(());
        }
        let mut values = Values { rest: self.raw.get(1..).unwrap_or_default() };
        while let Some(first) = values.next() {
            let (key, value) = match values.next_if(is_map) {
                Some(value) => (Some(first), value),
                None => (None, first),
            };
            visit(key, value)?;
        }
        ControlFlow::Continue(())
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
    pub(super) fn locate(&mut self, raw: &'t str) -> JsonText<'t> {
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
        self.take(string_length(self.rest.as_bytes()))
    }

    /// Passes a number or a word.
    pub(super) fn take_plain(&mut self) -> &'t str {
        self.take(plain_length(self.rest.as_bytes()))
    }

    /// Passes a number of bytes, or the rest.
    fn take(&mut self, length: usize) -> &'t str {
        let (passed, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.position = advance(self.position, passed);
        passed
    }
}

/// The values in the text of a list or map, in order, without reading what is in them: this is much faster than parsing them,
/// and the text has been checked to be JSON.
struct Values<'t> {
    /// The text after the opening bracket, or after a value.
    rest: &'t str,
}

impl<'t> Values<'t> {
    fn next_if(&mut self, condition: bool) -> Option<&'t str> {
        if condition { self.next() } else { None }
    }
}

impl<'t> Iterator for Values<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let is_between = |it: char| it.is_ascii_whitespace() || it == ',' || it == ':';
        let rest = self.rest.trim_start_matches(is_between);
        let (value, rest) = rest.split_at_checked(value_length(rest.as_bytes()))?;
        self.rest = rest;
        (!value.is_empty()).then_some(value)
    }
}

/// The length of the value at the start of the text, in bytes; 0 if there is none.
fn value_length(text: &[u8]) -> usize {
    match text.first() {
        Some(b'"') => string_length(text),
        Some(b'[') => nested_length(text, *b"[]"),
        Some(b'{') => nested_length(text, *b"{}"),
        _ => plain_length(text),
    }
}

/// The length of a list or map with its brackets. Brackets of the other type are in pairs, so they need not be counted.
fn nested_length(text: &[u8], [open, close]: [u8; 2]) -> usize {
    let (mut depth, mut end) = (0_usize, 0);
    while let Some(rest) = text.get(end..)
        && let Some(found) = memchr3(b'"', open, close, rest)
    {
        end += found;
        match text.get(end..) {
            Some(string @ [b'"', ..]) => end += string_length(string),
            Some([byte, ..]) if *byte == open => (depth, end) = (depth + 1, end + 1),
            _ if depth <= 1 => return end + 1,
            _ => (depth, end) = (depth - 1, end + 1),
        }
    }
    text.len()
}

/// The length of a string with its quotes.
fn string_length(text: &[u8]) -> usize {
    let mut end = 1;
    while let Some(found) = memchr2(b'"', b'\\', text.get(end..).unwrap_or_default()) {
        if text.get(end + found) == Some(&b'"') {
            return end + found + 1;
        }
        end += found + 2;
    }
    text.len()
}

/// The length of a number or a word.
fn plain_length(text: &[u8]) -> usize {
    let is_end = |it: &u8| it.is_ascii_whitespace() || b",]}:".contains(it);
    text.iter().position(is_end).unwrap_or(text.len())
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

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::JsonText;

    #[test]
    fn records_are_found_without_parsing_them() {
        let list = r#"[ {"a]":[1,{"b":"}\""}]} ,"x\"]", [[],[2]],-1.5e3 , null,{}]"#;
        let map = r#"{ "k" : [ "雷]", {} ],"\"":"v" , "n":7}"#;
        for (raw, expected) in [
            (list, r#"{"a]":[1,{"b":"}\""}]} | "x\"]" | [[],[2]] | -1.5e3 | null | {}"#),
            (map, r#""k"=[ "雷]", {} ] | "\""="v" | "n"=7"#),
            ("[]", ""),
            ("{ }", ""),
            ("12", ""),
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(raw).is_ok(), "{raw}");
            let mut found = Vec::new();
            let _ = JsonText { raw, position: (1, 1) }.visit_records(&mut |key, value| {
                found.push(key.map_or_else(|| value.to_owned(), |key| format!("{key}={value}")));
                ControlFlow::Continue(())
            });
            assert_eq!(found.join(" | "), expected, "{raw}");
        }
    }
}
