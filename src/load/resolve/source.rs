//! Sources and their paragraphs.

use super::field::non_empty;
use super::resolver::{RENAME_HELP, Resolver, slug_at};
use crate::load::articles::{ArticleReading, paragraph_count_problem};
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{NamedRecord, SourceRecord};
use crate::model::{Article, Extra, NewSource};

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

    /// Adds the article of the next source, which is read unless it is `known`. Reports a gist count that differs from its
    /// paragraph count.
    fn add_article(
        &mut self,
        at: &Location<'_>,
        slug: &str,
        gist_count: usize,
        known: Option<Article>,
    ) {
        let article = known.or_else(|| self.next_article(slug, gist_count));
        let count = article.as_ref().map_or(gist_count, Article::len);
        self.articles.push(article.map(Box::new));
        if let Some(problem) = paragraph_count_problem(slug, gist_count, count) {
            self.problems.add(at, problem);
        }
    }

    /// `None` if there is no article, or if it is read on demand: then any paragraph of a source without gists may be cited.
    fn next_article(&mut self, slug: &str, gist_count: usize) -> Option<Article> {
        let reader = self.article_reader.as_mut()?;
        match self.article_reading {
            ArticleReading::AtOnce => reader.read(slug, &mut self.problems),
            ArticleReading::OnDemand => {
                if gist_count == 0 && reader.has(slug) {
                    self.uncounted_sources.insert(slug.to_owned());
                }
                None
            }
        }
    }
}
