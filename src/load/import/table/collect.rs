//! The first pass over the tables: names, kinds and documents.

use super::column::ColumnMeaning;
use super::document_names::document_names;
use super::entities::{Added, Entities, Naming};
use super::guess::is_directed;
use super::plan::{Plan, RowType};
use super::text::{Row, Table};
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::documents::CitedDocuments;
use crate::load::import::kinds::{EntityKinds, RelationKinds};
use crate::load::import::map::ImportMap;
use crate::load::import::slug::Slugs;
use crate::load::problems::Rule;

const END_HELP: &str = "name both ends of the relation; a merged cell counts only in its first row";

/// The names, kinds and documents in all tables.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub(super) title: String,
    pub(super) entity_kinds: EntityKinds,
    pub(super) relation_kinds: RelationKinds,
    pub(super) entities: Entities,
    pub(super) documents: CitedDocuments,
    pub(super) plans: Vec<Plan>,
    pub(super) headers: Vec<Vec<String>>,
    /// The slug of the source of each table.
    pub(super) table_slugs: Vec<String>,
    /// The number of rows of each table.
    pub(super) row_counts: Vec<usize>,
}

/// Entity tables first, so that ties refer to the entities in them.
pub(super) fn collect(
    tables: &[Table<'_>],
    plans: &[Plan],
    map: &ImportMap,
) -> (Collected, Vec<CappedProblems>) {
    let name = tables.first().map_or("", |table| table.file_stem);
    let mut slugs = Slugs::default();
    let mut collected = Collected {
        title: map.title.clone().unwrap_or_else(|| name.to_owned()),
        table_slugs: tables.iter().map(|table| slugs.add(table.stem(), "table")).collect(),
        row_counts: vec![0; tables.len()],
        ..Collected::default()
    };
    let mut problems: Vec<CappedProblems> =
        tables.iter().map(|_| CappedProblems::default()).collect();
    for rows in [RowType::Entities, RowType::Relations] {
        for (index, (table, plan)) in tables.iter().zip(plans).enumerate() {
            if plan.rows == rows {
                let mut collector = Collector {
                    collected: &mut collected,
                    slugs: &mut slugs,
                    problems: &mut problems[index],
                    table,
                    plan,
                    map,
                };
                table.for_each_row(|row| collector.add(row));
            }
        }
    }
    (collected, problems)
}

struct Collector<'c, 't> {
    collected: &'c mut Collected,
    slugs: &'c mut Slugs,
    problems: &'c mut CappedProblems,
    table: &'c Table<'t>,
    plan: &'c Plan,
    map: &'c ImportMap,
}

impl Collector<'_, '_> {
    fn add(&mut self, row: &Row) {
        self.collected.row_counts[self.table.file as usize] += 1;
        if row.len() > self.table.header.len() {
            let message = format!("row {} has cells to the right of the header", row.number);
            self.problems.add(
                row.position(),
                Rule::NotMapped,
                message,
                "give each column a header",
            );
        }
        match self.plan.rows {
            RowType::Entities => self.add_entity(row),
            RowType::Relations => self.add_relation(row),
            RowType::Nothing => {}
        }
    }

    fn add_entity(&mut self, row: &Row) {
        let cell = |column| self.plan.find(column).map_or("", |column| row.cell(column));
        let (id, name) = (cell(ColumnMeaning::Id), cell(ColumnMeaning::Name));
        let name = if name.is_empty() { id } else { name };
        if name.is_empty() {
            let message = format!("row {} has no name, so it is left out", row.number);
            return self.problems.add(row.position(), Rule::NotMapped, message, "name the entity");
        }
        let kind = self.kind(cell(ColumnMeaning::Kind), self.plan.kind.as_deref());
        self.add_documents(row);
        let naming = Naming { id, name, kind: &kind, file: self.table.file, row };
        let (rule, index, text, help) = match self.collected.entities.add(naming) {
            Added::New => return,
            Added::Merged(index) => (
                Rule::MergedRows,
                index,
                "is merged with",
                "if they are two entities, give them different ids",
            ),
            Added::Namesake(index) => (
                Rule::SameName,
                index,
                "has the same name as",
                "if they are one entity, give them the same id and kind",
            ),
        };
        let other = self.collected.entities.get(index);
        let place = if other.file == self.table.file { "" } else { " of another table" };
        let message = format!("row {}, `{name}`, {text} row {}{place}", row.number, other.row);
        self.problems.add(row.position(), rule, message, help);
    }

    fn add_relation(&mut self, row: &Row) {
        let cell = |column| self.plan.find(column).map_or("", |column| row.cell(column));
        let ends = [
            (ColumnMeaning::From, ColumnMeaning::FromKind),
            (ColumnMeaning::To, ColumnMeaning::ToKind),
        ];
        if let Some((missing, _)) = ends.iter().find(|(column, _)| cell(*column).is_empty()) {
            let message =
                format!("row {} has no `{}`, so it is left out", row.number, missing.name());
            return self.problems.add(row.position(), Rule::NotMapped, message, END_HELP);
        }
        for (end, kind) in ends {
            let name = cell(end);
            let is_known = self.collected.entities.find(name).is_some();
            let kind = if is_known { String::new() } else { self.kind(cell(kind), None) };
            let naming = Naming { id: "", name, kind: &kind, file: self.table.file, row };
            self.collected.entities.add_end(naming);
        }
        let kind = relation_kind_text(row, self.plan);
        let direction = is_directed(cell(ColumnMeaning::Direction));
        self.collected.relation_kinds.add(kind, direction, self.map);
        self.add_documents(row);
    }

    fn add_documents(&mut self, row: &Row) {
        for name in document_names(row, self.plan) {
            self.collected.documents.add(name, (self.table.file, row.line), self.slugs);
        }
    }

    /// Adds the kind in a cell or the default kind, and returns its slug.
    fn kind(&mut self, cell: &str, default: Option<&str>) -> String {
        let kind = if cell.is_empty() { default.unwrap_or("entity") } else { cell };
        self.collected.entity_kinds.add(kind)
    }
}

/// The text of a tie: of its cell, or else of the map.
pub(super) fn relation_kind_text<'r>(row: &'r Row, plan: &'r Plan) -> &'r str {
    let cell = plan.find(ColumnMeaning::Kind).map_or("", |column| row.cell(column));
    if cell.is_empty() { plan.kind.as_deref().unwrap_or_default() } else { cell }
}
