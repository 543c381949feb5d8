use super::columns::SetTable;
use crate::load::import::table::{Row, RowPosition, Table};
use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::text::count;
use crate::text::escape::unescape_csv_cell;

/// A file with a table of the set.
#[derive(Debug)]
pub(super) struct SetFile<'t> {
    pub(super) table: Table<'t>,
    pub(super) kind: SetTable,
    /// For each column of the kind, its index in the file.
    columns: Vec<Option<usize>>,
    /// Whether an apostrophe marks text that looks like a formula.
    is_escaped: bool,
}

impl<'t> SetFile<'t> {
    /// Recognises a table by its header, or returns it if it is not part of a set. Columns may be in any order, and
    /// some may be missing.
    pub(super) fn recognise(table: Table<'t>) -> Result<Self, Box<Table<'t>>> {
        let find = |header| table.header.iter().position(|other| other == header);
        let required = |kind: &SetTable| {
            let columns = kind.columns().iter();
            columns.filter(|column| column.is_required())
        };
        let is_complete =
            |kind: &SetTable| required(kind).all(|column| find(column.header).is_some());
        // Citations also have the columns of paragraphs.
        let best =
            SetTable::ALL.into_iter().filter(is_complete).max_by_key(|kind| required(kind).count());
        let Some(kind) = best else { return Err(Box::new(table)) };
        Ok(Self::new(kind, table, true))
    }

    /// A table of a database, whose kind is known.
    pub(super) fn of_database((kind, table): (SetTable, Table<'t>)) -> Self {
        Self::new(kind, table, false)
    }

    fn new(kind: SetTable, table: Table<'t>, is_escaped: bool) -> Self {
        let find = |header| table.header.iter().position(|other| other == header);
        let columns = kind.columns().iter().map(|column| find(column.header)).collect();
        Self { table, kind, columns, is_escaped }
    }

    /// The cell under a key of the record, empty if there is none.
    pub(super) fn cell<'r>(&self, row: &'r Row, key: &str) -> &'r str {
        let index = self.kind.columns().iter().position(|column| column.key == key);
        index.map_or("", |index| self.cell_at(row, index))
    }

    /// The cell in a column of the kind, as guanxi would write it.
    #[expect(clippy::indexing_slicing, reason = "callers find the column in the kind's columns")]
    pub(super) fn cell_at<'r>(&self, row: &'r Row, index: usize) -> &'r str {
        let cell = self.columns[index].map_or("", |column| row.untrimmed_cell(column));
        let cell = if self.is_escaped { unescape_csv_cell(cell) } else { cell };
        self.kind.columns()[index].normalise(cell)
    }

    pub(super) fn row_at(&self, position: RowPosition) -> Row {
        self.table.row_at(position)
    }

    /// The position of a row in the tree of a record. The column is the index of the file, because a record consists of
    /// rows of several files, and rows have no columns.
    pub(super) fn tree_position(&self, row: &Row) -> LineColumn {
        (row.position().0, self.table.file)
    }

    /// What the table was recognised as, with its row count.
    pub(super) fn describe(&self) -> String {
        let mut rows = 0;
        self.table.for_each_row(|_| rows += 1);
        let kind = self.kind.file().trim_end_matches(".csv").replace('-', " ");
        format!("{}: {} of {kind}", self.table.name, count(rows, "row", "rows"))
    }

    /// The problems with the file as a whole.
    pub(super) fn problems(&self) -> Vec<LocatedProblem> {
        let is_unknown = |header: &&String| {
            !self.kind.columns().iter().any(|column| column.header == header.as_str())
        };
        let unknown = self.table.header.iter().filter(is_unknown).map(|header| {
            let message =
                format!("the column `{header}` is not part of the set, so it is left out");
            let help = "add its values as `extra` or as facts";
            ((1, 0), NewProblem::new(Rule::NotMapped, message, help))
        });
        unknown.chain(self.table.problem.clone()).collect()
    }
}
