//! Sources and their paragraphs.

use super::field::present;
use super::resolver::{RENAME, Resolver};
use crate::load::articles;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{Named, SourceRecord};
use crate::model::{Extra, NewSource};

impl Resolver {
    pub(super) fn source(
        &mut self,
        at: &Location<'_>,
        entry: &Named<'_, SourceRecord<'_>>,
        extra: Option<Extra>,
    ) -> Option<()> {
        let slug = &*entry.name;
        let record = &entry.record;
        self.slug(&at.slug(), slug, "")?;
        if let Err(first) = self.declare(at, slug) {
            let message = format!("source `{slug}` already exists, at {first}");
            self.report(&at.slug(), Rule::DuplicateSource, message, RENAME);
            return None;
        }
        let title = self.required(at, "title", record.title.as_ref());
        let gists = record.paragraphs.iter().flatten();
        let new = NewSource {
            slug,
            title: title.unwrap_or(slug),
            author: present(record.author.as_ref()),
            publisher: present(record.publisher.as_ref()),
            published: self.date(&at.key("published"), record.published.as_ref()),
            note: present(record.note.as_ref()),
            language: present(record.language.as_ref()),
            url: present(record.url.as_ref()),
            witness: present(record.origin.as_ref()),
            gists: gists.map(|gist| present(gist.as_ref())).collect(),
            extra,
            defined_at: at.file_line(),
        };
        self.article(&at.key("paragraphs"), slug, new.gists.len());
        let id = self.builder.source(new);
        self.sources.insert(slug.to_owned(), id);
        Some(())
    }

    /// Reads the article of the next source; reports if it has more or fewer paragraphs than there are gists.
    fn article(&mut self, at: &Location<'_>, slug: &str, gists: usize) {
        let folder = self.folder.as_deref();
        let article = folder.and_then(|folder| articles::read(folder, slug, &mut self.problems));
        let count = article.as_ref().map_or(gists, Vec::len);
        self.articles.push(article);
        if count != gists {
            let message = format!("`{slug}` has {gists} gists, and its article {count} paragraphs");
            let help =
                "write one gist for each non-blank line of the article, `~` for page furniture";
            self.report(at, Rule::ParagraphCount, message, help);
        }
    }
}
