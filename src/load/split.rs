//! Cuts a file in plain block form into its entries, line by line, without parsing it.
//!
//! Entries are cut before they are parsed so that a fault in one costs no other. The cut is safe:
//! a line at the indentation of the entries can only be part of the entry before it inside an
//! unclosed quote or bracket, and then that entry does not parse.

use super::item::{Form, Item, Section};

/// What a file is made of.
#[derive(Debug, Default)]
pub(super) struct Parts<'t> {
    /// The entries of all sections, in the order in which they are written.
    pub(super) items: Vec<Item<'t>>,
    /// Top-level keys that are no section, with their lines.
    pub(super) strangers: Vec<(&'t str, u32)>,
    /// Whether the file is not, or may not be, in plain block form.
    pub(super) odd: bool,
}

/// Cuts a text into its parts.
pub(super) fn split(file: u32, text: &str) -> Parts<'_> {
    let mut cutter =
        Cutter { file, text, section: None, indent: None, open: None, parts: Parts::default() };
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        cutter.line(start, number, line);
        start += line.len();
    }
    cutter.close(text.len());
    cutter.parts
}

struct Cutter<'t> {
    file: u32,
    text: &'t str,
    /// The section that lines belong to now; none under a key that is no section.
    section: Option<Section>,
    /// The indentation of the section's entries, once the first has been seen.
    indent: Option<usize>,
    /// Where the entry that is being read starts, and in which line.
    open: Option<(usize, u32)>,
    parts: Parts<'t>,
}

impl<'t> Cutter<'t> {
    fn line(&mut self, start: usize, number: u32, line: &'t str) {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        // Most lines lie deeper than an entry's first one, and are passed by.
        if self.indent.is_some_and(|entries| indent > entries) {
            return;
        }
        if content.trim_end().is_empty() || content.starts_with('#') {
            return;
        }
        let listed = self.section == Some(Section::Relations) && is_dash(content);
        if indent == 0 && !listed {
            return self.header(start, number, line);
        }
        match self.section {
            Some(section) if !section.is_single() => self.entry(start, number, indent, content),
            _ => {}
        }
    }

    /// A line that may open an entry.
    fn entry(&mut self, start: usize, number: u32, indent: usize, content: &str) {
        let expected = *self.indent.get_or_insert(indent);
        let fits = match self.section {
            Some(Section::Relations) => is_dash(content),
            _ => looks_like_key(content),
        };
        if indent == expected && fits {
            self.close(start);
            self.open = Some((start, number));
        } else {
            self.parts.odd = true;
        }
    }

    /// A line at the margin: a section, or the `---` at the start of a file.
    fn header(&mut self, start: usize, number: u32, line: &'t str) {
        let first = self.parts.items.is_empty() && self.open.is_none();
        if line.trim_end() == "---" && first {
            return;
        }
        let Some((key, rest)) = line.split_once(':').filter(|(key, _)| is_word(key)) else {
            self.parts.odd = true;
            return;
        };
        self.close(start);
        self.indent = None;
        self.section = Section::named(key);
        match self.section {
            None => self.parts.strangers.push((key, number)),
            Some(section) if section.is_single() => self.open = Some((start, number)),
            Some(_) => self.parts.odd |= !is_blank(rest),
        }
    }

    fn close(&mut self, end: usize) {
        let (Some((start, line)), Some(section)) = (self.open.take(), self.section) else { return };
        let form = Form::Text(&self.text[start..end]);
        self.parts.items.push(Item { section, file: self.file, line, form });
    }
}

fn is_dash(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\n', '\r']))
}

/// Whether a line starts with a word and a colon.
fn looks_like_key(content: &str) -> bool {
    content.split_once(':').is_some_and(|(key, rest)| {
        let ends = rest.is_empty() || rest.starts_with([' ', '\n', '\r']);
        ends && !key.starts_with(['"', '\'', '[', '{', '?', '&', '*', '!', '-', '}', ']', ','])
    })
}

fn is_word(key: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    key.bytes().next().is_some_and(|byte| byte != b'-') && key.bytes().all(letter)
}

/// Whether nothing but blanks and a comment stands behind a section's name.
fn is_blank(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with('#')
}
