use super::column::ColumnMeaning;
use super::cytoscape::EdgeNameColumns;
use super::first_few::FirstFew;
use super::plan::Plan;
use super::text::Table;
use crate::text::count;

/// The number of rows of a table, and how often a missing value was guessed.
#[derive(Clone, Debug, Default)]
pub(super) struct TableCounts {
    pub(super) rows: usize,
    /// Those of which nothing is imported.
    pub(super) left_out: usize,
    /// Entities whose kind is that of the plan.
    pub(super) entities_without_kind: usize,
    pub(super) relations_without_kind: usize,
    /// Relations whose kind comes from the headers of their ends.
    pub(super) relations_of_end_roles: usize,
    /// Entities that a table names only as ends of relations, without a kind.
    pub(super) ends_without_kind: usize,
    /// Cells that mark a missing value.
    pub(super) missing_cells: FirstFew,
}

impl TableCounts {
    /// How the table was read, in one line, and a line for each guess.
    pub(super) fn describe(&self, table: &Table<'_>, plan: &Plan) -> Vec<String> {
        let mut lines = vec![plan.describe(table, self.rows - self.left_out, self.left_out)];
        if table.header_row > 1 {
            let row = table.header_row;
            lines.push(format!("  row {row} is the header; the rows above it are only text"));
        }
        if table.edge_names.is_some() {
            let [from, to] = EdgeNameColumns::HEADERS;
            lines.push(format!("  {from} and {to} are read from the names of Cytoscape's edges"));
        }
        lines.extend(self.missing_kinds(plan));
        if self.missing_cells.count() > 0 {
            let cells = count(self.missing_cells.count(), "cell is", "cells are");
            let names = self.missing_cells.names("; ", "; …");
            lines.push(format!("  {cells} read as empty: {names}"));
        }
        lines.extend(doubtful_ends(table, plan));
        if plan.is_unclear {
            lines.extend(starting_map(table));
        }
        lines
    }

    /// A line for each way in which a missing kind was guessed.
    fn missing_kinds(&self, plan: &Plan) -> Vec<String> {
        let mut lines = Vec::new();
        if let (Some(kind), 1..) = (&plan.guessed_kind, self.entities_without_kind) {
            let rows = count(self.entities_without_kind, "row", "rows");
            lines.push(format!("  {rows} without a kind: `{kind}`, from the name of the table"));
        }
        if self.relations_without_kind > 0 {
            let rows = count(self.relations_without_kind, "row", "rows");
            lines.push(format!(
                "  {rows} without a kind of relation: `points to` if directed, else `is tied to`"
            ));
        }
        if let (Some([kind, _]), 1..) = (&plan.end_roles, self.relations_of_end_roles) {
            let rows = count(self.relations_of_end_roles, "row", "rows");
            lines.push(format!(
                "  {rows} without a kind of relation: `{kind}`, from the headers of the ends"
            ));
        }
        if self.ends_without_kind > 0 {
            let entities = count(self.ends_without_kind, "entity", "entities");
            lines.push(format!(
                "  {entities} named only by relations: `entity` unless a kind is given"
            ));
        }
        lines
    }
}

/// What the table may mean instead if the columns of the ends were guessed wrong, with the mapping file for it.
fn doubtful_ends(table: &Table<'_>, plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    if plan.guesses_ends {
        lines.push("  each row is taken as a relation between two entities; if each is an entity, use this mapping file for --map:".to_owned());
        lines.push(format!("    tables: {{{}: {{rows: entities}}}}", quoted(table.name)));
    }
    if let (Some(other), Some(name)) = (plan.possible_end, plan.find(ColumnMeaning::Name)) {
        let header = |column: usize| table.header.get(column).map_or("", String::as_str);
        let [name, other] = [name, other].map(header);
        lines.push(format!("  `{other}` is read as a fact of each entity; if each row is a relation to another entity, use this mapping file for --map:"));
        lines.push(format!(
            "    tables: {{{}: {{rows: relations, columns: {{{}: from, {}: to}}}}}}",
            quoted(table.name),
            quoted(name),
            quoted(other)
        ));
    }
    lines
}

/// The maximum number of columns in a mapping file to edit, which need not name those that are values.
const MAX_MAPPED: usize = 12;

/// A mapping file to edit for a table whose headers do not show what its rows are: relations of the first two columns, if there are two.
#[expect(clippy::indexing_slicing, reason = "given columns come first in the header")]
fn starting_map(table: &Table<'_>) -> Vec<String> {
    let meanings = ["from", "to", "kind"].into_iter().chain(std::iter::repeat("value"));
    let columns = |headers: &mut dyn Iterator<Item = String>| {
        let columns = headers.zip(meanings.clone()).take(MAX_MAPPED);
        let columns = columns.map(|(header, meaning)| format!("{}: {meaning}", quoted(&header)));
        columns.collect::<Vec<String>>().join(", ")
    };
    let (given, name) = (&table.header[..table.given_columns], quoted(table.name));
    if let [header] = given {
        return vec![
            format!(
                "  the first row, `{header}`, is taken as the header; if it is not one, use this mapping file for --map:"
            ),
            format!("    tables: {{{name}: {{header: none, columns: {{\"column 1\": name}}}}}}"),
        ];
    }
    let by_header = columns(&mut given.iter().cloned());
    let by_number = columns(&mut (1..=given.len()).map(|number| format!("column {number}")));
    vec![
        "  the first row is taken as the header, which does not show what the rows are, so each row is an entity; if each is a relation, edit this mapping file for --map:".to_owned(),
        format!("    tables: {{{name}: {{rows: relations, columns: {{{by_header}}}}}}}"),
        "  or, if the first row is not a header:".to_owned(),
        format!("    tables: {{{name}: {{rows: relations, header: none, columns: {{{by_number}}}}}}}"),
    ]
}

/// A quoted string; JSON is also YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
