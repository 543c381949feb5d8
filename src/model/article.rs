//! The full text of articles.

use super::{Paragraph, SourceId};

/// The paragraphs of the articles that are available. All text in it is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    paragraphs: Vec<Option<Vec<String>>>,
}

impl Articles {
    /// Takes the paragraphs of the article of each source, by id; `None` if there is no article.
    pub(crate) fn new(paragraphs: Vec<Option<Vec<String>>>) -> Self {
        Self { paragraphs }
    }

    /// The paragraphs of a source, in order, if its article is available.
    pub fn paragraphs(&self, source: SourceId) -> Option<&[String]> {
        self.paragraphs.get(source.index())?.as_deref()
    }

    /// The text of a paragraph, if the article of its source is available and has it.
    pub(crate) fn paragraph(&self, source: SourceId, paragraph: Paragraph) -> Option<&str> {
        self.paragraphs(source)?.get(paragraph.index()).map(String::as_str)
    }
}
