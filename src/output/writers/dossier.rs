//! A dossier in Markdown with numbered footnotes.
//!
//! The output is valid `CommonMark`. Footnotes use the syntax of GitHub, Pandoc and Obsidian (`[^1]`) and stay readable
//! in programs that do not support it. All graph text is escaped.

mod blocks;
mod chapter;
mod footnotes;
mod opening;
mod sources;
mod statement;
mod tally;

use std::io::{self, Write};

use crate::text::escape::escape_markdown;

use super::super::extract::Extract;
use chapter::{ChapterWriter, ProfileHeadings};

/// Writes a title, an opening paragraph, the chapters, the sources and the footnotes. The opening paragraph mentions
/// active filters, so that a partial dossier is not mistaken for a complete one.
pub(super) fn write_dossier(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (graph, chapters) = (extract.graph, extract.chapters());
    let headings =
        if chapters.len() > 1 { ProfileHeadings::Shown } else { ProfileHeadings::Hidden };
    let mut writer = ChapterWriter::new(graph, headings);
    for chapter in &chapters {
        writer.add(chapter);
    }
    let (text, footnotes) = writer.finish();
    let opening = opening::opening_paragraph(graph, &chapters, &footnotes);
    let limits = if extract.filter.is_empty() {
        String::new()
    } else {
        let sentence = format!("Limited to {}.", extract.filter.to_args(graph));
        format!(" {}", escape_markdown(&sentence))
    };
    let title = escape_markdown(&extract.title());
    write!(out, "# {title}\n\n{opening}{limits}\n\n{text}{}", footnotes.text())
}
