//! The full text of articles, and each paragraph as shown to the user.

use super::{Graph, Paragraph, SourceId};

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

    /// Every paragraph with a text, in reading order.
    pub fn passages<'t>(&'t self, graph: &'t Graph) -> Vec<Passage<'t>> {
        let mut passages = Vec::new();
        for source in graph.sources() {
            let own = self.paragraphs(source.id()).unwrap_or_default();
            let gists: Vec<Option<&str>> = source.gists().collect();
            for index in 0..own.len().max(gists.len()) {
                let text = own.get(index).map(String::as_str);
                let text = text.or_else(|| gists.get(index).copied().flatten());
                let (source, paragraph) = (source.id(), Paragraph::at(index));
                passages.extend(text.map(|text| Passage { source, paragraph, text }));
            }
        }
        passages
    }
}

/// A paragraph as shown to the user: the text of the article if available, else the gist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'t> {
    /// The source.
    pub source: SourceId,
    /// The paragraph within it.
    pub paragraph: Paragraph,
    /// Its text.
    pub text: &'t str,
}
