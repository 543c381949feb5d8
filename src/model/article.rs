use std::sync::OnceLock;

use super::{Paragraph, SourceId};

/// The paragraphs of an article, in one string. They are safe to print to a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    text: String,
    /// The byte offset at which each paragraph ends.
    ends: Vec<u32>,
}

impl Article {
    /// The number of paragraphs.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no paragraphs.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The paragraph at a zero-based index.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(Some(&0), |previous| self.ends.get(previous))?;
        self.text.get(*start as usize..end as usize)
    }

    /// Every paragraph, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Adds a paragraph, unless the article would exceed 4 GiB.
    fn push(&mut self, paragraph: &str) {
        if let Ok(end) = u32::try_from(self.text.len() + paragraph.len()) {
            self.text.push_str(paragraph);
            self.ends.push(end);
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Article {
    fn from_iter<I: IntoIterator<Item = S>>(paragraphs: I) -> Self {
        let mut article = Self::default();
        paragraphs.into_iter().for_each(|paragraph| article.push(paragraph.as_ref()));
        article.text.shrink_to_fit();
        article.ends.shrink_to_fit();
        article
    }
}

/// The articles of a graph, which can be read one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    /// Indexed by source id. A cell is empty until its article is read, and `None` if the source has no article. Most
    /// sources of an imported table have none, so articles are boxed to keep the cells small.
    articles: Vec<OnceLock<Option<Box<Article>>>>,
}

impl Articles {
    /// `articles` are in source id order; `None` means that the source has no article.
    pub(crate) fn new(articles: Vec<Option<Box<Article>>>) -> Self {
        Self { articles: articles.into_iter().map(OnceLock::from).collect() }
    }

    /// The articles of `source_count` sources, none read yet.
    pub(crate) fn unread(source_count: usize) -> Self {
        Self { articles: std::iter::repeat_with(OnceLock::new).take(source_count).collect() }
    }

    pub(crate) fn is_unread(&self, source: SourceId) -> bool {
        self.articles.get(source.index()).is_some_and(|article| article.get().is_none())
    }

    /// Records the article of a source, or that it has none. Returns false if it was already recorded.
    pub(crate) fn set(&self, source: SourceId, article: Option<Article>) -> bool {
        self.articles
            .get(source.index())
            .is_some_and(|cell| cell.set(article.map(Box::new)).is_ok())
    }

    /// The article of a source, if it is available and has been read.
    pub fn article(&self, source: SourceId) -> Option<&Article> {
        self.articles.get(source.index())?.get()?.as_deref()
    }

    pub(crate) fn paragraph(&self, source: SourceId, paragraph: Paragraph) -> Option<&str> {
        self.article(source)?.get(paragraph.index())
    }
}
