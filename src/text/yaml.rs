//! Writes free-form data as YAML in block style, with short lists and maps in brackets, as people write it.

mod scalar;

use std::io::{self, Write};

use crate::model::Extra;
use scalar::{ScalarContext, scalar};

/// The width up to which a list or map is written on one line.
const MAX_LINE: usize = 110;
/// A longer key would not be a simple key, which YAML limits to 1,024 characters.
const MAX_KEY: usize = 1_000;

/// Writes YAML to a stream.
pub(crate) struct YamlWriter<'w> {
    out: &'w mut dyn Write,
}

impl<'w> YamlWriter<'w> {
    pub(crate) fn new(out: &'w mut dyn Write) -> Self {
        Self { out }
    }

    /// Writes the key of a section, whose entries follow.
    pub(crate) fn section(&mut self, key: &str) -> io::Result<()> {
        writeln!(self.out, "{key}:")
    }

    /// Writes a key and its value, indented by a number of spaces.
    pub(crate) fn entry(&mut self, indent: usize, key: &str, value: &Extra) -> io::Result<()> {
        write!(self.out, "{:indent$}", "")?;
        self.key_and_value(indent, key, value)
    }

    /// Writes a key, and a map below it even if the map is short.
    pub(crate) fn record(
        &mut self,
        indent: usize,
        key: &str,
        fields: &[(String, Extra)],
    ) -> io::Result<()> {
        writeln!(self.out, "{:indent$}{}:", "", scalar(key, ScalarContext::Key))?;
        fields.iter().try_for_each(|(key, value)| self.entry(indent + 2, key, value))
    }

    /// Writes a key and a list of any length below it.
    pub(crate) fn list(
        &mut self,
        indent: usize,
        key: &str,
        mut items: impl Iterator<Item = Extra>,
    ) -> io::Result<()> {
        writeln!(self.out, "{:indent$}{}:", "", scalar(key, ScalarContext::Key))?;
        items.try_for_each(|item| self.list_item(indent + 2, &item))
    }

    /// Writes a list item that is a map, with its first key after the dash.
    pub(crate) fn item(&mut self, indent: usize, fields: &[(String, Extra)]) -> io::Result<()> {
        write!(self.out, "{:indent$}- ", "")?;
        for (index, (key, value)) in fields.iter().enumerate() {
            if index > 0 {
                write!(self.out, "{:width$}", "", width = indent + 2)?;
            }
            self.key_and_value(indent + 2, key, value)?;
        }
        Ok(())
    }

    fn key_and_value(&mut self, indent: usize, key: &str, value: &Extra) -> io::Result<()> {
        if key.len() > MAX_KEY {
            write!(self.out, "? {}\n{:indent$}:", scalar(key, ScalarContext::Key), "")?;
        } else {
            write!(self.out, "{}:", scalar(key, ScalarContext::Key))?;
        }
        self.value(indent, indent + key.len() + 2, value)
    }

    /// Writes a value after a colon or dash, and the end of its line. `column` is where the value starts.
    fn value(&mut self, indent: usize, column: usize, value: &Extra) -> io::Result<()> {
        match value {
            Extra::Text(text) => {
                writeln!(self.out, " {}", scalar(text, ScalarContext::Block { indent }))
            }
            Extra::Map(entries) if !entries.is_empty() => {
                if let Some(line) = one_line(value, column) {
                    return writeln!(self.out, " {line}");
                }
                writeln!(self.out)?;
                entries.iter().try_for_each(|(key, value)| self.entry(indent + 2, key, value))
            }
            Extra::List(items) if !items.is_empty() => {
                if let Some(line) = one_line(value, column) {
                    return writeln!(self.out, " {line}");
                }
                writeln!(self.out)?;
                items.iter().try_for_each(|item| self.list_item(indent + 2, item))
            }
            _ => writeln!(self.out, " {}", in_brackets(value)),
        }
    }

    fn list_item(&mut self, indent: usize, item: &Extra) -> io::Result<()> {
        match item {
            Extra::Map(fields) if !fields.is_empty() && one_line(item, indent + 2).is_none() => {
                self.item(indent, fields)
            }
            _ => {
                write!(self.out, "{:indent$}-", "")?;
                self.value(indent, indent + 2, item)
            }
        }
    }
}

/// The value in brackets, if it fits on the line.
fn one_line(value: &Extra, column: usize) -> Option<String> {
    if min_length(value) + column > MAX_LINE || depth(value) > 2 {
        return None;
    }
    let line = in_brackets(value);
    (column + line.chars().count() <= MAX_LINE).then_some(line)
}

/// The nesting depth of lists and maps in a value.
fn depth(value: &Extra) -> usize {
    match value {
        Extra::List(values) => 1 + values.iter().map(depth).max().unwrap_or(0),
        Extra::Map(entries) => 1 + entries.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
        _ => 0,
    }
}

/// A lower bound on the length of a value in brackets; stops early for long values.
fn min_length(value: &Extra) -> usize {
    match value {
        Extra::List(values) if values.len() > MAX_LINE => MAX_LINE,
        Extra::Map(entries) if entries.len() > MAX_LINE => MAX_LINE,
        Extra::Text(text) => text.len().min(MAX_LINE * 4) / 4,
        _ => 0,
    }
}

fn in_brackets(value: &Extra) -> String {
    match value {
        Extra::Null => "~".to_owned(),
        Extra::Bool(truth) => truth.to_string(),
        Extra::Number(number) => number.clone(),
        Extra::Text(text) => scalar(text, ScalarContext::Brackets),
        Extra::List(values) => {
            format!("[{}]", values.iter().map(in_brackets).collect::<Vec<_>>().join(", "))
        }
        Extra::Map(entries) => {
            let entry = |(key, value): &(String, Extra)| {
                format!("{}: {}", scalar(key, ScalarContext::Key), in_brackets(value))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Extra, YamlWriter};

    fn text(text: &str) -> Extra {
        Extra::Text(text.to_owned())
    }

    fn entry(value: &Extra) -> String {
        let mut out = Vec::new();
        YamlWriter::new(&mut out).entry(2, "key", value).expect("a vector takes all");
        String::from_utf8(out).expect("YAML should be UTF-8")
    }

    #[test]
    fn short_lists_and_maps_are_in_brackets_and_long_ones_in_blocks() {
        let map = |value: &str| {
            Extra::Map(vec![("a".to_owned(), text(value)), ("b".to_owned(), Extra::Null)])
        };
        assert_eq!(entry(&map("x, y")), "  key: {a: \"x, y\", b: ~}\n");
        let long = "word ".repeat(30);
        let long = long.trim();
        assert_eq!(entry(&map(long)), format!("  key:\n    a: {long}\n    b: ~\n"));
        let list = Extra::List(vec![map(long), text("x"), Extra::List(Vec::new())]);
        assert_eq!(
            entry(&list),
            format!("  key:\n    - a: {long}\n      b: ~\n    - x\n    - []\n")
        );
        let nested = Extra::List(vec![Extra::List(vec![text(long)])]);
        assert_eq!(entry(&nested), format!("  key:\n    -\n      - {long}\n"));
    }
}
