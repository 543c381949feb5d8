//! The documents that a row names, and the details it gives about them.

use super::column::ColumnMeaning;
use super::plan::Plan;
use super::row::Row;
use crate::load::import::date::edtf;
use crate::load::import::documents::{DocumentDetails, is_address};

const SEPARATORS: [char; 4] = [' ', ';', '\n', '|'];

/// The documents that a row names.
#[derive(Debug, Default)]
pub(super) struct RowDocuments<'r> {
    /// The addresses in its cells; a cell that contains anything else is one name.
    pub(super) names: Vec<&'r str>,
    /// What the row says about a single document, each with its column.
    pub(super) details: Vec<(usize, DocumentDetail, &'r str)>,
}

/// A part of the description of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DocumentDetail {
    Title,
    Publisher,
    Date,
}

const DETAILS: [(ColumnMeaning, DocumentDetail); 3] = [
    (ColumnMeaning::DocumentTitle, DocumentDetail::Title),
    (ColumnMeaning::DocumentPublisher, DocumentDetail::Publisher),
    (ColumnMeaning::DocumentDate, DocumentDetail::Date),
];

/// The names of the documents in a row, as [`RowDocuments::names`].
pub(super) fn document_names<'r>(row: &'r Row, plan: &'r Plan) -> impl Iterator<Item = &'r str> {
    row_documents(row, plan).names.into_iter()
}

/// One address and one other cell describe one document: the cell is its title.
pub(super) fn row_documents<'r>(row: &'r Row, plan: &Plan) -> RowDocuments<'r> {
    let (mut names, mut titles) = (Vec::new(), Vec::new());
    for (column, cell) in row.cells_in(plan.all(ColumnMeaning::Document)) {
        let parts = || cell.split(SEPARATORS).filter(|part| !part.is_empty());
        if parts().all(is_address) {
            names.extend(parts());
        } else {
            titles.push((column, DocumentDetail::Title, cell));
        }
    }
    let mut details = Vec::new();
    if let (1, 1) = (names.len(), titles.len()) {
        details.append(&mut titles);
    }
    names.extend(titles.into_iter().map(|(_, _, cell)| cell));
    for (meaning, detail) in DETAILS {
        let column = plan.find(meaning).filter(|column| !row.cell(*column).is_empty());
        details.extend(column.map(|column| (column, detail, row.cell(column))));
    }
    if let (true, Some((_, DocumentDetail::Title, title))) = (names.is_empty(), details.first()) {
        names.push(title);
    }
    RowDocuments { names, details }
}

impl RowDocuments<'_> {
    /// The columns whose details the document does not have: it has others, the row names several documents, or the date
    /// cannot be read.
    pub(super) fn unused_columns(&self, known: Option<&DocumentDetails>) -> Vec<usize> {
        let known = known.filter(|_| self.names.len() == 1);
        let is_used = |detail: DocumentDetail, cell: &str| {
            known.and_then(|known| detail.of(known)) == detail.value(cell).as_deref()
        };
        let unused = self
            .details
            .iter()
            .filter(|(_, detail, cell)| detail.value(cell).is_none() || !is_used(*detail, cell));
        let is_name = |cell: &str| self.names == [cell];
        unused.filter(|(_, _, cell)| !is_name(cell)).map(|(column, ..)| *column).collect()
    }
}

impl DocumentDetail {
    /// The value in a cell; `None` if it should be a date and is not.
    pub(super) fn value(self, cell: &str) -> Option<String> {
        if self == Self::Date { edtf(cell) } else { Some(cell.to_owned()) }
    }

    fn of(self, details: &DocumentDetails) -> Option<&str> {
        match self {
            Self::Title => details.title.as_deref(),
            Self::Publisher => details.publisher.as_deref(),
            Self::Date => details.published.as_deref(),
        }
    }

    /// Sets the value from a cell, unless it is already set.
    pub(super) fn add(self, cell: &str, details: &mut DocumentDetails) {
        let field = match self {
            Self::Title => &mut details.title,
            Self::Publisher => &mut details.publisher,
            Self::Date => &mut details.published,
        };
        if field.is_none() {
            *field = self.value(cell);
        }
    }
}
