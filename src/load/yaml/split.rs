//! Splits a file in block style into sections and entries, line by line, without parsing.
//!
//! Entries are split before they are parsed, so an error in one entry does not affect others. A split can be wrong
//! only inside an open quote or bracket, and then the entry before it does not parse.

mod block;

use std::ops::Range;

use super::document::{WHITESPACE, starts_like_marker};
use super::key::split_key;
use super::lines::lines;
use crate::load::section::Section;
use crate::load::text::Body;
pub(super) use block::{BlockRange, EntryBlock};

/// The maximum number of recorded stray lines per section, and of unknown keys. Further unknown keys are not
/// reported, and further stray lines are read as part of the entry before them.
const MAX_RECORDED: usize = 100_000;
/// The maximum number of sections read: a file with more is not a graph.
const MAX_SECTIONS: usize = 10_000;
/// Entries are collected into blocks of about this many bytes.
pub(super) const BLOCK_BYTES: usize = 32 << 10;

#[derive(Debug, Default)]
pub(super) struct SplitFile {
    pub(super) sections: Vec<SplitSection>,
    /// Unindented keys that are not sections, with their line numbers.
    pub(super) unknown_keys: Vec<(String, u32)>,
    /// The line numbers of text before the first section.
    pub(super) stray: Vec<u32>,
    /// Whether the file might not be a block mapping of sections.
    pub(super) may_be_irregular: bool,
    /// Whether there may be more than one document.
    pub(super) may_have_markers: bool,
}

#[derive(Debug)]
pub(super) struct SplitSection {
    pub(super) section: Section,
    pub(super) line: u32,
    /// In bytes of the file.
    pub(super) range: Range<usize>,
    /// The entries in block style.
    pub(super) blocks: Vec<BlockRange>,
    /// The line numbers of text that belongs to no entry.
    pub(super) stray: Vec<u32>,
    /// Whether the entries might not be in block style.
    pub(super) may_be_irregular: bool,
}

impl SplitFile {
    /// The line numbers of text that belongs to no entry, except in sections that may be irregular.
    pub(super) fn stray_lines(&self) -> Vec<u32> {
        let sections = self.sections.iter().filter(|part| !part.may_be_irregular);
        let in_sections = sections.flat_map(|part| &part.stray);
        self.stray.iter().chain(in_sections).copied().collect()
    }
}

/// Splits the text before the byte offset `end`.
pub(super) fn split(body: Body<'_>, end: usize, block_bytes: usize) -> SplitFile {
    let file = SplitFile::default();
    let mut splitter =
        Splitter { block_bytes, section: None, start: 0, indent: None, open_entry: None, file };
    let mut line_number = 0;
    for (segment_start, segment) in body.segments(end) {
        for (start, line) in lines(&segment) {
            line_number += 1;
            splitter.add_line(segment_start + start, line_number, line);
        }
    }
    splitter.close_section(end);
    splitter.file
}

struct Splitter {
    block_bytes: usize,
    /// `None` before the first section and under an unknown key.
    section: Option<Section>,
    /// The byte offset of the section.
    start: usize,
    /// The indentation of the section's entries; `None` before the first.
    indent: Option<usize>,
    /// The byte offset and first line of the current entry.
    open_entry: Option<(usize, u32)>,
    file: SplitFile,
}

impl Splitter {
    fn add_line(&mut self, start: usize, line_number: u32, line: &str) {
        // Most lines continue an entry: they are indented deeper than it.
        if let (Some(_), Some(entry_indent)) = (self.open_entry, self.indent)
            && line
                .as_bytes()
                .get(..=entry_indent)
                .is_some_and(|start| start.iter().all(|byte| *byte == b' '))
        {
            return;
        }
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if content.trim_end_matches(WHITESPACE).is_empty() || content.starts_with('#') {
            return;
        }
        let is_list_item = self.section == Some(Section::Relations) && starts_list_item(content);
        if indent == 0 && !is_list_item {
            return self.add_unindented_line(start, line_number, line);
        }
        match self.section {
            Some(section) if section.is_single() => {}
            Some(section) => self.add_entry_line(section, start, line_number, indent, content),
            None => {
                self.file.may_be_irregular = true;
                self.add_stray_line(line_number);
            }
        }
    }

