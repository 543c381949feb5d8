use super::{Paragraph, SourceId};

/// The paragraphs of an article, in one text. They are safe to show on a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    text: String,
    /// The offset of the end of each paragraph.
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

    /// The paragraph at an index, which starts at 0.
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

/// The available articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    articles: Vec<Option<Article>>,
}

impl Articles {
    /// Takes the article of each source, in the order of source ids; `None` if it has no article.
    pub(crate) fn new(articles: Vec<Option<Article>>) -> Self {
        Self { articles }
    }

    /// The article of a source, if it is available.
    pub fn article(&self, source: SourceId) -> Option<&Article> {
        self.articles.get(source.index())?.as_ref()
    }

    pub(crate) fn paragraph(&self, source: SourceId, paragraph: Paragraph) -> Option<&str> {
        self.article(source)?.get(paragraph.index())
    }
}
