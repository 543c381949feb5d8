#![expect(clippy::indexing_slicing, reason = "columns are positions in the header")]

mod column_cells;
mod column_index;
mod doubtful_header;

use super::column::ColumnMeaning;
use super::cytoscape::EdgeNameColumns;
use super::guess::{
    guess_entities, guess_relations, kind_of_column, kind_of_ends, may_name_entities,
    names_columns, names_ends, normalise,
};
use super::text::Table;
use crate::load::import::map::{ImportMap, TableMap};
use crate::load::import::slug::singular;
use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::text::count;
use column_cells::{count_period_cells, first_cells};
use column_index::ColumnIndex;
use doubtful_header::doubtful_header_problem;

/// How a table is read.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) rows: RowType,
    /// One for each column of the header.
    columns: Vec<ColumnMeaning>,
    index: ColumnIndex,
    /// The kind of rows that have none: from the mapping file, or else from the name of the table.
    pub(super) kind: Option<String>,
    /// The kind, if it comes from the name of the table.
    pub(super) guessed_kind: Option<String>,
    /// The kinds of both ends, if the headers of these columns imply them, for relations that have none.
    pub(super) end_kinds: [Option<&'static str>; 2],
    /// The kind of relations that have none, and its wording in reverse, if the headers of the ends imply it.
    pub(super) end_roles: Option<[String; 2]>,
    /// A column of entities that may name other entities, to which the rows would then be relations.
    pub(super) possible_end: Option<usize>,
    /// Whether nothing shows what the rows are, in which case they are read as entities.
    pub(super) is_unclear: bool,
    /// Whether the rows are read as relations because two columns have entities of different kinds.
    pub(super) guesses_ends: bool,
    /// Problems with the table in the mapping file.
    pub(super) problems: Vec<LocatedProblem>,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowType {
    Entities,
    Relations,
    Nothing,
}

const HEADER: LineColumn = (1, 0);

/// The maximum number of columns that a message lists.
const MAX_LISTED: usize = 30;

impl Plan {
    pub(super) fn new(table: &Table<'_>, file: &ImportMap) -> Self {
        let default = TableMap::default();
        let map = file.tables.get(table.name).unwrap_or(&default);
        let cells = first_cells(table);
        let count = |columns| count_period_cells(table, columns);
        let relations = guess_relations(&table.header, &cells, &count);
        let guessed = guess_rows(&table.header, map, relations.is_some());
        let rows = map.rows.as_deref().and_then(row_type).unwrap_or(guessed);
        let all = |meaning| vec![meaning; table.header.len()];
        let columns = match rows {
            RowType::Relations => relations.unwrap_or_else(|| all(ColumnMeaning::Value)),
            RowType::Entities => guess_entities(&table.header, &cells),
            RowType::Nothing => all(ColumnMeaning::Skip),
        };
        let needs_kind = map.kind.is_none() && rows == RowType::Entities;
        let guessed_kind = needs_kind.then(|| kind_of(table));
        let is_set = map.rows.is_some() || !map.columns.is_empty();
        let has_unknown_header = guessed == RowType::Entities && !names_columns(&table.header);
        let has_unnamed_ends = guessed == RowType::Relations && !names_ends(&table.header);
        let mut plan = Self {
            rows,
            columns,
            index: ColumnIndex::default(),
            kind: map.kind.clone().or_else(|| guessed_kind.clone()),
            guessed_kind,
            end_kinds: [None; 2],
            end_roles: None,
            possible_end: None,
            is_unclear: !is_set && has_unknown_header,
            guesses_ends: !is_set && has_unnamed_ends,
            problems: unknown_values(table.name, file, map),
        };
        if has_unknown_header && !map.has_no_header() {
            plan.problems.extend(doubtful_header_problem(table));
        }
        plan.skip_repeated_columns(table);
        plan.apply((file, map), table);
        plan.index = ColumnIndex::new(&plan.columns);
        plan.describe_ends(table);
        if plan.rows == RowType::Entities && !is_set && !plan.is_unclear {
            let mut values = plan.all(ColumnMeaning::Value).iter().copied();
            plan.possible_end = values.find(|column| may_name_entities(&table.header[*column]));
        }
        plan
    }

    /// Guesses the kinds of the ends and of the relations from the headers of the ends.
    fn describe_ends(&mut self, table: &Table<'_>) {
        let ends = [ColumnMeaning::From, ColumnMeaning::To];
        let headers = ends.map(|end| Some(table.header[self.find(end)?].as_str()));
        self.end_kinds = headers.map(|header| header.and_then(kind_of_column));
        if let ([Some(from), Some(to)], None) = (headers, &self.kind) {
            self.end_roles = kind_of_ends([from, to]);
            self.kind = self.end_roles.as_ref().map(|[forward, _]| forward.clone());
        }
    }

    /// Skips the Cytoscape columns from which others were read.
    fn skip_repeated_columns(&mut self, table: &Table<'_>) {
        if table.edge_names.is_some() && self.rows == RowType::Relations {
            for (name, column) in table.header.iter().zip(&mut self.columns) {
                if EdgeNameColumns::REPEATED.contains(&normalise(name).as_str()) {
                    *column = ColumnMeaning::Skip;
                }
            }
        }
    }

    /// Overrides guesses with the mapping file.
    fn apply(&mut self, (file, map): (&ImportMap, &TableMap), table: &Table<'_>) {
        let path = |header| ["tables", table.name, "columns", header];
        for (header, name) in &map.columns {
            let index = table.header.iter().position(|other| other == header);
            let Some(index) = index else {
                let headers: Vec<&str> = table.header.iter().map(String::as_str).collect();
                self.problems.push(file.unknown(&path(header), header, "column", &headers));
                continue;
            };
            let Some(column) = ColumnMeaning::from_name(name) else {
                let names = ColumnMeaning::ALL.map(|(_, name)| name);
                self.problems.push(file.unknown(&path(header), name, "column meaning", &names));
                continue;
            };
            if !column.is_repeatable() {
                self.columns
                    .iter_mut()
                    .filter(|it| **it == column)
                    .for_each(|it| *it = ColumnMeaning::Value);
            }
            self.columns[index] = column;
        }
        let rows = self.rows;
        let is_possible = |column: ColumnMeaning| match rows {
            RowType::Entities => column.applies_to_entities(),
            RowType::Relations => column.applies_to_relations(),
            RowType::Nothing => true,
        };
        for column in self.columns.iter_mut().filter(|column| !is_possible(**column)) {
            *column = ColumnMeaning::Value;
        }
        if !table.header.is_empty() {
            self.report_missing_columns(table);
        } else if table.problem.is_none() {
            let help = "export it again, with a header and rows";
            let problem = NewProblem::new(Rule::Missing, "this table is empty", help);
            self.problems.push((HEADER, problem));
        }
    }

    /// Whether no column is an end of relations. This is reported once, not for each row.
    pub(super) fn lacks_ends(&self) -> bool {
        self.find(ColumnMeaning::From).is_none() && self.find(ColumnMeaning::To).is_none()
    }

    fn report_missing_columns(&mut self, table: &Table<'_>) {
        let has = |column| self.columns.contains(&column);
        let has_dates = has(ColumnMeaning::Start) && has(ColumnMeaning::End);
        let has_ends = has(ColumnMeaning::From) || has(ColumnMeaning::To);
        if self.rows == RowType::Relations && has_dates && !has_ends {
            return self.problems.push((HEADER, unclear_ends(table, &self.columns)));
        }
        let required = match self.rows {
            RowType::Entities if !self.columns.contains(&ColumnMeaning::Id) => {
                &[ColumnMeaning::Name][..]
            }
            RowType::Relations => &[ColumnMeaning::From, ColumnMeaning::To],
            RowType::Entities | RowType::Nothing => &[],
        };
        let columns = &self.columns;
        for column in required.iter().filter(|column| !columns.contains(column)) {
            let message = format!("no column is recognised as `{}`", column.name());
            let help = "assign one in the mapping file (`--map`): `tables: {FILE: {columns: {HEADER: MEANING}}}`";
            self.problems.push((HEADER, NewProblem::new(Rule::Missing, message, help)));
        }
    }

    /// The first column with a meaning.
    pub(super) fn find(&self, column: ColumnMeaning) -> Option<usize> {
        self.all(column).first().copied()
    }

    /// The columns with a meaning, from left to right.
    pub(super) fn all(&self, column: ColumnMeaning) -> &[usize] {
        self.index.all(column)
    }

    /// The table in one line: `ties.csv: 3 rows of relations; Von → from, Nach → to`.
    pub(super) fn describe(&self, table: &Table<'_>, row_count: usize, left_out: usize) -> String {
        let rows = match self.rows {
            RowType::Entities => count(row_count, "row of entities", "rows of entities"),
            RowType::Relations => count(row_count, "row of relations", "rows of relations"),
            RowType::Nothing => "not read, as set in the mapping file".to_owned(),
        };
        let left_out = if left_out == 0 { String::new() } else { format!(", {left_out} left out") };
        let columns = self.describe_columns(&table.header);
        format!("{}: {rows}{left_out}; {columns}", table.title())
    }

    /// `Von → from, Nach → to`; only some of many columns.
    fn describe_columns(&self, header: &[String]) -> String {
        let is_listed = |(number, (_, column)): &(usize, (&String, &ColumnMeaning))| {
            *number < MAX_LISTED || **column != ColumnMeaning::Value
        };
        let columns = header.iter().zip(&self.columns).enumerate().filter(is_listed);
        let columns = columns.map(|(_, (header, column))| format!("{header} → {}", column.name()));
        let mut listed: Vec<String> = columns.take(2 * MAX_LISTED).collect();
        let others = header.len() - listed.len();
        if others > 0 {
            listed.push(format!("and {}", count(others, "more column", "more columns")));
        }
        listed.join(", ")
    }
}

/// The problem with a relation table that has dates and several columns that could be the ends.
fn unclear_ends(table: &Table<'_>, columns: &[ColumnMeaning]) -> NewProblem {
    let header = |meaning| {
        let columns = table.header.iter().zip(columns);
        columns.filter(move |(_, other)| **other == meaning).map(|(header, _)| header.as_str())
    };
    let first = |meaning| header(meaning).next().unwrap_or_default();
    let message = format!(
        "`{}` and `{}` have dates, and it is not clear what the rows are, so they are left out",
        first(ColumnMeaning::Start),
        first(ColumnMeaning::End)
    );
    let mut others = header(ColumnMeaning::Value);
    let [from, to] = [others.next().unwrap_or_default(), others.next().unwrap_or("HEADER")];
    let help = format!(
        "name the columns with both ends of each relation in a mapping file (`--map`): `tables: {{\"{}\": {{columns: {{\"{from}\": from, \"{to}\": to}}}}}}`, or write `rows: entities`",
        table.name
    );
    NewProblem::new(Rule::Missing, message, help)
}

/// Guesses the row type from the mapping file, or else from the headers; `has_ends` is whether two columns may be ends.
fn guess_rows(header: &[String], map: &TableMap, has_ends: bool) -> RowType {
    let maps = |meanings: [ColumnMeaning; 2]| {
        let names = meanings.map(ColumnMeaning::name);
        map.columns.values().any(|name| names.contains(&name.as_str()))
    };
    let maps_ends = maps([ColumnMeaning::From, ColumnMeaning::To]);
    let is_named = || names_ends(header) || !maps([ColumnMeaning::Id, ColumnMeaning::Name]);
    let is_relations = maps_ends || (has_ends && is_named());
    if is_relations { RowType::Relations } else { RowType::Entities }
}

/// The problems with values that the mapping file gives for a table.
fn unknown_values(table: &str, file: &ImportMap, map: &TableMap) -> Vec<LocatedProblem> {
    let rows = map.rows.iter().filter(|name| row_type(name).is_none());
    let rows = rows.map(|name| {
        file.unknown(
            &["tables", table, "rows"],
            name,
            "row type",
            &["entities", "relations", "nothing"],
        )
    });
    let header = map.header.iter().filter(|_| !map.has_no_header());
    rows.chain(
        header.map(|name| file.unknown(&["tables", table, "header"], name, "header", &["none"])),
    )
    .collect()
}

fn row_type(name: &str) -> Option<RowType> {
    match name {
        "entities" => Some(RowType::Entities),
        "relations" => Some(RowType::Relations),
        "nothing" => Some(RowType::Nothing),
        _ => None,
    }
}

/// The kind of the entities in a table that has no column for it: `person` for a sheet called People.
fn kind_of(table: &Table<'_>) -> String {
    let name = table.name.split('.').next().unwrap_or(table.name);
    match name.to_lowercase().as_str() {
        "nodes" | "entities" | "elements" | "sheet1" | "vertices" | "" => "entity".to_owned(),
        name => singular(name),
    }
}
