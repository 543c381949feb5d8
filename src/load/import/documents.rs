use std::collections::HashMap;

use super::slug::Slugs;
use crate::load::record::SourceRecord;

/// The web pages and documents that files cite, each of which becomes a source without paragraphs.
#[derive(Debug, Default)]
pub(super) struct CitedDocuments {
    indices: HashMap<String, usize>,
    list: Vec<CitedDocument>,
}

/// A document, named by its address or title.
#[derive(Debug)]
pub(super) struct CitedDocument {
    pub(super) slug: String,
    name: String,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    /// The file and line that name it first.
    pub(super) at: (u32, u32),
}

impl CitedDocuments {
    /// The document of a name, which is new unless it was added before. `at` is the file and the line of the name.
    pub(super) fn add(
        &mut self,
        name: &str,
        at: (u32, u32),
        slugs: &mut Slugs,
    ) -> &mut CitedDocument {
        let index = self.indices.get(name).copied().unwrap_or_else(|| {
            let page = name.split_once("://").map_or(name, |(_, rest)| rest);
            let slug = slugs.add(page.trim_start_matches("www."), "document");
            let (name, index) = (name.to_owned(), self.list.len());
            self.indices.insert(name.clone(), index);
            self.list.push(CitedDocument { slug, name, title: None, publisher: None, at });
            index
        });
        &mut self.list[index]
    }

    /// The documents that a file names first.
    pub(super) fn named_first_in(&self, file: u32) -> impl Iterator<Item = &CitedDocument> {
        self.list.iter().filter(move |document| document.at.0 == file)
    }

    /// The slug of the document of a name.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.indices.get(name).map(|index| self.list[*index].slug.as_str())
    }
}

impl CitedDocument {
    /// A source without paragraphs, of the same origin as the file that names it, since no one has read the document.
    pub(super) fn record(&self, file_name: &str, origin: &str) -> SourceRecord<'static> {
        let title = self.title.as_ref().unwrap_or(&self.name);
        SourceRecord {
            title: Some(title.clone().into()),
            url: is_address(&self.name).then(|| self.name.clone().into()),
            publisher: self.publisher.clone().map(Into::into),
            note: Some(format!("Named in {file_name}; not read.").into()),
            origin: Some(origin.to_owned().into()),
            ..SourceRecord::default()
        }
    }
}

/// Whether a text is the address of a web page.
pub(super) fn is_address(text: &str) -> bool {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
