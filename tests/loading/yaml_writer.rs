//! Writes a value as YAML in one of the many layouts that YAML allows, determined by a sequence of choices.

use serde_yaml::{Mapping, Value};

use super::choices::Choices;

/// Writes a graph as YAML.
pub(crate) fn write(root: &Value, choices: Choices<'_>) -> String {
    let mut writer =
        Writer { choices, out: String::new(), anchored: Vec::new(), after_block: false };
    writer.document(root);
    let newline = ["\n", "\r\n", "\n", "\r"][writer.choices.next(4)];
    writer.out.replace('\n', newline)
}

struct Writer<'c> {
    choices: Choices<'c>,
    out: String,
    /// The values written with an anchor, and the names of the anchors.
    anchored: Vec<(Value, String)>,
    /// Whether an indented comment would be part of the text before it.
    after_block: bool,
}

/// The entries of a map that are written, and a base map that supplies the others.
struct Entries<'v> {
    /// The anchor of the base map.
    base: Option<String>,
    own: Vec<(&'v str, &'v Value)>,
}

impl Writer<'_> {
    fn document(&mut self, root: &Value) {
        let starts =
            ["", "---\n", "\u{feff}", "# a\n---\n", "%YAML 1.1\n---\n", "--- # a: b\n", "\n \n"];
        self.out += starts[self.choices.next(starts.len())];
        match (self.choices.next(5), root) {
            (4, _) => {
                self.flow(root, 0);
                self.out += "\n";
            }
            (style, Value::Mapping(entries)) => {
                let indent = if style == 3 { 2 } else { 0 };
                self.spaces(indent);
                self.map(entries, indent);
            }
            _ => unreachable!("a graph is a map"),
        }
        self.out += ["", "...\n", "# end\n"][self.choices.next(3)];
    }

    /// Writes a map in block style, with the first key at the current end of the text.
    fn map(&mut self, entries: &Mapping, indent: usize) {
        let Entries { base, own } = self.entries(entries);
        let mut first = true;
        if let Some(base) = base {
            self.put(&format!("<<: *{base}\n"));
            first = false;
        }
        for (key, value) in own {
            if !std::mem::take(&mut first) {
                self.filler();
                self.spaces(indent);
            }
            match self.choices.next(12) {
                9 => self.put(&format!("\"{key}\":")),
                10 => self.put(&format!("{key} :")),
                11 => {
                    self.put(&format!("? {key}\n"));
                    self.spaces(indent);
                    self.out += ":";
                }
                _ => self.put(&format!("{key}:")),
            }
            self.value(value, indent);
        }
    }

    /// Writes a value after its key or dash, up to the end of its last line.
    fn value(&mut self, value: &Value, indent: usize) {
        if let Some(name) = self.alias(value) {
            self.put(&format!(" *{name}"));
            return self.end_line();
        }
        let anchor = self.anchor();
        self.anchored_value(value, indent);
        self.anchored.extend(anchor.map(|name| (value.clone(), name)));
    }

    fn anchored_value(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Mapping(entries) if !entries.is_empty() && self.choices.next(3) < 2 => {
                self.end_line();
                let deeper = indent + [2, 4, 1][self.choices.next(3)];
                self.filler();
                self.spaces(deeper);
                self.map(entries, deeper);
            }
            Value::Sequence(items) if !items.is_empty() && self.choices.next(3) < 2 => {
                self.end_line();
                let deeper = [2, 0, 1][self.choices.next(3)];
                self.list(items, indent + deeper);
            }
            Value::String(text) => self.text(text, indent),
            _ => {
                self.out += " ";
                self.flow(value, indent);
                self.end_line();
            }
        }
    }

    fn list(&mut self, items: &[Value], indent: usize) {
        for item in items {
            self.filler();
            self.spaces(indent);
            self.out += "-";
            match item {
                Value::Mapping(entries) if self.choices.next(2) == 0 => {
                    let deeper = [1, 3][self.choices.next(2)];
                    self.spaces(deeper);
                    self.map(entries, indent + 1 + deeper);
                }
                _ => self.value(item, indent),
            }
        }
    }

    fn text(&mut self, text: &str, indent: usize) {
        let margin = format!("\n{}", " ".repeat(indent + 1 + self.choices.next(3)));
        let escaped = format!("{text:?}");
        let quoted = format!("'{}'", text.replace('\'', "''"));
        let one_line = !text.contains('\n');
        match self.choices.next(8) {
            0..=2 if !one_line => {
                self.out +=
                    &format!(" |-\n{text}\n").replace("\n\n", "\n \n").replace('\n', &margin);
                self.out.truncate(self.out.len() - margin.len());
                self.out.push('\n');
                self.after_block = true;
                return;
            }
            3 if one_line => {
                self.put(&format!(" >-{margin}{}\n", text.replacen(' ', &margin, 1)));
                self.after_block = true;
                return;
            }
            4 if one_line => self.put(&format!(" {quoted}")),
            5 if is_plain(text) && is_plain(&text.replacen(' ', "\n ", 1)) => {
                self.put(&format!(" {}", text.replacen(' ', &margin, 1)));
            }
            6 if is_plain(text) => self.put(&format!("{margin}{text}")),
            7 if one_line => self.put(&format!(" {}", escaped.replacen(' ', &margin, 1))),
            _ if is_plain(text) => self.put(&format!(" {text}")),
            _ => self.put(&format!(" {escaped}")),
        }
        self.end_line();
    }

    /// Writes a value in brackets, or a scalar that is allowed there.
    fn flow(&mut self, value: &Value, indent: usize) {
        match value {
            Value::Mapping(map) => {
                let Entries { base, own } = self.entries(map);
                self.out += "{";
                if let Some(base) = base {
                    self.put(&format!("<<: *{base} ,"));
                }
                for (key, value) in own {
                    self.gap(indent);
                    self.put(&format!("{key}: "));
                    self.flow(value, indent);
                    self.out += ",";
                }
                self.gap(indent);
                self.out += "}";
            }
            Value::Sequence(items) => {
                self.out += "[";
                for item in items {
                    self.gap(indent);
                    self.flow(item, indent);
                    self.out += ",";
                }
                self.gap(indent);
                self.out += "]";
            }
            Value::String(text) => match self.choices.next(3) {
                1 if is_plain(text) && !text.contains([',', ':', '[', ']', '{', '}']) => {
                    self.put(text);
                }
                _ => self.put(&format!("{text:?}")),
            },
            Value::Bool(truth) => self.out += &truth.to_string(),
            _ => self.out += "~",
        }
    }

    /// Writes the space between two items in brackets, which may include line breaks.
    fn gap(&mut self, indent: usize) {
        match self.choices.next(8) {
            1 => self.out += "\n ",
            2 => self.put(&format!("\n{}", " ".repeat(indent))),
            3 => self.out += "\t ",
            4 => self.put(&format!(" # words: {{\n{}", " ".repeat(indent + 2))),
            _ => self.out += " ",
        }
    }

    /// The anchor of a value, if it has one and the choice is to write an alias.
    fn alias(&mut self, value: &Value) -> Option<String> {
        let (_, name) = self.anchored.iter().find(|(anchored, _)| anchored == value)?;
        let name = name.clone();
        (self.choices.next(2) == 1).then_some(name)
    }

    /// Writes an anchor and returns its name, if that is the choice.
    fn anchor(&mut self) -> Option<String> {
        let has_anchor = self.choices.next(8) == 7;
        has_anchor.then(|| {
            let name = format!("v{}", self.out.len());
            self.put(&format!(" &{name}"));
            name
        })
    }

    /// The entries of a map to write. If an anchored map can supply some of them, they may be left to a merge key.
    fn entries<'v>(&mut self, map: &'v Mapping) -> Entries<'v> {
        let key = |(key, value): (&'v Value, &'v Value)| {
            (key.as_str().expect("keys should be strings"), value)
        };
        let is_base = |(value, _): &&(Value, String)| {
            let base = value.as_mapping();
            base.is_some_and(|base| base.keys().all(|key| map.contains_key(key)))
        };
        let base = self.anchored.iter().find(is_base).cloned();
        match base.filter(|_| self.choices.next(2) == 1) {
            None => Entries { base: None, own: map.iter().map(key).collect() },
            Some((base, name)) => {
                let differs = |(key, value): &(&'v str, &'v Value)| base.get(*key) != Some(*value);
                Entries { base: Some(name), own: map.iter().map(key).filter(differs).collect() }
            }
        }
    }

    /// Writes nothing, an empty line or a comment before a line.
    fn filler(&mut self) {
        let deep = if self.after_block { "" } else { "      # relations: {\n" };
        let lines = ["\n", "# entities:\n", deep];
        self.out += lines.get(self.choices.next(16).wrapping_sub(13)).unwrap_or(&"");
        self.after_block = false;
    }

    fn end_line(&mut self) {
        let ends = [" # words\n", "  \n"];
        self.out += ends.get(self.choices.next(16).wrapping_sub(14)).unwrap_or(&"\n");
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }
}

/// Whether a text can be written without quotes.
fn is_plain(text: &str) -> bool {
    let words = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    serde_yaml::from_str::<Value>(text).is_ok_and(|read| read == Value::String(words))
}
