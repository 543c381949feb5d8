//! Sources and their paragraphs.

use super::field::present;
use super::{Resolver, origin};
use crate::load::item::Item;
use crate::load::path::Path;
use crate::load::record::{Named, SourceRecord};
use crate::load::rule::Rule;
use crate::model::{Extra, NewSource};

impl Resolver {
    /// Adds a source.
    pub(in crate::load) fn source(
        &mut self,
        item: &Item<'_>,
        entry: &Named<'_, SourceRecord<'_>>,
        extra: Option<Extra>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.slug(item, slug, "")?;
        if let Some(first) = self.sources.get(slug) {
            let first = self.builder.graph_so_far().source(*first).origin();
            let message = format!("there is a source `{slug}` already, at {}", self.told(first));
            let help = "give one of them another slug, or make them one entry".to_owned();
            self.fault(Rule::DuplicateSource, item, &Path::SLUG, &message, Some(help));
            return None;
        }
        let title = self.required(item, &Path::TOP, "title", record.title.as_ref());
        let gists = record.paragraphs.iter().flatten();
        let new = NewSource {
            slug,
            title: title.unwrap_or(slug),
            author: present(record.author.as_ref()),
            publisher: present(record.publisher.as_ref()),
            published: self.date(item, &Path::TOP.key("published"), record.published.as_ref()),
            note: present(record.note.as_ref()),
            language: present(record.language.as_ref()),
            url: present(record.url.as_ref()),
            witness: present(record.origin.as_ref()),
            gists: gists.map(|gist| present(gist.as_ref())).collect(),
            extra,
            origin: origin(item),
        };
        let id = self.builder.source(new);
        self.source_starts.insert(item.start(), id);
        self.sources.insert(slug.to_owned(), id);
        Some(())
    }

    /// Notes it where a source has not as many gists as its article has paragraphs.
    pub(in crate::load) fn count_paragraphs(&mut self, item: &Item<'_>) {
        let Some(id) = self.source_starts.get(&item.start()).copied() else { return };
        let Some(article) = self.articles.paragraphs(id) else { return };
        let source = self.builder.graph_so_far().source(id);
        let (gists, paragraphs) = (source.paragraph_count(), article.len());
        if gists != paragraphs {
            let message = format!(
                "`{}` has {gists} gists, and its article {paragraphs} paragraphs",
                source.slug()
            );
            let help =
                "write one gist for each non-blank line of the article, `~` for page furniture";
            self.fault(
                Rule::ParagraphCount,
                item,
                &Path::TOP.key("paragraphs"),
                &message,
                Some(help.to_owned()),
            );
        }
    }
}
