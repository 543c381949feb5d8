//! The record of a tie.

use super::collect::{Collected, relation_kind_text};
use super::column::ColumnMeaning;
use super::entity_record::citations;
use super::guess::is_directed;
use super::plan::Plan;
use super::row_date::date_of;
use super::text::{Row, Table};
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::record_parts::cite_records;
use crate::load::import::slug::slugify;
use crate::load::problems::Rule;
use crate::load::record::RelationRecord;
use crate::model::Extra;

/// A relation, with the cells that are not part of it as free-form data. `None` if the row has no relation.
pub(super) fn relation_record<'r>(
    row: &Row,
    (table, plan): (&Table<'_>, &Plan),
    collected: &'r Collected,
    problems: &mut CappedProblems,
) -> Option<(RelationRecord<'r>, Option<Extra>)> {
    let cell = |column| plan.find(column).map_or("", |column| row.cell(column));
    let entity = |column| {
        let index = collected.entities.find(cell(column)).filter(|_| !cell(column).is_empty());
        index.map(|index| collected.entities.get(index))
    };
    let (from, to) = (entity(ColumnMeaning::From)?, entity(ColumnMeaning::To)?);
    let direction = is_directed(cell(ColumnMeaning::Direction));
    let kind = collected.relation_kinds.find(relation_kind_text(row, plan), direction)?;
    let mut others: Vec<usize> = plan.all(ColumnMeaning::Value).collect();
    // Cells that are not part of the relation are kept as free-form data.
    if direction.is_none() {
        others.extend(plan.find(ColumnMeaning::Direction));
    }
    for (column, entity) in [(ColumnMeaning::FromKind, from), (ColumnMeaning::ToKind, to)] {
        others.extend(plan.find(column).filter(|_| slugify(cell(column), '-') != entity.kind));
    }
    let when = date_of(row, plan).unwrap_or_else(|columns| {
        report_dates(row, &columns, problems);
        others.extend(columns);
        None
    });
    let weight = weight_of(cell(ColumnMeaning::Weight)).unwrap_or_else(|message| {
        problems.add(
            row.position(),
            Rule::NotMapped,
            format!("row {}: {message}", row.number),
            "write digits with at most one decimal point, such as 0.5",
        );
        others.extend(plan.find(ColumnMeaning::Weight));
        None
    });
    let claim = match cell(ColumnMeaning::Claim) {
        "" => format!("The table has: {} {} {}.", from.name, kind.says, to.name),
        claim => claim.to_owned(),
    };
    let table_slug = &collected.table_slugs[table.file as usize];
    let record = RelationRecord {
        from: Some(from.slug.as_str().into()),
        kind: Some(kind.slug.as_str().into()),
        to: Some(to.slug.as_str().into()),
        when: when.map(Into::into),
        claim: Some(claim.into()),
        weight: weight.map(Into::into),
        cites: Some(cite_records(citations(row, plan, table_slug, collected))),
        ..RelationRecord::default()
    };
    Some((record, extra(row, table, &others)))
}

/// Fails with a message if the cell is not a number.
fn weight_of(cell: &str) -> Result<Option<String>, String> {
    let number = || cell.parse().ok().filter(|number: &f64| number.is_finite());
    match cell {
        "" => Ok(None),
        cell if number().is_some() => Ok(Some(cell.to_owned())),
        cell => Err(format!("`{cell}` is not a number; it is kept as free-form data")),
    }
}

fn report_dates(row: &Row, columns: &[usize], problems: &mut CappedProblems) {
    for column in columns {
        let message = format!(
            "row {}: `{}` is not a date, or is ambiguous; it is kept as free-form data",
            row.number,
            row.cell(*column)
        );
        problems.add(row.position(), Rule::NotMapped, message, "write 2021, 2021-03 or 2021-03-30");
    }
}

/// Free-form data by the headers of the columns.
fn extra(row: &Row, table: &Table<'_>, columns: &[usize]) -> Option<Extra> {
    let mut entries: Vec<(String, Extra)> = Vec::new();
    for column in columns {
        let (header, cell) = (&table.header[*column], row.cell(*column));
        if !cell.is_empty() {
            entries.push((header.clone(), value(cell)));
        }
    }
    (!entries.is_empty()).then_some(Extra::Map(entries))
}

/// A number if JSON can represent it as written, otherwise a text.
fn value(cell: &str) -> Extra {
    let is_number = serde_json::from_str::<serde_json::Number>(cell);
    if is_number.is_ok_and(|number| number.to_string() == cell) {
        Extra::Number(cell.to_owned())
    } else {
        Extra::Text(cell.to_owned())
    }
}
