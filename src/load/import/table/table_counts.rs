use super::cytoscape::EdgeNameColumns;
use super::plan::Plan;
use super::text::Table;
use crate::text::count;

/// How many rows a table has, and how often it does not say what is guessed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TableCounts {
    pub(super) rows: usize,
    /// Entities whose kind is that of the plan.
    pub(super) entities_without_kind: usize,
    /// Relations without a kind.
    pub(super) relations_without_kind: usize,
    /// Entities that a table names only as ends of relations.
    pub(super) new_ends: usize,
}

impl TableCounts {
    /// How the table was read, in one line, and a line for each guess.
    pub(super) fn describe(&self, table: &Table<'_>, plan: &Plan) -> Vec<String> {
        let mut lines = vec![plan.describe(table, self.rows)];
        if table.header_row > 1 {
            let row = table.header_row;
            lines.push(format!("  row {row} is the header; those above it are only text"));
        }
        if table.edge_names.is_some() {
            let [from, to] = EdgeNameColumns::HEADERS;
            lines.push(format!("  {from} and {to} are read from the names of Cytoscape's edges"));
        }
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
        if self.new_ends > 0 {
            let entities = count(self.new_ends, "entity", "entities");
            lines.push(format!(
                "  {entities} named only by relations: `entity` unless a kind is given"
            ));
        }
        lines
    }
}
