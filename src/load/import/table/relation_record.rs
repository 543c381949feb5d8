//! The record of a relation.
#![expect(clippy::indexing_slicing, reason = "columns are in the header; tables have a slug")]

use super::collect::{Collected, relation_kind_text};
use super::column::ColumnMeaning;
use super::direction::Direction;
use super::document_names::row_documents;
use super::entities::TableEntity;
use super::entity_record::citations;
use super::plan::Plan;
use super::row::Row;
use super::row_date::date_of;
use super::text::Table;
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::record_parts::cite_records;
use crate::load::import::slug::slugify;
use crate::load::problems::Rule;
use crate::load::record::RelationRecord;
use crate::model::Extra;

/// A row of a relation table.
struct RelationTableRow<'r, 't> {
    row: &'r Row,
    table: &'r Table<'t>,
    plan: &'r Plan,
}

/// A relation, and the cells that are not part of it as free-form data; `None` if the row has no relation.
pub(super) fn relation_record<'c>(
    row: &Row,
    (table, plan): (&Table<'_>, &Plan),
    collected: &'c Collected,
    problems: &mut CappedProblems,
) -> Option<(RelationRecord<'c>, Option<Extra>)> {
    let relation = RelationTableRow { row, table, plan };
    let from = relation.end(ColumnMeaning::From, collected)?;
    let to = relation.end(ColumnMeaning::To, collected)?;
    let direction = Direction::from_cell(relation.cell(ColumnMeaning::Direction));
    let is_directed = direction.map(Direction::is_directed);
    let kind = collected.relation_kinds.find(relation_kind_text(row, plan), is_directed)?;
    let mut other_columns = relation.other_columns([&from, &to], collected);
    relation.report_direction(direction, problems);
    relation.report_lists(collected, problems);
    let (from, to) = if direction == Some(Direction::Backward) { (to, from) } else { (from, to) };
    let when = relation.date(&mut other_columns, problems);
    let weight = relation.weight(&mut other_columns, problems);
    let claim = match relation.cell(ColumnMeaning::Claim) {
        "" => format!("According to the table, {} {} {}.", from.name, kind.says, to.name),
        claim => claim.to_owned(),
    };
    let table_slug = &collected.table_slugs[table.file as usize];
    let record = RelationRecord {
        from: Some(from.slug.into()),
        kind: Some(kind.slug.as_str().into()),
        to: Some(to.slug.into()),
        when: when.map(Into::into),
        claim: Some(claim.into()),
        weight: weight.map(Into::into),
        cites: Some(cite_records(citations(row, plan, table_slug, collected))),
        ..RelationRecord::default()
    };
    Some((record, relation.extra(&other_columns)))
}

impl RelationTableRow<'_, '_> {
    fn cell(&self, column: ColumnMeaning) -> &str {
        self.plan.find(column).map_or("", |column| self.row.cell(column))
    }

