use std::cell::Cell;
use std::collections::HashMap;

use super::columns::SetTable;
use super::set_file::SetFile;
use crate::load::import::table::{Row, RowPosition};

/// The positions of the rows that belong to records of other tables, by record.
#[derive(Debug, Default)]
pub(super) struct ChildRows {
    groups: HashMap<Parent, RowGroup>,
}

/// The record that rows belong to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Parent {
    /// The table of the rows.
    table: SetTable,
    kind: ParentKind,
    id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum ParentKind {
    Source,
    Entity,
    Relation,
    Fact,
}

/// The rows of one parent, in file order.
#[derive(Debug, Default)]
struct RowGroup {
    rows: Vec<ChildRow>,
    is_used: Cell<bool>,
}

/// A row of a file in the set.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChildRow {
    /// The index of the file in the set.
    pub(super) file: usize,
    pub(super) position: RowPosition,
}

impl Parent {
    pub(super) fn source(table: SetTable, id: &str) -> Self {
        Self { table, kind: ParentKind::Source, id: id.to_owned() }
    }

    pub(super) fn entity(table: SetTable, id: &str) -> Self {
        Self { table, kind: ParentKind::Entity, id: id.to_owned() }
    }

    /// The relation that a citation supports.
    pub(super) fn relation(id: &str) -> Self {
        Self { table: SetTable::Citations, kind: ParentKind::Relation, id: id.to_owned() }
    }

    /// The fact that a citation supports; its number is unique within the entity.
    pub(super) fn fact(entity: &str, number: &str) -> Self {
        let id = format!("{entity}\n{number}");
        Self { table: SetTable::Citations, kind: ParentKind::Fact, id }
    }

    /// The parent of a row; `None` for a table whose rows are records of their own.
    fn of(file: &SetFile<'_>, row: &Row) -> Option<Self> {
        let cell = |key| file.cell(row, key);
        match file.kind {
            SetTable::Paragraphs => Some(Self::source(file.kind, cell("source"))),
            SetTable::Aliases | SetTable::Links | SetTable::Facts => {
                Some(Self::entity(file.kind, cell("entity")))
            }
            SetTable::Citations if !cell("relation").is_empty() => {
                Some(Self::relation(cell("relation")))
            }
            SetTable::Citations if cell("fact").is_empty() => {
                Some(Self::entity(file.kind, cell("entity")))
            }
            SetTable::Citations => Some(Self::fact(cell("entity"), cell("fact"))),
            _ => None,
        }
    }

    /// Describes it for a message: "relation `a.owns.b`".
    fn describe(&self) -> String {
        match self.kind {
            ParentKind::Source => format!("source `{}`", self.id),
            ParentKind::Entity => format!("entity `{}`", self.id),
            ParentKind::Relation => format!("relation `{}`", self.id),
            ParentKind::Fact => match self.id.split_once('\n') {
                Some((entity, number)) => format!("fact {number} of entity `{entity}`"),
                None => format!("fact `{}`", self.id),
            },
        }
    }
}

impl ChildRows {
    pub(super) fn index(files: &[SetFile<'_>]) -> Self {
        let mut groups: HashMap<Parent, RowGroup> = HashMap::new();
        for (index, file) in files.iter().enumerate() {
            file.table.for_each_row(|row| {
                if let Some(parent) = Parent::of(file, row) {
                    let row = ChildRow { file: index, position: row.file_position() };
                    groups.entry(parent).or_default().rows.push(row);
                }
            });
        }
        Self { groups }
    }

    /// Returns the rows of a record, and marks them as used.
    pub(super) fn of(&self, parent: &Parent) -> &[ChildRow] {
        let Some(group) = self.groups.get(parent) else { return &[] };
        group.is_used.set(true);
        &group.rows
    }

    /// The rows of a file that belong to missing records, in file order, each with a description of the record.
    pub(super) fn unused(&self, file: usize) -> Vec<(RowPosition, String)> {
        let unused = self.groups.iter().filter(|(_, group)| !group.is_used.get());
        let mut rows: Vec<(RowPosition, String)> = unused
            .flat_map(|(parent, group)| group.rows.iter().map(move |row| (parent, row)))
            .filter(|(_, row)| row.file == file)
            .map(|(parent, row)| (row.position, parent.describe()))
            .collect();
        rows.sort_by_key(|(position, _)| position.number);
        rows
    }
}
