//! The articles' own text, where the reader has it.

use crate::model::SourceId;

/// The real paragraphs of some of a graph's sources. All text in it is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    paragraphs: Vec<Option<Vec<String>>>,
}

impl Articles {
    /// The paragraphs of a source, in order, where its article is there.
    #[must_use]
    pub fn paragraphs(&self, source: SourceId) -> Option<&[String]> {
        self.paragraphs.get(source.index())?.as_deref()
    }

    /// Keeps the paragraphs of a source.
    pub(super) fn keep(&mut self, source: SourceId, paragraphs: Vec<String>) {
        if self.paragraphs.len() <= source.index() {
            self.paragraphs.resize(source.index() + 1, None);
        }
        self.paragraphs[source.index()] = Some(paragraphs);
    }
}
