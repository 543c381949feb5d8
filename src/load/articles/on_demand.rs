//! Reads articles when their text is first needed.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use super::paragraph_count_problem;
use crate::load::loaded::LoadedGraph;
use crate::load::problems::{MAX_LISTED, Problem, Problems};
use crate::load::text::LongFiles;
use crate::model::{Article, Source, SourceId};

/// The result of reading an article, for [`LoadedGraph::add_article`].
pub(crate) struct ReadArticle {
    source: SourceId,
    article: Option<Article>,
    problems: Problems,
}

impl LoadedGraph {
    /// Whether the source may have an unread article.
    pub(crate) fn is_unread(&self, source: SourceId) -> bool {
        self.articles.is_unread(source)
    }

    /// The sources that may have unread articles.
    pub(crate) fn unread_sources(&self) -> impl Iterator<Item = SourceId> {
        self.graph.sources().map(Source::id).filter(|source| self.is_unread(*source))
    }

    /// Reads the article of a source, and compares its paragraph count with the number of gists.
    pub(crate) fn read_article(&self, source: SourceId) -> ReadArticle {
        let (mut problems, entry) = (Problems::default(), self.graph.source(source));
        let article = self.article_reader.as_ref().and_then(|reader| {
            let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
            reader.read(entry.slug(), &mut problems)
        });
        let count = article.as_ref().map_or(entry.paragraph_count(), Article::len);
        if let Some(problem) = paragraph_count_problem(entry.slug(), entry.paragraph_count(), count)
        {
            let at = entry.defined_at();
            problems.add_in_file(&self.file_name_of(at), (at.line, 0), problem);
        }
        ReadArticle { source, article, problems }
    }

    /// Adds an article, unless it was added before.
    pub(crate) fn add_article(&self, read: ReadArticle) {
        let ReadArticle { source, article, problems } = read;
        if self.articles.set(source, article) {
            let (problems, _) = problems.finish(&[], &LongFiles::new());
            let list = self.article_problems.lock();
            list.unwrap_or_else(PoisonError::into_inner).extend(problems);
        }
    }

    /// Reads the articles of these sources now, unless they have been read.
    pub(crate) fn read_articles(&self, sources: impl IntoIterator<Item = SourceId>) {
        let unread: BTreeSet<SourceId> =
            sources.into_iter().filter(|source| self.is_unread(*source)).collect();
        let unread: Vec<SourceId> = unread.into_iter().collect();
        if let Some(refused) = self.refuse_articles(&unread) {
            return refused.into_iter().for_each(|article| self.add_article(article));
        }
        for source in unread {
            self.add_article(self.read_article(source));
        }
    }

    /// If the articles of these sources together exceed what is left of the size limit, the result of reading none of them.
    pub(crate) fn refuse_articles(&self, sources: &[SourceId]) -> Option<Vec<ReadArticle>> {
        let reader = self.article_reader.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let mut problems = Problems::default();
        let slugs = sources.iter().map(|source| self.graph.source(*source).slug());
        if reader.accept(slugs, &mut problems).is_some() {
            return None;
        }
        let refused = sources.iter().map(|source| {
            let problems = std::mem::take(&mut problems);
            ReadArticle { source: *source, article: None, problems }
        });
        Some(refused.collect())
    }

    /// Takes the problems with the articles read since the last call.
    pub(crate) fn take_article_problems(&self) -> Vec<Problem> {
        std::mem::take(&mut *self.article_problems.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds the problems with articles read after the graph to the list of problems.
    #[expect(clippy::indexing_slicing, reason = "there is a count for each severity")]
    pub(crate) fn list_article_problems(&mut self) {
        for problem in self.take_article_problems() {
            if self.problems.len() < MAX_LISTED {
                self.problems.push(problem);
            } else {
                self.unlisted[problem.severity as usize] += 1;
            }
        }
    }

    /// The slugs of the sources whose articles have been read.
    pub(crate) fn read_article_slugs(&self) -> Vec<String> {
        let sources = self.graph.sources();
        let read = sources.filter(|source| self.articles.article(source.id()).is_some());
        read.map(|source| source.slug().to_owned()).collect()
    }

    /// Reads the articles of the sources with these slugs; ignores unknown slugs.
    pub(crate) fn read_articles_of(&self, slugs: impl IntoIterator<Item = impl AsRef<str>>) {
        self.read_articles(
            slugs.into_iter().filter_map(|slug| self.graph.find_source(slug.as_ref())),
        );
    }
}
