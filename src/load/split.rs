//! Cuts a file in plain block form into its entries, line by line, without parsing it.
//!
//! Entries are cut before they are parsed so that a fault in one costs no other. The cut is safe:
//! a line at the indentation of the entries can only be part of the entry before it inside an
//! unclosed quote or bracket, and then that entry does not parse.

use super::item::{Item, Section};

/// What a file is made of.
#[derive(Debug, Default)]
pub(super) struct Parts<'t> {
    /// The entries of all sections, in the order in which they are written.
    pub(super) items: Vec<Item<'t>>,
    /// Top-level keys that are no section, with their lines.
    pub(super) strangers: Vec<(&'t str, u32)>,
}

/// Cuts a text into its parts; nothing where it is not in plain block form.
pub(super) fn split(file: u32, text: &str) -> Option<Parts<'_>> {
    let mut parts = Parts::default();
    let mut cutter = Cutter { file, text, section: None, indent: None, open: None };
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        cutter.line(&mut parts, start, number, line)?;
        start += line.len();
    }
    cutter.close(&mut parts, text.len());
    Some(parts)
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
}

impl<'t> Cutter<'t> {
    fn line(
        &mut self,
        parts: &mut Parts<'t>,
        start: usize,
        number: u32,
        line: &'t str,
    ) -> Option<()> {
        let content = line.trim_start_matches(' ');
        if content.trim_end().is_empty() || content.starts_with('#') {
            return Some(());
        }
        let indent = line.len() - content.len();
        let in_list = self.section == Some(Section::Relations) && is_dash(content);
        if indent == 0 && !in_list {
            return self.header(parts, start, number, line);
        }
        let Some(section) = self.section else { return Some(()) };
        if matches!(section, Section::Title | Section::About | Section::Extra) {
            return Some(());
        }
        if indent <= *self.indent.get_or_insert(indent)
            && (section != Section::Relations || in_list)
        {
            self.close(parts, start);
            self.open = Some((start, number));
        }
        Some(())
    }

    /// A line at the margin: a section, or the `---` at the start of a file.
    fn header(
        &mut self,
        parts: &mut Parts<'t>,
        start: usize,
        number: u32,
        line: &'t str,
    ) -> Option<()> {
        if line.trim_end() == "---" && parts.items.is_empty() && self.open.is_none() {
            return Some(());
        }
        self.close(parts, start);
        let (key, rest) = line.split_once(':')?;
        let plain =
            key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        if !plain || key.is_empty() || !rest.starts_with([' ', '\n', '\r']) && !rest.is_empty() {
            return None;
        }
        self.indent = None;
        self.section = Section::named(key);
        let rest = rest.trim();
        match self.section {
            None => parts.strangers.push((key, number)),
            Some(Section::Title | Section::About | Section::Extra) => {
                self.open = Some((start, number));
            }
            Some(_) if rest.is_empty() || rest.starts_with('#') => {}
            Some(_) => return None,
        }
        Some(())
    }

    fn close(&mut self, parts: &mut Parts<'t>, end: usize) {
        let (Some((start, line)), Some(section)) = (self.open.take(), self.section) else { return };
        parts.items.push(Item { section, file: self.file, line, text: &self.text[start..end] });
    }
}

fn is_dash(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\n', '\r']))
}
