use super::{Paragraph, SourceId};

/// The paragraphs of the articles that are available as files. The loader has escaped hostile characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    paragraphs: Vec<Option<Vec<String>>>,
}

impl Articles {
    /// Takes the paragraphs of each source's article, in the order of source ids; `None` if the source has no article.
    pub(crate) fn new(paragraphs: Vec<Option<Vec<String>>>) -> Self {
        Self { paragraphs }
    }

    /// The paragraphs of a source, in order, if its article is available.
    pub fn paragraphs(&self, source: SourceId) -> Option<&[String]> {
        self.paragraphs.get(source.index())?.as_deref()
    }

    pub(crate) fn paragraph(&self, source: SourceId, paragraph: Paragraph) -> Option<&str> {
        self.paragraphs(source)?.get(paragraph.index()).map(String::as_str)
    }
}
