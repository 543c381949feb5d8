//! A dossier in Markdown with numbered footnotes.
//!
//! Valid `CommonMark`; footnotes use the syntax of GitHub, Pandoc and Obsidian (`[^1]`) and stay readable without
//! support for it. All text of the graph is escaped.

mod basis;
mod blocks;
mod chapter;
mod footnotes;
mod sources;
mod statement;
mod tally;

use std::io::{self, Write};

use crate::text::escape::markdown;

use super::super::extract::Extract;
use chapter::{Chapters, ProfileHeadings};

/// Writes a title, a line on what the dossier is based on, the chapters, the sources and the footnotes.
///
/// The line names the filters as well: a dossier on a part must not read like one on the whole.
pub(super) fn dossier(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (graph, chapters) = (extract.graph, extract.chapters());
    let profiles = if chapters.len() > 1 { ProfileHeadings::Several } else { ProfileHeadings::One };
    let mut text = Chapters::new(graph, profiles);
    for chapter in &chapters {
        text.add(chapter);
    }
    let (text, footnotes) = text.finish();
    let basis = basis::basis(graph, &chapters, &footnotes);
    let limits = if extract.filter.is_empty() {
        String::new()
    } else {
        let text = format!("Limited to {}.", extract.filter.to_args(graph));
        format!(" {}", markdown(&text))
    };
    let title = markdown(&extract.title());
    write!(out, "# {title}\n\n{basis}{limits}\n\n{text}{}", footnotes.text())
}
