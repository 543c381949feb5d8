#![expect(clippy::indexing_slicing, reason = "there is a list for each meaning")]

use crate::load::import::table::column::ColumnMeaning;

/// Finds the columns with a meaning without looking at all columns, of which there may be thousands.
#[derive(Debug, Default)]
pub(super) struct ColumnIndex([Vec<usize>; ColumnMeaning::ALL.len()]);

impl ColumnIndex {
    pub(super) fn new(meanings: &[ColumnMeaning]) -> Self {
        let mut columns = ColumnMeaning::ALL.map(|_| Vec::new());
        for (column, meaning) in meanings.iter().enumerate() {
            columns[*meaning as usize].push(column);
        }
        Self(columns)
    }

    /// The columns with a meaning, from left to right.
    pub(super) fn all(&self, meaning: ColumnMeaning) -> &[usize] {
        &self.0[meaning as usize]
    }
}
