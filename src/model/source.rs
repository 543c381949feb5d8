use super::citation::{Citation, Paragraph};
use super::date::When;
use super::extra::Extra;
use super::file_line::FileLine;
use super::graph::Graph;
use super::id::SourceId;
use super::rows::{SourceDetails, SourceRow};

/// An article with its numbered paragraphs: a borrowed view of one row of the graph.
#[derive(Clone, Copy)]
pub struct Source<'g> {
    pub(super) graph: &'g Graph,
    pub(super) id: SourceId,
}

impl Graph {
    /// The source with this id.
    ///
    /// # Panics
    ///
    /// Panics if the id is out of range, which means that it comes from another graph.
    pub fn source(&self, id: SourceId) -> Source<'_> {
        assert!(id.index() < self.sources.len(), "source id out of range");
        Source { graph: self, id }
    }

    /// Every source, in id order.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> + DoubleEndedIterator {
        (0..self.sources.len()).map(|row| Source { graph: self, id: SourceId::new(row) })
    }

    /// The source with this slug.
    pub fn find_source(&self, slug: &str) -> Option<SourceId> {
        self.sources().find(|source| source.slug() == slug).map(Source::id)
    }
}

impl<'g> Source<'g> {
    #[expect(clippy::indexing_slicing, reason = "an id is only made for a source of the graph")]
    fn row(self) -> &'g SourceRow {
        &self.graph.sources[self.id.index()]
    }

    fn details(self) -> SourceDetails {
        self.row().details.get(&self.graph.source_details)
    }

    /// Its id.
    pub fn id(self) -> SourceId {
        self.id
    }

    /// Its permanent short name: `courage-speech`.
    pub fn slug(self) -> &'g str {
        self.graph.arena.get(self.row().slug)
    }

    /// Its headline.
    pub fn title(self) -> &'g str {
        self.graph.arena.get(self.row().title)
    }

    pub(crate) fn author(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.details().author)
    }

    pub(crate) fn publisher(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.details().publisher)
    }

    /// Its publication date, as precise as the article gives it.
    pub(crate) fn published(self) -> Option<When> {
        self.details().published.into()
    }

    pub(crate) fn note(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.details().note)
    }

    pub(crate) fn language(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.details().language)
    }

    pub(crate) fn url(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.row().url)
    }

    /// The witness that it copies (`origin` in graph files), or its own slug. Sources with the same witness count as
    /// one.
    pub fn witness(self) -> &'g str {
        self.graph.arena.get(self.details().witness)
    }

    /// The number of paragraphs.
    pub fn paragraph_count(self) -> usize {
        self.row().paragraphs.slice(&self.graph.gists).len()
    }

    /// The gist of each paragraph, in order; `None` for page furniture.
    pub fn gists(self) -> impl ExactSizeIterator<Item = Option<&'g str>> {
        let arena = &self.graph.arena;
        self.row().paragraphs.slice(&self.graph.gists).iter().map(|text| arena.get_non_empty(*text))
    }

    /// The gist of a paragraph; `None` for page furniture, or if there is no such paragraph.
    pub(crate) fn gist(self, paragraph: Paragraph) -> Option<&'g str> {
        self.gists().nth(paragraph.index()).flatten()
    }

    /// Its free-form data, if any.
    pub fn extra(self) -> Option<&'g Extra> {
        self.graph.source_extra.get(&self.id)
    }

    pub(crate) fn defined_at(self) -> FileLine {
        self.row().defined_at
    }
}

impl Citation<'_> {
    /// The citation as text: `courage-speech#4`, `filing#p12`, or `filing` for the whole document.
    pub fn reference(&self, graph: &Graph) -> String {
        format!("{}{}", graph.source(self.source).slug(), self.part)
    }
}
