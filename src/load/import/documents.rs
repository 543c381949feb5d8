use std::collections::BTreeMap;

use super::slug::{Slugs, numbered_slug};
use super::text_list::TextList;
use crate::load::record::SourceRecord;
use crate::model::TextIndex;

/// The slug of a document whose name has no letters or digits.
const FALLBACK_SLUG: &str = "document";

/// The web pages and documents that files cite, each of which becomes a source without paragraphs. There may be one for each
/// row of a table, so they are stored compactly.
#[derive(Debug, Default)]
pub(super) struct CitedDocuments {
    index: TextIndex,
    names: TextList,
    /// The number in each slug, see [`numbered_slug`].
    slug_numbers: Vec<u32>,
    /// The file and line that first name each.
    at: Vec<(u32, u32)>,
    details: BTreeMap<usize, DocumentDetails>,
}

/// What is known about a document besides its name.
#[derive(Clone, Debug, Default)]
pub(super) struct DocumentDetails {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) author: Option<String>,
    /// In EDTF.
    pub(super) published: Option<String>,
    /// If the name is not its address.
    pub(super) url: Option<String>,
}

/// A document, named by its address or title.
#[derive(Debug)]
pub(super) struct CitedDocument<'d> {
    pub(super) slug: String,
    name: &'d str,
    details: Option<&'d DocumentDetails>,
    /// The file and line that first name it.
    pub(super) at: (u32, u32),
}

impl CitedDocuments {
    /// Adds the document with this name, unless it was added before, and returns its index. `at` is the file and the line
    /// of the name.
    pub(super) fn add_name(&mut self, name: &str, at: (u32, u32), slugs: &mut Slugs) -> usize {
        if let Some(number) = self.number(name) {
            return number;
        }
        let number = self.names.len();
        self.names.push(name);
        let name_at = |number: u32| self.names.get(number as usize);
        self.index.insert(name, u32::try_from(number).unwrap_or(u32::MAX), name_at);
        self.slug_numbers.push(slugs.add_number(page(name), FALLBACK_SLUG));
        self.at.push(at);
        number
    }

    /// Like [`Self::add_name`], but returns the details to be filled in.
    pub(super) fn add(
        &mut self,
        name: &str,
        at: (u32, u32),
        slugs: &mut Slugs,
    ) -> &mut DocumentDetails {
        let number = self.add_name(name, at, slugs);
        self.details.entry(number).or_default()
    }

    /// The documents first named in a file.
    pub(super) fn first_named_in(&self, file: u32) -> impl Iterator<Item = CitedDocument<'_>> {
        let first = self.at.iter().enumerate().filter(move |(_, at)| at.0 == file);
        first.map(|(number, at)| CitedDocument {
            slug: self.slug(number),
            name: self.names.get(number),
            details: self.details.get(&number),
            at: *at,
        })
    }

    /// The slug of the document with this name.
    pub(super) fn find(&self, name: &str) -> Option<String> {
        Some(self.slug(self.number(name)?))
    }

    /// What is known about the document with this name.
    pub(super) fn details(&self, name: &str) -> Option<&DocumentDetails> {
        self.details.get(&self.number(name)?)
    }

    #[expect(clippy::indexing_slicing, reason = "each name has a slug number")]
    fn slug(&self, number: usize) -> String {
        numbered_slug(page(self.names.get(number)), FALLBACK_SLUG, self.slug_numbers[number])
    }

    fn number(&self, name: &str) -> Option<usize> {
        let number = self.index.find(name, |number| self.names.get(number as usize))?;
        Some(number as usize)
    }
}

/// The part of an address from which the slug is made.
fn page(name: &str) -> &str {
    let page = name.split_once("://").map_or(name, |(_, rest)| rest);
    page.trim_start_matches("www.")
}

impl CitedDocument<'_> {
    /// A source without paragraphs, of the same origin as the file that names it, since no one has read the document.
    pub(super) fn record(&self, file_name: &str, origin: &str) -> SourceRecord<'static> {
        let details = self.details.cloned().unwrap_or_default();
        let url = is_address(self.name).then(|| self.name.to_owned()).or(details.url);
        SourceRecord {
            title: Some(details.title.unwrap_or_else(|| self.name.to_owned()).into()),
            url: url.map(Into::into),
            publisher: details.publisher.map(Into::into),
            author: details.author.map(Into::into),
            published: details.published.map(Into::into),
            note: Some(format!("Named in {file_name}; not read.").into()),
            origin: Some(origin.to_owned().into()),
            ..SourceRecord::default()
        }
    }
}

/// Whether a string is a web address.
pub(super) fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
