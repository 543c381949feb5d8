//! The first pass over the tables: names, kinds and documents.

use super::column::ColumnMeaning;
use super::direction::Direction;
use super::document_names::row_documents;
use super::entities::{Added, Entities, Naming};
use super::plan::{Plan, RowType};
use super::row::Row;
use super::table_counts::TableCounts;
use super::text::Table;
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::documents::CitedDocuments;
use crate::load::import::kinds::{EntityKinds, RelationKinds};
use crate::load::import::map::ImportMap;
use crate::load::import::slug::Slugs;
use crate::load::problems::Rule;

const END_HELP: &str = "name both ends of the relation";
const CSV_END_HELP: &str =
    "name both ends of the relation; in CSV, only the first row of a merged cell has its text";

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
    /// For each table, the index of the first table of the same workbook, which counts as one witness.
    pub(super) origins: Vec<usize>,
    /// By table.
    pub(super) counts: Vec<TableCounts>,
}

/// Collects entity tables first, so that relations refer to the entities in them. Returns the problems of each table.
pub(super) fn collect(
    tables: &[Table<'_>],
    plans: &[Plan],
    map: &ImportMap,
) -> (Collected, Vec<CappedProblems>) {
    let name = tables.first().map_or("", |table| table.file_stem);
    let mut slugs = Slugs::default();
    let mut collected = Collected {
        title: map.title.clone().unwrap_or_else(|| name.to_owned()),
        table_slugs: table_slugs(tables, &mut slugs),
        origins: tables.iter().map(|table| origin(table, tables)).collect(),
        counts: vec![TableCounts::default(); tables.len()],
        ..Collected::default()
    };
    let mut problems: Vec<CappedProblems> =
        tables.iter().map(|_| CappedProblems::default()).collect();
    for rows in [RowType::Entities, RowType::Relations] {
        for ((table, plan), problems) in tables.iter().zip(plans).zip(&mut problems) {
            if plan.rows == rows {
                let mut collector = Collector {
                    collected: &mut collected,
                    slugs: &mut slugs,
                    problems,
                    table,
                    plan,
                    map,
                };
                table.for_each_row(|row| collector.add(row));
                collector.report_missing_rows();
            }
        }
    }
    collected.entities.finish();
    (collected, problems)
}

/// The slug of each table's source, made from the name of the file, or of the sheet, after that of the workbook if there
/// are several.
fn table_slugs(tables: &[Table<'_>], slugs: &mut Slugs) -> Vec<String> {
    let first = tables.first().and_then(|table| table.workbook);
    let has_several = tables.iter().any(|table| table.workbook != first);
    let name = |table: &Table<'_>| match table.workbook {
        Some(_) if has_several => format!("{} {}", table.file_stem, table.name),
        Some(_) => table.name.to_owned(),
        None => table.file_stem.to_owned(),
    };
    tables.iter().map(|table| slugs.add(&name(table), "table")).collect()
}

fn origin(table: &Table<'_>, tables: &[Table<'_>]) -> usize {
    let is_same = |other: &Table<'_>| table.workbook.is_some() && other.workbook == table.workbook;
    tables.iter().position(is_same).unwrap_or(table.file as usize)
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
        self.counts().rows += 1;
        self.add_missing_cells(row);
        if self.table.edge_names.is_none() && row.has_text_from(self.table.given_columns) {
            let message = format!(
                "row {} has cells to the right of the header; they are kept as `{}` and so on",
                row.number,
                self.table.header.get(self.table.given_columns).map_or("", String::as_str)
            );
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
            self.counts().left_out += 1;
            return self.problems.add(
                row.position(),
                Rule::NotImported,
                message,
                "name the entity",
            );
        }
        let kind = cell(ColumnMeaning::Kind);
        self.counts().entities_without_kind += usize::from(kind.is_empty());
        let kind = self.kind(kind, self.plan.kind.as_deref(), row);
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
        let place = self.place(other.file);
        let message = format!("row {}, `{name}`, {text} row {}{place}", row.number, other.row);
        self.problems.add(row.position(), rule, message, help);
    }

    fn add_relation(&mut self, row: &Row) {
        if self.plan.lacks_ends() {
            self.counts().left_out += 1;
            return;
        }
        let cell = |column| self.plan.find(column).map_or("", |column| row.cell(column));
        let ends = [
            (ColumnMeaning::From, ColumnMeaning::FromKind),
            (ColumnMeaning::To, ColumnMeaning::ToKind),
        ];
        if let Some((missing, _)) = ends.iter().find(|(column, _)| cell(*column).is_empty()) {
            let message =
                format!("row {} has no `{}`, so it is left out", row.number, missing.name());
            self.counts().left_out += 1;
            let help = if self.table.workbook.is_some() { END_HELP } else { CSV_END_HELP };
            return self.problems.add(row.position(), Rule::NotImported, message, help);
        }
        for ((end, kind), default_kind) in ends.into_iter().zip(self.plan.end_kinds) {
            self.add_end(cell(end), cell(kind), default_kind, row);
        }
        let kind = relation_kind_text(row, self.plan);
        self.counts().relations_without_kind += usize::from(kind.is_empty());
        if let Some([forward, back]) = self.plan.end_roles.as_ref().filter(|it| it[0] == kind) {
            self.collected.relation_kinds.add_known(forward, Some(back), self.map);
            self.counts().relations_of_end_roles += 1;
        }
        let direction = Direction::from_cell(cell(ColumnMeaning::Direction));
        let is_directed = direction.map(Direction::is_directed);
        if let Some(merged) = self.collected.relation_kinds.add(kind.into(), is_directed, self.map)
        {
            merged.report(row.position(), &format!("row {}, ", row.number), self.problems);
        }
        self.add_documents(row);
    }

    fn add_end(&mut self, name: &str, kind: &str, default_kind: Option<&str>, row: &Row) {
        let is_known = self.collected.entities.find(name).is_some();
        let has_kind = !kind.is_empty() || default_kind.is_some();
        self.counts().ends_without_kind += usize::from(!is_known && !has_kind);
        let kind = if is_known { String::new() } else { self.kind(kind, default_kind, row) };
        let naming = Naming { id: "", name, kind: &kind, file: self.table.file, row };
        let Some(index) = self.collected.entities.add_end(naming) else { return };
        let other = self.collected.entities.get(index);
        let message = format!(
            "row {}, `{name}`, is merged with `{}` in row {}{}",
            row.number,
            other.name,
            other.row,
            self.place(other.file)
        );
        let help = "if they are two entities, write names that differ in more than case and spaces";
        self.problems.add(row.position(), Rule::MergedRows, message, help);
    }

    /// What follows a row number in a message if the row is in another table.
    fn place(&self, file: u32) -> &'static str {
        if file == self.table.file { "" } else { " of another table" }
    }

    /// Counts the cells that are read as empty, and lists the first few.
    fn add_missing_cells(&mut self, row: &Row) {
        for (column, text) in row.missing_cells() {
            let header = self.table.header.get(column).map_or("", String::as_str);
            let missing = &mut self.counts().missing_cells;
            missing.add(|| format!("`{text}` in row {}, {header}", row.number));
        }
    }

    #[expect(clippy::indexing_slicing, reason = "there are counts for each table")]
    fn counts(&mut self) -> &mut TableCounts {
        &mut self.collected.counts[self.table.file as usize]
    }

    fn report_missing_rows(&mut self) {
        let is_cut_off = self.table.problem.is_some();
        if self.counts().rows == 0 && !self.table.header.is_empty() && !is_cut_off {
            let message = "there are no rows below the header".to_owned();
            let help = "the first row is taken as the header; if the table has none, add one";
            self.problems.add((1, 0), Rule::NotMapped, message, help);
        }
    }

    fn add_documents(&mut self, row: &Row) {
        let documents = row_documents(row, self.plan);
        let at = (self.table.file, row.line);
        for name in &documents.names {
            self.collected.documents.add_name(name, at, self.slugs);
        }
        for (_, detail, cell) in &documents.details {
            if let [name] = &documents.names[..] {
                detail.add(cell, self.collected.documents.add(name, at, self.slugs));
            }
            if detail.value(cell).is_none() {
                let message = format!(
                    "row {}: `{cell}` is not a date, or is ambiguous; the document has none",
                    row.number
                );
                let help = "write 2021, 2021-03 or 2021-03-30";
                self.problems.add(row.position(), Rule::NotMapped, message, help);
            }
        }
    }

    /// Adds the kind in a cell or the default kind, and returns its slug.
    fn kind(&mut self, cell: &str, default: Option<&str>, row: &Row) -> String {
        if cell.is_empty() {
            return self.collected.entity_kinds.add_default(default.unwrap_or("entity"));
        }
        let (slug, merged) = self.collected.entity_kinds.add(cell.into());
        if let Some(merged) = merged {
            merged.report(row.position(), &format!("row {}, ", row.number), self.problems);
        }
        slug
    }
}

/// A relation's kind as written: in its cell, or else in the plan.
pub(super) fn relation_kind_text<'r>(row: &'r Row, plan: &'r Plan) -> &'r str {
    let cell = plan.find(ColumnMeaning::Kind).map_or("", |column| row.cell(column));
    if cell.is_empty() { plan.kind.as_deref().unwrap_or_default() } else { cell }
}