    /// The entity in a column; `None` if the cell is empty.
    fn end<'c>(&self, column: ColumnMeaning, collected: &'c Collected) -> Option<TableEntity<'c>> {
        let name = Some(self.cell(column)).filter(|name| !name.is_empty())?;
        Some(collected.entities.get(collected.entities.find(name)?))
    }

    /// The columns whose cells are not part of the relation: values, directions that are not recognised, and kinds that
    /// differ from those of the ends.
    fn other_columns(
        &self,
        [from, to]: [&TableEntity<'_>; 2],
        collected: &Collected,
    ) -> Vec<usize> {
        let values = self.row.cells_in(self.plan.all(ColumnMeaning::Value));
        let mut columns: Vec<usize> = values.map(|(column, _)| column).collect();
        let documents = row_documents(self.row, self.plan);
        let details = documents.names.first().and_then(|name| collected.documents.details(name));
        columns.extend(documents.unused_columns(details));
        if Direction::from_cell(self.cell(ColumnMeaning::Direction)).is_none() {
            columns.extend(self.plan.find(ColumnMeaning::Direction));
        }
        for (column, entity) in [(ColumnMeaning::FromKind, from), (ColumnMeaning::ToKind, to)] {
            let is_other_kind = slugify(self.cell(column), '-') != entity.kind;
            columns.extend(self.plan.find(column).filter(|_| is_other_kind));
        }
        columns
    }

    /// Reports a direction that is not recognised.
    fn report_direction(&self, direction: Option<Direction>, problems: &mut CappedProblems) {
        let cell = self.cell(ColumnMeaning::Direction);
        if direction.is_none() && !cell.is_empty() {
            let message = format!(
                "row {}: `{cell}` is not a direction; it is kept as free-form data",
                self.row.number
            );
            let help = "write directed, reverse or mutual";
            problems.add(self.row.position(), Rule::NotMapped, message, help);
        }
    }

    /// Reports ends that may be lists of entities, as a part of them is the name of another entity.
    fn report_lists(&self, collected: &Collected, problems: &mut CappedProblems) {
        for name in [ColumnMeaning::From, ColumnMeaning::To].map(|end| self.cell(end)) {
            let mut parts = name.split([',', ';', '|']).map(str::trim);
            let is_other =
                |part: &&str| part.len() < name.len() && collected.entities.find(part).is_some();
            let Some(part) = parts.find(is_other) else { continue };
            let message = format!(
                "row {}: `{name}` is imported as one entity, but `{part}` is another",
                self.row.number
            );
            let help = "if it is a list, write one row for each entity";
            problems.add(self.row.position(), Rule::NotMapped, message, help);
        }
    }

    /// The date in EDTF. Reports cells that are not part of it, and adds their columns to the others.
    fn date(
        &self,
        other_columns: &mut Vec<usize>,
        problems: &mut CappedProblems,
    ) -> Option<String> {
        let date = date_of(self.row, self.plan);
        for (message, help) in date.problems {
            let message = format!("row {}: {message}", self.row.number);
            problems.add(self.row.position(), Rule::NotMapped, message, help);
        }
        other_columns.extend(date.unused);
        date.when
    }

    /// The weight. Reports a cell that is not a number, and adds its column to the others.
    fn weight(
        &self,
        other_columns: &mut Vec<usize>,
        problems: &mut CappedProblems,
    ) -> Option<String> {
        weight_of(self.cell(ColumnMeaning::Weight), self.table.delimiter).unwrap_or_else(
            |message| {
                let message = format!("row {}: {message}", self.row.number);
                let help = "write digits with at most one decimal point, such as 0.5";
                problems.add(self.row.position(), Rule::NotMapped, message, help);
                other_columns.extend(self.plan.find(ColumnMeaning::Weight));
                None
            },
        )
    }

    /// Free-form data, keyed by header, in exactly the space needed, since each row may have some.
    fn extra(&self, columns: &[usize]) -> Option<Extra> {
        let cells = columns.iter().map(|column| (*column, self.row.cell(*column)));
        let cells: Vec<(usize, &str)> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        let mut entries = Vec::with_capacity(cells.len());
        let named = cells.iter().map(|(column, cell)| (&self.table.header[*column], cell));
        entries.extend(named.map(|(header, cell)| (header.clone(), value(cell))));
        (!entries.is_empty()).then_some(Extra::Map(entries))
    }
}

/// Fails with a message if the cell is not a number. A comma is read as a decimal point if it cannot separate thousands,
/// or if commas do not separate cells.
fn weight_of(cell: &str, delimiter: u8) -> Result<Option<String>, String> {
    let is_number = |text: &str| text.parse().is_ok_and(|number: f64| number.is_finite());
    let with_point = || match cell.split_once(',')? {
        (whole, fraction) if fraction.len() == 3 && delimiter == b',' && whole != "0" => None,
        (whole, fraction) => Some(format!("{whole}.{fraction}")),
    };
    match cell {
        "" => Ok(None),
        cell if is_number(cell) => Ok(Some(cell.to_owned())),
        cell => with_point().filter(|text| is_number(text)).map(Some).ok_or_else(|| {
            format!("`{cell}` is not a number, or is ambiguous; it is kept as free-form data")
        }),
    }
}

/// A number if JSON can represent it as written, otherwise a string.
fn value(cell: &str) -> Extra {
    let number = serde_json::from_str::<serde_json::Number>(cell);
    if number.is_ok_and(|number| number.to_string() == cell) {
        Extra::Number(cell.to_owned())
    } else {
        Extra::Text(cell.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::weight_of;

    #[test]
    fn weights_may_have_a_decimal_comma() {
        for (cell, delimiter, weight) in [
            ("0.75", b',', Some("0.75")),
            ("0,75", b';', Some("0.75")),
            ("0,75", b',', Some("0.75")),
            ("0,125", b',', Some("0.125")),
            ("1,200", b';', Some("1.200")),
            ("1,200", b',', None),
            ("1,200,5", b';', None),
            ("much", b';', None),
        ] {
            assert_eq!(weight_of(cell, delimiter).ok().flatten().as_deref(), weight, "{cell}");
        }
    }
}
