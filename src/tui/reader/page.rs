//! The text of a source in the reader: wrapped, and scrolled to the citation.
//!
//! Scrolling and drawing both use this module, so they never disagree.

use std::ops::Range;

use crate::load::LoadedGraph;
use crate::model::{Article, Paragraph, SourceId};
use crate::text::{find_cited_words, wrap};

use super::state::{CitedPassage, TextLine};

/// The width before the text, in cells, for the bar of the cited paragraph and the paragraph number.
pub(crate) const GUTTER_WIDTH: u16 = 5;

/// A source wrapped to a width.
#[derive(Clone, Copy)]
pub(crate) struct ReaderPage<'w> {
    loaded: &'w LoadedGraph,
    source: SourceId,
    /// The zero-based index of the cited paragraph; `None` if no paragraph is cited.
    cited: Option<usize>,
    width: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageLine {
    pub(crate) position: TextLine,
    pub(crate) kind: LineKind,
    /// The byte range of the text or gist on this line.
    pub(crate) range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Text,
    /// The gist of the cited paragraph, below its full text.
    Gist,
    /// A placeholder for page furniture, such as a page header, which is shown only if it is cited.
    Furniture,
}

impl<'w> ReaderPage<'w> {
    /// The page for a passage, in a pane with this many columns inside its border.
    pub(crate) fn new(loaded: &'w LoadedGraph, passage: &CitedPassage, columns: u16) -> Self {
        let width = usize::from(columns.saturating_sub(GUTTER_WIDTH + 1));
        Self {
            loaded,
            source: passage.source,
            cited: passage.part.paragraph().map(Paragraph::index),
            width,
        }
    }

    pub(crate) fn paragraph_count(&self) -> usize {
        let gists = self.loaded.graph.source(self.source).paragraph_count();
        gists.max(self.article().map_or(0, Article::len))
    }

    /// The text of a paragraph: from the article if it has been read, or else the gist.
    pub(crate) fn text(&self, paragraph: usize) -> Option<&'w str> {
        self.loaded.paragraph_text(self.source, Paragraph::from_index(paragraph))
    }

    pub(crate) fn gist(&self, paragraph: usize) -> Option<&'w str> {
        self.loaded.graph.source(self.source).gist(Paragraph::from_index(paragraph))
    }

    pub(crate) fn lines(&self, paragraph: usize) -> Vec<PageLine> {
        let is_cited = Some(paragraph) == self.cited;
        let (text, gist) = (self.text(paragraph), self.gist(paragraph));
        let gist = gist.filter(|_| is_cited && self.article().is_some());
        let wrapped = |text| wrap(text, self.width);
        let mut ranges: Vec<(LineKind, Range<usize>)> = Vec::new();
        ranges.extend(text.into_iter().flat_map(wrapped).map(|range| (LineKind::Text, range)));
        ranges.extend(gist.into_iter().flat_map(wrapped).map(|range| (LineKind::Gist, range)));
        // A paragraph without text is page furniture.
        if text.is_none() && is_cited {
            ranges.push((LineKind::Furniture, 0..0));
        }
        let numbered = ranges.into_iter().enumerate();
        let line = |(line, (kind, range))| PageLine {
            position: TextLine { paragraph, line },
            kind,
            range,
        };
        numbered.map(line).collect()
    }

    fn lines_from(&self, top: TextLine) -> impl Iterator<Item = PageLine> {
        let paragraphs = top.paragraph..self.paragraph_count();
        let lines = paragraphs.flat_map(|paragraph| self.lines(paragraph));
        lines.skip_while(move |line| line.position < top)
    }

    /// The positions before `top`, nearest first.
    fn positions_before(&self, top: TextLine) -> impl Iterator<Item = TextLine> {
        let paragraphs = (0..(top.paragraph + 1).min(self.paragraph_count())).rev();
        let lines = paragraphs.flat_map(|paragraph| self.lines(paragraph).into_iter().rev());
        lines.map(|line| line.position).skip_while(move |position| *position >= top)
    }

    /// The lines that fill this many rows from a position.
    pub(crate) fn window(&self, top: TextLine, rows: usize) -> Vec<PageLine> {
        self.lines_from(top).take(rows).collect()
    }

    /// The position this many lines further down; negative is up.
    pub(crate) fn scrolled(&self, from: TextLine, by: isize) -> TextLine {
        let lines = by.unsigned_abs();
        let reached = if by > 0 {
            self.lines_from(from).map(|line| line.position).take(lines + 1).last()
        } else {
            self.positions_before(from).take(lines).last()
        };
        reached.unwrap_or(from)
    }

    /// The last position from which the text still fills this many rows.
    pub(crate) fn lowest(&self, rows: usize) -> TextLine {
        let end = TextLine { paragraph: self.paragraph_count(), line: 0 };
        self.positions_before(end).take(rows.max(1)).last().unwrap_or_default()
    }

    /// The position that shows the cited paragraph, or the cited words in a long one, with some context above; the start
    /// of the text if no paragraph is cited.
    pub(crate) fn around_citation(&self, words: Option<&str>, rows: usize) -> TextLine {
        let Some(cited) = self.cited else { return TextLine::default() };
        let paragraph = cited.min(self.paragraph_count().saturating_sub(1));
        let lines = self.lines(paragraph);
        let line = if lines.len() <= rows { 0 } else { self.line_of(&lines, paragraph, words) };
        let context = (rows / 4).min(rows.saturating_sub(lines.len() - line));
        let context = isize::try_from(context.max(usize::from(line > 0))).unwrap_or(0);
        self.scrolled(TextLine { paragraph, line }, -context).min(self.lowest(rows))
    }

    fn line_of(&self, lines: &[PageLine], paragraph: usize, words: Option<&str>) -> usize {
        let cited = words.zip(self.text(paragraph));
        let range = cited.and_then(|(words, text)| find_cited_words(text, words));
        let contains_words =
            |line: &PageLine| range.as_ref().is_some_and(|range| line.range.end > range.start);
        lines.iter().position(contains_words).unwrap_or(0)
    }

    fn article(&self) -> Option<&'w Article> {
        self.loaded.articles.article(self.source)
    }
}
