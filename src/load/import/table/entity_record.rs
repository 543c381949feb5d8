//! The record of an entity, from all of its rows.

use std::collections::HashSet;

use super::collect::Collected;
use super::column::ColumnMeaning;
use super::document_names::{document_names, row_documents};
use super::entities::TableEntity;
use super::plan::Plan;
use super::row::Row;
use crate::load::import::record_parts::{cite_records, fact};
use crate::load::record::{
    AliasRecord, EntityRecord, FactRecord, ScalarText, StringOrMap, TextMap,
};

/// A row of an entity table, with the slug of the table's source.
#[derive(Clone, Copy)]
pub(super) struct EntityTableRow<'r> {
    pub(super) row: &'r Row,
    pub(super) plan: &'r Plan,
    pub(super) header: &'r [String],
    pub(super) table_slug: &'r str,
}

impl<'r> EntityTableRow<'r> {
    fn cells(&self, column: ColumnMeaning) -> impl Iterator<Item = (usize, &'r str)> {
        self.row.cells_in(self.plan.all(column))
    }

    /// The cells whose description of a document differs from that in earlier rows.
    fn unused_details(&self, collected: &Collected) -> impl Iterator<Item = (usize, &'r str)> {
        let documents = row_documents(self.row, self.plan);
        let details = documents.names.first().and_then(|name| collected.documents.details(name));
        let row = self.row;
        documents.unused_columns(details).into_iter().map(|index| (index, row.cell(index)))
    }

    fn citations(&self, collected: &Collected) -> Vec<String> {
        citations(self.row, self.plan, self.table_slug, collected)
    }
}

/// The entity that these rows of entity tables describe; there are no rows if only relations name it.
pub(super) fn entity_record<'r>(
    entity: &TableEntity<'r>,
    rows: &[EntityTableRow<'r>],
    collected: &'r Collected,
) -> EntityRecord<'r> {
    let mut roles = rows.iter().flat_map(|row| row.cells(ColumnMeaning::Role));
    EntityRecord {
        kind: Some(entity.kind.into()),
        name: Some(entity.name.into()),
        aliases: Some(aliases(entity, rows)),
        role: roles.next().map(|(_, cell)| cell.into()),
        facts: Some(facts(rows, collected)),
        links: Some(TextMap(links(rows))),
        cites: Some(cite_records(all_citations(entity, rows, collected))),
        ..EntityRecord::default()
    }
}

/// The other names, then the aliases in the cells.
fn aliases<'r>(entity: &TableEntity<'r>, rows: &[EntityTableRow<'r>]) -> Vec<AliasRecord<'r>> {
    let other_names = entity.other_names.iter().map(String::as_str);
    let cells = rows.iter().flat_map(|row| row.cells(ColumnMeaning::Aliases));
    let in_cells = cells.flat_map(|(_, cell)| cell.split([';', '|']).map(str::trim));
    let names = other_names.chain(in_cells.filter(|name| !name.is_empty()));
    names.map(|name| StringOrMap::String(name.into())).collect()
}

/// An entity has one role, so any others are facts.
#[expect(clippy::indexing_slicing, reason = "cells have the columns of the header")]
fn facts<'r>(rows: &[EntityTableRow<'r>], collected: &Collected) -> Vec<FactRecord<'r>> {
    let (mut facts, mut has_role) = (Vec::new(), false);
    for row in rows {
        let roles = row.cells(ColumnMeaning::Role);
        let other_roles = roles.filter(|_| std::mem::replace(&mut has_role, true));
        let cells = other_roles.chain(row.cells(ColumnMeaning::Value));
        let cites = row.citations(collected);
        for (index, cell) in cells.chain(row.unused_details(collected)) {
            facts.push(fact(row.header[index].as_str(), cell, cites.clone()));
        }
    }
    facts
}

#[expect(clippy::indexing_slicing, reason = "cells have the columns of the header")]
fn links<'r>(rows: &[EntityTableRow<'r>]) -> EntityLinks<'r> {
    let mut links = Vec::new();
    for row in rows {
        for (index, cell) in row.cells(ColumnMeaning::Link) {
            add_link(&mut links, &row.header[index], cell);
        }
    }
    links
}

/// The citations of all rows; without rows, the first relation that names the entity.
#[expect(clippy::indexing_slicing, reason = "each table has a slug")]
fn all_citations(
    entity: &TableEntity<'_>,
    rows: &[EntityTableRow<'_>],
    collected: &Collected,
) -> Vec<String> {
    if rows.is_empty() {
        return vec![format!("{}#{}", collected.table_slugs[entity.file as usize], entity.row)];
    }
    let mut known = HashSet::new();
    let cites = rows.iter().flat_map(|row| row.citations(collected));
    cites.filter(|cite| known.insert(cite.clone())).collect()
}

/// The row as `source#paragraph`, and the documents that it names.
pub(super) fn citations(
    row: &Row,
    plan: &Plan,
    table_slug: &str,
    collected: &Collected,
) -> Vec<String> {
    let mut known = HashSet::new();
    let names = document_names(row, plan).filter(|name| known.insert(*name));
    let documents = names.filter_map(|name| collected.documents.find(name));
    std::iter::once(format!("{table_slug}#{}", row.number)).chain(documents).collect()
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
