//! Sources and their paragraphs.

use super::field::non_empty;
use super::resolver::{RENAME_HELP, Resolver, slug_at};
use crate::load::articles::{ArticleReader, ArticleReading, paragraph_count_problem};
use crate::load::location::{LineColumn, Location};
use crate::load::problems::Rule;
use crate::load::progress::LoadProgress;
use crate::load::record::{NamedRecord, SourceRecord};
use crate::model::{Article, Extra, FileLine, NewSource};

impl Resolver {
    pub(super) fn add_source(
        &mut self,
        at: &Location<'_>,
        entry: &NamedRecord<'_, SourceRecord<'_>>,
        extra: Option<Extra>,
        article: Option<Article>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.check_slug(&at.slug(), slug, "")?;
        if let Some(first) = self.find_source(slug) {
            let first = self.builder.graph_so_far().source(first).defined_at();
            let first = self.describe_location(first);
            let message = format!("source `{slug}` is already defined at {first}");
            self.report(&at.slug(), Rule::DuplicateSource, message, RENAME_HELP);
            return None;
        }
        let title = self.required(at, "title", record.title.as_ref());
        let gists = record.paragraphs.iter().flatten();
        let new = NewSource {
            slug,
            title: title.unwrap_or(slug),
            author: non_empty(record.author.as_ref()),
            publisher: non_empty(record.publisher.as_ref()),
            published: self.parse_date(&at.key("published"), record.published.as_ref()),
            note: non_empty(record.note.as_ref()),
            language: non_empty(record.language.as_ref()),
            url: non_empty(record.url.as_ref()),
            witness: non_empty(record.origin.as_ref()),
            gists: gists.map(|gist| non_empty(gist.as_ref())).collect(),
            extra,
            defined_at: at.file_line(),
        };
        self.add_article(&at.key("paragraphs"), slug, new.gists.len(), article);
        let id = self.builder.add_source(new);
        let slug_at = slug_at(self.builder.graph_so_far());
        self.sources.insert(slug, u32::try_from(id.index()).unwrap_or(u32::MAX), slug_at);
        Some(())
    }

    /// Adds the article of the next source if it is `known`; otherwise notes that it has to be read later. If it is read on
    /// demand, any paragraph of a source without gists may be cited.
    fn add_article(
        &mut self,
        at: &Location<'_>,
        slug: &str,
        gist_count: usize,
        known: Option<Article>,
    ) {
        let is_at_once = self.article_reading == ArticleReading::AtOnce;
        let must_look = known.is_none() && (is_at_once || gist_count == 0);
        let has_article = |reader: &ArticleReader| must_look && reader.has(slug);
        if self.article_reader.as_ref().is_some_and(has_article) {
            if is_at_once {
                self.unread_articles.push(UnreadArticle {
                    slug: slug.to_owned(),
                    index: self.articles.len(),
                    gist_count,
                    entry: at.file_line(),
                    paragraphs: at.file_position(),
                });
            } else {
                self.uncounted_sources.insert(slug.to_owned());
            }
        }
        let count = known.as_ref().map_or(gist_count, Article::len);
        self.articles.push(known.map(Box::new));
        if let Some(problem) = paragraph_count_problem(slug, gist_count, count) {
            self.problems.add(at, problem);
        }
    }

    /// Reads the articles of all sources, unless they are too large together. Reports gist counts that differ from their
    /// paragraph counts.
    pub(super) fn read_articles(&mut self, progress: &LoadProgress) {
        let unread = std::mem::take(&mut self.unread_articles);
        let Some(mut reader) = self.article_reader.take() else { return };
        let slugs = unread.iter().map(|article| &*article.slug);
        let Some(bytes) = reader.accept(slugs, &mut self.problems) else { return };
        progress.start_articles(bytes);
        for UnreadArticle { slug, index, gist_count, entry, paragraphs } in unread {
            let (problems_before, bytes_left) = (self.problems.total(), reader.bytes_left);
            let article = reader.read(&slug, &mut self.problems);
            progress.add_article(bytes_left.saturating_sub(reader.bytes_left));
            let count = article.as_ref().map_or(gist_count, Article::len);
            if let Some(place) = self.articles.get_mut(index) {
                *place = article.map(Box::new);
            }
            if let Some(problem) = paragraph_count_problem(&slug, gist_count, count) {
                self.problems.add_at(paragraphs.0, paragraphs.1, problem);
            }
            if self.problems.total() > problems_before {
                self.problems.mark_incomplete(entry);
            }
        }
    }
}

/// An article to read once the sizes of all articles are known.
#[derive(Debug)]
pub(super) struct UnreadArticle {
    slug: String,
    /// The index of its source.
    index: usize,
    gist_count: usize,
    entry: FileLine,
    /// The file and position of the gists.
    paragraphs: (u32, LineColumn),
}
