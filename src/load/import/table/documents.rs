use std::collections::HashMap;

use super::column::ColumnMeaning;
use super::plan::Plan;
use super::text::Row;
use crate::load::import::slug::Slugs;
use crate::load::record::SourceRecord;

const SEPARATORS: [char; 4] = [' ', ';', '\n', '|'];

/// The documents that tables name by address or title, each of which becomes a source.
#[derive(Debug, Default)]
pub(super) struct TableDocuments {
    indices: HashMap<String, usize>,
    documents: Vec<TableDocument>,
}

#[derive(Debug)]
pub(super) struct TableDocument {
    /// The table that names it first.
    pub(super) file: u32,
    pub(super) line: u32,
    pub(super) slug: String,
    text: String,
}

impl TableDocuments {
    pub(super) fn add(&mut self, row: &Row, file: u32, plan: &Plan, slugs: &mut Slugs) {
        for text in texts(row, plan) {
            if self.indices.contains_key(text) {
                continue;
            }
            let name = text.split_once("://").map_or(text, |(_, rest)| rest);
            let slug = slugs.add(name.trim_start_matches("www."), "document");
            self.indices.insert(text.to_owned(), self.documents.len());
            self.documents.push(TableDocument {
                file,
                line: row.line,
                slug,
                text: text.to_owned(),
            });
        }
    }

    /// The slugs of the documents of a row.
    pub(super) fn of<'d>(&'d self, row: &'d Row, plan: &'d Plan) -> impl Iterator<Item = &'d str> {
        let indices = texts(row, plan).filter_map(|text| self.indices.get(text));
        indices.map(|index| self.documents[*index].slug.as_str())
    }

    pub(super) fn named_in(&self, file: u32) -> impl Iterator<Item = &TableDocument> {
        self.documents.iter().filter(move |document| document.file == file)
    }
}

impl TableDocument {
    /// A source without paragraphs, since nobody has read the document.
    pub(super) fn record<'d>(&'d self, table_name: &str, origin: &'d str) -> SourceRecord<'d> {
        let note = format!("Named in {table_name}; not read.");
        SourceRecord {
            title: Some(self.text.as_str().into()),
            url: is_address(&self.text).then(|| self.text.as_str().into()),
            origin: Some(origin.into()),
            note: Some(note.into()),
            ..SourceRecord::default()
        }
    }
}

/// The addresses in the cells, or each whole cell that contains no address.
fn texts<'r>(row: &'r Row, plan: &'r Plan) -> impl Iterator<Item = &'r str> {
    plan.all(ColumnMeaning::Document).flat_map(|column| {
        let cell = row.cell(column);
        let parts: Vec<&str> = cell.split(SEPARATORS).filter(|part| !part.is_empty()).collect();
        if parts.iter().all(|part| is_address(part)) { parts } else { vec![cell] }
    })
}

pub(super) fn is_address(text: &str) -> bool {
    ["https://", "http://"].into_iter().any(|scheme| text.starts_with(scheme))
}
