//! The record of an entity: what all of its rows say.

use super::collect::Collected;
use super::column::ColumnMeaning;
use super::entities::TableEntity;
use super::plan::Plan;
use super::text::Row;
use crate::load::import::record_parts::{cite_records, fact};
use crate::load::record::{AliasRecord, EntityRecord, ScalarText, StringOrMap, TextMap};

/// A row of an entity table, with the slug of the table's source.
#[derive(Clone, Copy)]
pub(super) struct EntityRow<'r> {
    pub(super) row: &'r Row,
    pub(super) plan: &'r Plan,
    pub(super) header: &'r [String],
    pub(super) table_slug: &'r str,
}

impl<'r> EntityRow<'r> {
    fn cells(&self, column: ColumnMeaning) -> impl Iterator<Item = (usize, &'r str)> {
        let row = self.row;
        self.plan
            .all(column)
            .map(move |index| (index, row.cell(index)))
            .filter(|(_, cell)| !cell.is_empty())
    }
}

/// The rows are those of entity tables; an entity that only ties name has none, and cites the first of the ties.
pub(super) fn entity_record<'r>(
    entity: &'r TableEntity,
    rows: &[EntityRow<'r>],
    collected: &'r Collected,
) -> EntityRecord<'r> {
    let mut record = EntityRecord {
        kind: Some(entity.kind.as_str().into()),
        name: Some(entity.name.as_str().into()),
        ..EntityRecord::default()
    };
    let (mut aliases, mut facts, mut links, mut cites) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    if rows.is_empty() {
        cites.push(format!("{}#{}", collected.table_slugs[entity.file as usize], entity.row));
    }
    aliases.extend(entity.spellings.iter().map(|spelling| alias(spelling)));
    for row in rows {
        let row_cites = || citations(row.row, row.plan, row.table_slug, collected);
        let new: Vec<String> =
            row_cites().into_iter().filter(|cite| !cites.contains(cite)).collect();
        cites.extend(new);
        for (_, cell) in row.cells(ColumnMeaning::Aliases) {
            aliases.extend(
                cell.split([';', '|']).map(str::trim).filter(|it| !it.is_empty()).map(alias),
            );
        }
        for (index, cell) in row.cells(ColumnMeaning::Role) {
            if record.role.is_none() {
                record.role = Some(cell.into());
            } else {
                facts.push(fact(&row.header[index], cell, row_cites()));
            }
        }
        for (index, cell) in row.cells(ColumnMeaning::Link) {
            add_link(&mut links, &row.header[index], cell);
        }
        let values =
            row.cells(ColumnMeaning::Value).map(|(index, cell)| (&*row.header[index], cell));
        facts.extend(values.map(|(header, cell)| fact(header, cell, row_cites())));
    }
    record.aliases = Some(aliases);
    record.facts = Some(facts);
    record.links = Some(TextMap(links));
    record.cites = Some(cite_records(cites));
    record
}

/// The row as `source#paragraph`, and the documents that it names.
pub(super) fn citations(
    row: &Row,
    plan: &Plan,
    table_slug: &str,
    collected: &Collected,
) -> Vec<String> {
    let mut cites = vec![format!("{table_slug}#{}", row.number)];
    for document in collected.documents.of(row, plan) {
        if !cites.iter().any(|cite| cite == document) {
            cites.push(document.to_owned());
        }
    }
    cites
}

fn alias(name: &str) -> AliasRecord<'_> {
    StringOrMap::String(name.into())
}

type EntityLinks<'r> = Vec<(ScalarText<'r>, Option<ScalarText<'r>>)>;

/// Several rows may give the same link; a second target has a number after the name.
fn add_link<'r>(links: &mut EntityLinks<'r>, header: &'r str, target: &'r str) {
    let is_same = |(_, other): &(_, Option<ScalarText<'_>>)| other.as_deref() == Some(target);
    if links.iter().any(is_same) {
        return;
    }
    let name = header.to_lowercase();
    let count = links.iter().filter(|(other, _)| other.starts_with(&name)).count();
    let name = if count == 0 { name } else { format!("{name} {}", count + 1) };
    links.push((name.into(), Some(target.into())));
}