    fn add_entry_line(
        &mut self,
        section: Section,
        start: usize,
        line_number: u32,
        indent: usize,
        content: &str,
    ) {
        let expected = *self.indent.get_or_insert(indent);
        if indent == expected && starts_entry(section, content) {
            self.close_entry(start);
            self.open_entry = Some((start, line_number));
            return;
        }
        if let Some(part) = self.file.sections.last_mut() {
            part.may_be_irregular = true;
        }
        if indent == expected {
            self.close_entry_before_stray_line(start);
        }
        self.add_stray_line(line_number);
    }

    /// Handles an unindented line, which usually starts a section, or is the `---` at the start of a file.
    fn add_unindented_line(&mut self, start: usize, line_number: u32, line: &str) {
        self.file.may_have_markers |= starts_like_marker(line);
        let is_first = self.file.sections.is_empty() && self.file.unknown_keys.is_empty();
        if line.trim_end() == "---" && is_first {
            return;
        }
        if let Some((key, rest)) = split_key(line.trim_end_matches(WHITESPACE)) {
            self.close_section(start);
            self.start = start;
            return self.open_section(key, rest, line_number);
        }
        self.file.may_be_irregular = true;
        if !line.starts_with('\t') && !self.section.is_some_and(Section::is_single) {
            self.close_entry_before_stray_line(start);
        }
        self.add_stray_line(line_number);
    }

    fn open_section(&mut self, key: &str, rest: &str, line: u32) {
        self.indent = None;
        let has_room = self.file.sections.len() < MAX_SECTIONS;
        self.section = Section::from_key(key).filter(|_| has_room);
        let Some(section) = self.section else {
            if has_room && self.file.unknown_keys.len() < MAX_RECORDED {
                self.file.unknown_keys.push((key.to_owned(), line));
            }
            self.file.may_be_irregular = true;
            return;
        };
        let may_be_irregular = !section.is_single() && !rest.is_empty() && !rest.starts_with('#');
        let (blocks, stray) = (Vec::new(), Vec::new());
        self.file.sections.push(SplitSection {
            section,
            line,
            range: self.start..self.start,
            blocks,
            stray,
            may_be_irregular,
        });
        if section.is_single() {
            self.open_entry = Some((self.start, line));
        } else if may_be_irregular {
            self.add_stray_line(line);
        }
    }

    /// Records a line as stray, unless it belongs to an open entry or an unknown key.
    fn add_stray_line(&mut self, line_number: u32) {
        match (self.section, self.file.sections.last_mut()) {
            _ if self.open_entry.is_some() => {}
            (Some(_), Some(part)) if part.stray.len() < MAX_RECORDED => {
                part.stray.push(line_number);
            }
            (Some(_), Some(_)) => {}
            _ if self.file.unknown_keys.is_empty() && self.file.stray.len() < MAX_RECORDED => {
                self.file.stray.push(line_number);
            }
            _ => {}
        }
    }

    /// Leaves the entry open after [`MAX_RECORDED`] stray lines, to bound the number of blocks.
    fn close_entry_before_stray_line(&mut self, end: usize) {
        if self.file.sections.last().is_none_or(|part| part.stray.len() < MAX_RECORDED) {
            self.close_entry(end);
        }
    }

    /// Adds the open entry to the last block if adjacent and not full, else to a new one.
    fn close_entry(&mut self, end: usize) {
        let Some((start, line)) = self.open_entry.take() else { return };
        let Some(part) = self.file.sections.last_mut() else { return };
        match part.blocks.last_mut() {
            Some(block) if block.range.end == start && block.range.len() < self.block_bytes => {
                block.range.end = end;
            }
            _ => {
                let indent = self.indent.filter(|_| !part.section.is_single());
                part.blocks.push(BlockRange { line, range: start..end, indent });
            }
        }
    }

    fn close_section(&mut self, end: usize) {
        self.close_entry(end);
        if let (Some(_), Some(part)) = (self.section, self.file.sections.last_mut()) {
            part.range = self.start..end;
        }
    }
}

fn ends_key(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])
}

/// Whether a line at entry indentation starts an entry; `content` is the line without its indentation.
fn starts_entry(section: Section, content: &str) -> bool {
    match section {
        Section::Relations => starts_list_item(content),
        _ => looks_like_key(content) && !content.starts_with('#'),
    }
}

fn starts_list_item(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\n', '\r']))
}

fn looks_like_key(content: &str) -> bool {
    content.split_once(':').is_some_and(|(key, rest)| {
        let special = ["\"", "'", "[", "{", "?", "&", "*", "!", "-", "}", "]", ",", "<<"];
        ends_key(rest) && !special.iter().any(|start| key.starts_with(start))
    })
}

#[cfg(test)]
mod tests;
