//! Builds records like those of `export json` from rows.

use super::child_rows::{ChildRow, Parent};
use super::columns::{ColumnContent, SetColumn, SetTable};
use super::set_file::SetFile;
use super::set_source::SharedTables;
use crate::load::import::table::Row;
use crate::load::json::parse_tree;
use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::yaml::{YamlNode, YamlValue};

type YamlFields = Vec<(YamlNode, YamlNode)>;

/// The record of a row with all rows that belong to it. Each value has the position of its row, see
/// [`SetFile::tree_position`]. A cell that cannot be read is left out and reported.
pub(super) fn record(
    file: &SetFile<'_>,
    row: &Row,
    shared: &SharedTables<'_>,
    problems: &mut Vec<LocatedProblem>,
) -> Result<YamlNode, LocatedProblem> {
    let (id, position) = (file.cell(row, "id"), file.tree_position(row));
    // Done first, so that the rows that belong to the record are marked as used even if it has a problem.
    let children = match file.kind {
        SetTable::Sources => {
            vec![(scalar(position, "paragraphs"), list(position, shared.paragraphs(id)?))]
        }
        SetTable::Entities => children_of_entity(id, position, shared, problems),
        SetTable::Relations => vec![citations(&Parent::relation(id), position, shared, problems)],
        _ => Vec::new(),
    };
    let mut fields = fields(file, row, problems);
    fields.extend(children);
    Ok(YamlNode { position, value: YamlValue::Map(fields) })
}

/// The value of a cell, `None` if it is empty. Fails if it should be JSON, but is not.
pub(super) fn value(
    column: &SetColumn,
    cell: &str,
    position: LineColumn,
) -> Result<Option<YamlNode>, LocatedProblem> {
    if cell.is_empty() {
        return Ok(None);
    }
    match column.content {
        ColumnContent::Text | ColumnContent::Key | ColumnContent::Boolean => {
            Ok(Some(scalar(position, cell)))
        }
        ColumnContent::Ids => {
            let ids = cell.split(';').map(str::trim).filter(|id| !id.is_empty());
            Ok(Some(list(position, ids.map(|id| scalar(position, id)).collect())))
        }
        ColumnContent::Json | ColumnContent::OptionalJson => {
            let mut node =
                parse_tree(cell).map_err(|message| not_json(column, position, &message))?;
            set_position(&mut node, position);
            Ok(Some(node))
        }
        ColumnContent::Parent | ColumnContent::Derived | ColumnContent::DerivedJson => Ok(None),
    }
}

pub(super) fn scalar(position: LineColumn, text: &str) -> YamlNode {
    YamlNode { position, value: YamlValue::Scalar { text: text.to_owned(), plain: false } }
}

/// The values of a row, without those that are read from other tables.
fn fields(file: &SetFile<'_>, row: &Row, problems: &mut Vec<LocatedProblem>) -> YamlFields {
    let mut fields = Vec::new();
    let position = file.tree_position(row);
    for (index, column) in file.kind.columns().iter().enumerate() {
        match value(column, file.cell_at(row, index), position) {
            Ok(value) => {
                fields.extend(value.map(|value| (scalar(position, column.key), value)));
            }
            Err(problem) => problems.push(problem),
        }
    }
    fields
}

fn children_of_entity(
    id: &str,
    position: LineColumn,
    shared: &SharedTables<'_>,
    problems: &mut Vec<LocatedProblem>,
) -> YamlFields {
    let children = |table| shared.children.of(&Parent::entity(table, id)).iter();
    let aliases = children(SetTable::Aliases).map(|child| shared.map(child, problems));
    let aliases = list(position, aliases.collect());
    let links = children(SetTable::Links).map(|child| {
        let (file, row) = shared.row(child);
        let position = file.tree_position(&row);
        (scalar(position, file.cell(&row, "name")), scalar(position, file.cell(&row, "target")))
    });
    let links = YamlNode { position, value: YamlValue::Map(links.collect()) };
    let facts = children(SetTable::Facts).map(|child| fact(child, id, shared, problems));
    let facts = list(position, facts.collect());
    vec![
        (scalar(position, "aliases"), aliases),
        (scalar(position, "links"), links),
        (scalar(position, "facts"), facts),
        citations(&Parent::entity(SetTable::Citations, id), position, shared, problems),
    ]
}

fn fact(
    child: &ChildRow,
    entity: &str,
    shared: &SharedTables<'_>,
    problems: &mut Vec<LocatedProblem>,
) -> YamlNode {
    let (file, row) = shared.row(child);
    let mut fact = shared.map(child, problems);
    let parent = Parent::fact(entity, file.cell(&row, "number"));
    if let YamlValue::Map(fields) = &mut fact.value {
        fields.push(citations(&parent, fact.position, shared, problems));
    }
    fact
}

fn citations(
    parent: &Parent,
    position: LineColumn,
    shared: &SharedTables<'_>,
    problems: &mut Vec<LocatedProblem>,
) -> (YamlNode, YamlNode) {
    let children = shared.children.of(parent).iter();
    let cites = children.map(|child| shared.map(child, problems)).collect();
    (scalar(position, "cites"), list(position, cites))
}

impl<'t> SharedTables<'t> {
    /// The values of a row that belongs to another record.
    fn map(&self, child: &ChildRow, problems: &mut Vec<LocatedProblem>) -> YamlNode {
        let (file, row) = self.row(child);
        let value = YamlValue::Map(fields(file, &row, problems));
        YamlNode { position: file.tree_position(&row), value }
    }

    #[expect(clippy::indexing_slicing, reason = "rows are numbered by their place in `files`")]
    fn row(&self, child: &ChildRow) -> (&SetFile<'t>, Row) {
        let file = &self.files[child.file];
        (file, file.row_at(child.position))
    }

    /// The gists of a source. Fails if their numbers are not 1, 2, 3 …
    fn paragraphs(&self, source: &str) -> Result<Vec<YamlNode>, LocatedProblem> {
        let children = self.children.of(&Parent::source(SetTable::Paragraphs, source));
        let mut gists = Vec::new();
        for (expected, child) in (1..).zip(children) {
            let (file, row) = self.row(child);
            let position = file.tree_position(&row);
            let number = file.cell(&row, "para");
            if number.parse() != Ok(expected) {
                let message = format!("paragraph `{number}` of source `{source}` is not in order");
                let help = "number the paragraphs of each source 1, 2, 3 …, in this order";
                return Err((position, NewProblem::new(Rule::WrongShape, message, help)));
            }
            let plain = file.cell(&row, "gist").is_empty();
            let text = file.cell(&row, "gist").to_owned();
            let value = YamlValue::Scalar { text, plain };
            gists.push(YamlNode { position, value });
        }
        Ok(gists)
    }
}

fn list(position: LineColumn, items: Vec<YamlNode>) -> YamlNode {
    YamlNode { position, value: YamlValue::List(items) }
}

fn set_position(node: &mut YamlNode, position: LineColumn) {
    node.position = position;
    match &mut node.value {
        YamlValue::List(items) => items.iter_mut().for_each(|item| set_position(item, position)),
        YamlValue::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
            set_position(key, position);
            set_position(value, position);
        }),
        YamlValue::Scalar { .. } | YamlValue::Tagged => {}
    }
}

fn not_json(column: &SetColumn, position: LineColumn, message: &str) -> LocatedProblem {
    let message =
        format!("the cell `{}` is left out, because it is not JSON: {message}", column.header);
    let help = "write a value such as {\"founded\": 1987}, or leave the cell empty";
    (position, NewProblem::new(Rule::WrongShape, message, help))
}
