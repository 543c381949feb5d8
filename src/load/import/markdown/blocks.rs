#![expect(clippy::string_slice, reason = "ranges and line starts are those of the text")]

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::inline_tag::first_tag;
use super::link_target::{LinkTarget, VaultLink};
use super::typed_link::key_before;
use crate::load::import::documents::is_address;
use crate::text::has_visible_text;

/// The separator after each table cell.
const CELL_END: &str = " | ";

/// A block of text: a heading, a paragraph, a list item, a table row, or code.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Without markup; the URL of a link follows its text.
    pub(super) text: String,
    /// The one-based line number in the file.
    pub(super) line: u32,
    pub(super) links: Vec<BlockLink>,
    /// The links to files that are not notes.
    pub(super) files: Vec<LinkedFile>,
    /// The first tag in the text: `person` for `#person`.
    pub(super) tag: Option<String>,
}

/// A link to a note.
#[derive(Debug)]
pub(super) struct BlockLink {
    /// The one-based line number in the file.
    pub(super) line: u32,
    pub(super) target: LinkTarget,
    /// The type of the link, if any.
    pub(super) key: Option<String>,
}

/// A link to a file that is not a note.
#[derive(Clone, Debug)]
pub(super) struct LinkedFile {
    pub(super) line: u32,
    /// The path, as it is written.
    pub(super) path: String,
}

impl Block {
    /// The URLs in the text.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        let words = self.text.split(|it: char| it.is_whitespace() || "()<>\"“”|".contains(it));
        let trimmed = words.map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']));
        trimmed.filter(|word| is_address(word))
    }
}

pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_WIKILINKS)
    .union(Options::ENABLE_MATH);

/// The blocks that have visible text, in order.
pub(super) fn blocks(text: &str, lines_before: u32) -> Vec<Block> {
    let mut reader = BlockReader { text, offset: 0, line: lines_before + 1, ..Default::default() };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::InlineMath(_) if is_price(text, &range) => reader.add_inline(range),
            event => reader.add(event, range.start),
        }
    }
    reader.end_block();
    reader.blocks
}

/// Whether the dollar signs around apparent maths belong to prices: `$5 from [[Alder]] and US$6`.
fn is_price(text: &str, range: &Range<usize>) -> bool {
    text[range.end..].starts_with(|next: char| next.is_ascii_digit())
}

#[derive(Default)]
struct BlockReader<'t> {
    text: &'t str,
    /// The byte offset up to which lines have been counted.
    offset: usize,
    /// The line number at `offset`.
    line: u32,
    blocks: Vec<Block>,
    open: Block,
    /// The byte offset of the current line in the open block.
    line_start: usize,
    /// The addresses of the open links, and the byte offsets of their text in the open block.
    open_links: Vec<(String, usize)>,
    is_in_code_block: bool,
    /// The byte ranges of code, HTML, maths and closed links in the open block, in ascending order.
    verbatim: Vec<Range<usize>>,
}

impl BlockReader<'_> {
    fn add(&mut self, event: Event<'_>, offset: usize) {
        match event {
            Event::Start(
                Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
            ) => {
                self.start_link(link_type, &dest_url, offset);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(),
            Event::End(TagEnd::TableCell) => self.push(CELL_END, offset),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.end_row(),
            Event::Start(tag) if is_inline(tag.to_end()) => {}
            Event::End(tag) if is_inline(tag) => {}
            Event::Start(tag) => {
                self.end_block();
                self.is_in_code_block = matches!(tag, Tag::CodeBlock(_));
            }
            Event::End(_) | Event::Rule => {
                self.end_block();
                self.is_in_code_block = false;
            }
            Event::Text(text) if !self.is_in_code_block => self.push(&text, offset),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.push_verbatim(&text, offset),
            Event::SoftBreak | Event::HardBreak => self.push("\n", offset),
            Event::TaskListMarker(done) => self.push(if done { "[x] " } else { "[ ] " }, offset),
            Event::FootnoteReference(name) => self.push(&format!("[^{name}]"), offset),
        }
    }

    /// Adds part of a paragraph, parsed without maths.
    fn add_inline(&mut self, range: Range<usize>) {
        let start = range.start;
        let options = OPTIONS.difference(Options::ENABLE_MATH);
        for (event, part) in Parser::new_ext(&self.text[range], options).into_offset_iter() {
            let is_paragraph =
                matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
            if !is_paragraph {
                self.add(event, start + part.start);
            }
        }
    }

    fn push(&mut self, text: &str, offset: usize) {
        if self.open.text.is_empty() {
            self.find_line(offset);
            self.open.line = self.line;
        }
        if let Some(newline) = text.rfind('\n') {
            self.line_start = self.open.text.len() + newline + 1;
        }
        self.open.text.push_str(text);
    }

    fn push_verbatim(&mut self, text: &str, offset: usize) {
        let start = self.open.text.len();
        self.push(text, offset);
        self.verbatim.push(start..self.open.text.len());
    }

    fn start_link(&mut self, link_type: LinkType, address: &str, offset: usize) {
        self.push("", offset);
        self.find_line(offset);
        let line = self.line;
        let is_wiki = matches!(link_type, LinkType::WikiLink { .. });
        let destination =
            if is_wiki { VaultLink::from_wiki(address) } else { VaultLink::from_path(address) };
        match destination {
            Some(VaultLink::Note(target)) => {
                let key = key_before(&self.open.text[self.line_start..]).map(str::to_owned);
                self.open.links.push(BlockLink { line, target, key });
            }
            Some(VaultLink::File(path)) => self.open.files.push(LinkedFile { line, path }),
            None => {}
        }
        let address = if is_wiki { String::new() } else { address.to_owned() };
        self.open_links.push((address, self.open.text.len()));
    }

    /// Appends the URL of a page or file, which would otherwise be lost, unless the text contains it.
    fn end_link(&mut self) {
        let Some((address, start)) = self.open_links.pop() else { return };
        while self.verbatim.pop_if(|range| range.start >= start).is_some() {}
        self.verbatim.push(start..self.open.text.len());
        let is_note = matches!(VaultLink::from_path(&address), Some(VaultLink::Note(_)));
        if !address.is_empty() && !is_note && self.open.text.get(start..) != Some(&address) {
            self.open.text.extend([" (", &address, ")"]);
        }
    }

    fn end_row(&mut self) {
        if let Some(row) = self.open.text.strip_suffix(CELL_END) {
            self.open.text.truncate(row.len());
        }
        self.end_block();
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        let verbatim = std::mem::take(&mut self.verbatim);
        block.tag = first_tag(&block.text, &verbatim).map(str::to_owned);
        self.line_start = 0;
        self.open_links.clear();
        if has_visible_text(&block.text) {
            self.blocks.push(block);
        }
    }

    fn find_line(&mut self, offset: usize) {
        if let Some(passed) = self.text.get(self.offset..offset) {
            let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.offset = offset;
        }
    }
}

fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Strikethrough, Strong, Subscript, Superscript, TableCell};
    matches!(tag, Emphasis | Strong | Strikethrough | Superscript | Subscript | TableCell)
}

#[cfg(test)]
mod tests {
    use super::{BlockLink, blocks};

    #[test]
    fn tags_in_code_and_the_marks_of_headings_are_not_tags() {
        let tags = |text| -> Vec<Option<String>> {
            blocks(text, 0).into_iter().map(|block| block.tag).collect()
        };
        let tag = |name: &str| Some(name.to_owned());
        assert_eq!(
            tags("# Ada\n\n## #person\n\n`#code` and #in_text."),
            [None, tag("person"), tag("in_text")]
        );
        assert_eq!(tags("```\n#code\n```\n\n    #indented\n\n- #item"), [None, None, tag("item")]);
        assert_eq!(
            tags("<p>\n #html</p>\n\na $#maths$ [[Ada#Life]] [[#Life]] [#a `b`](b.md)"),
            [None, None]
        );
    }

    #[test]
    fn blocks_are_numbered_and_links_typed() {
        let text = "# Ada\n\nrules:: [[Alder]], [[Birch|B]]\nShe (rivals:: ![[Cedar#x]]) met [D](d.md).\n\n- one\n- two [site](https://a.example/x).\n\n| a | [[E\\|e]] |\n|---|---|\n| b | c |\n\n***\n```\ncode\n\nmore\n```\n";
        let found: Vec<String> = blocks(text, 3)
            .iter()
            .map(|block| {
                let links = block
                    .links
                    .iter()
                    .map(|BlockLink { line, target, key }| format!("{line}: {key:?}={target:?}"));
                let links: Vec<String> = links.collect();
                format!("{} {:?} {}", block.line, block.text, links.join(" "))
            })
            .collect();
        let expected = [
            "4 \"Ada\" ",
            "6 \"rules:: Alder, B\\nShe (rivals:: Cedar#x) met D.\" 6: Some(\"rules\")=Name(\"Alder\") 6: Some(\"rules\")=Name(\"Birch\") 7: Some(\"rivals\")=Name(\"Cedar\") 7: None=Path(\"d\")",
            "9 \"one\" ",
            "10 \"two site (https://a.example/x).\" ",
            "12 \"a | e\" 12: None=Name(\"E\")",
            "14 \"b | c\" ",
            "18 \"code\\n\\nmore\\n\" ",
        ];
        assert_eq!(found, expected);
        let linked = |text| {
            let blocks = blocks(text, 0);
            let names = blocks.iter().flat_map(|block| &block.links).map(|link| &link.target);
            format!("{:?} {:?}", blocks[0].text, names.collect::<Vec<_>>())
        };
        for (text, expected) in [
            ("$[[1,2],[3,4]]$ of [[A]]", r#""[[1,2],[3,4]] of A" [Name("A")]"#),
            ("$$\n[[1]]\n$$", r#""\n[[1]]\n" []"#),
            (
                "$5 from [[A]] and US$6 to [[B]]",
                r#""$5 from A and US$6 to B" [Name("A"), Name("B")]"#,
            ),
        ] {
            assert_eq!(linked(text), expected);
        }
        let addresses: Vec<Vec<String>> =
            blocks("<http://a.example>, see https://b.example/x_(y).", 0)
                .iter()
                .map(|block| block.addresses().map(str::to_owned).collect())
                .collect();
        assert_eq!(addresses, [["http://a.example", "https://b.example/x_"]]);
    }
}
