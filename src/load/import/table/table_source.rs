#![expect(clippy::indexing_slicing, reason = "tables are numbered by their place in the lists")]

use std::rc::Rc;

use super::collect::Collected;
use super::column::ColumnMeaning;
use super::entities::TableEntity;
use super::entity_record::{EntityTableRow, entity_record};
use super::plan::{Plan, RowType};
use super::relation_record::relation_record;
use super::row::Row;
use super::text::Table;
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::record_list::LinePosition;
use crate::load::import::text_list::TextList;
use crate::load::location::Location;
use crate::load::problems::LocatedProblem;
use crate::load::record::{AnyRecord, NamedRecord, SourceRecord};
use crate::load::section::Section;
use crate::load::source::{Add, LocatedRecord, ReadEntry, ReadOutcome, RecordSource};
use crate::model::Extra;

/// A table whose rows are read as records.
#[derive(Debug)]
pub(super) struct TableSource<'t> {
    table: Table<'t>,
    collected: Rc<Collected>,
    problems: Vec<LocatedProblem>,
    row_problems: CappedProblems,
}

impl<'t> TableSource<'t> {
    pub(super) fn new(
        mut table: Table<'t>,
        collected: Rc<Collected>,
        row_problems: CappedProblems,
    ) -> Self {
        let mut problems = collected.plans[table.file as usize].problems.clone();
        problems.extend(table.problem.take());
        Self { table, collected, problems, row_problems }
    }

    fn plan(&self) -> &Plan {
        &self.collected.plans[self.table.file as usize]
    }

    fn read_kinds(&self, section: Section, add: Add<'_>) {
        // All tables share the kinds, so the first one has them.
        if self.table.file > 0 {
            return;
        }
        if section == Section::EntityKinds {
            for (slug, record) in self.collected.entity_kinds.records() {
                let record = NamedRecord { name: slug.into(), record };
                self.add(section, 1, AnyRecord::EntityKind(record), None, add);
            }
        } else {
            for (slug, record) in self.collected.relation_kinds.records() {
                let record = NamedRecord { name: slug.into(), record };
                self.add(section, 1, AnyRecord::RelationKind(record), None, add);
            }
        }
    }

    fn read_sources(&self, add: Add<'_>) {
        if self.plan().rows == RowType::Nothing {
            return;
        }
        let slug = self.slug();
        let gists = self.gists();
        let texts = (0..gists.len()).map(|index| gists.get(index));
        let record = SourceRecord {
            title: Some(self.table.title().into()),
            note: Some(self.note().into()),
            origin: Some(self.origin().into()),
            paragraphs: Some(texts.map(|gist| (!gist.is_empty()).then(|| gist.into())).collect()),
            ..SourceRecord::default()
        };
        let record = NamedRecord { name: slug.into(), record };
        self.add(Section::Sources, 1, AnyRecord::Source(record), None, add);
        for document in self.collected.documents.first_named_in(self.table.file) {
            let record = document.record(&self.table.title(), self.origin());
            let record = NamedRecord { name: document.slug.as_str().into(), record };
            self.add(Section::Sources, document.at.1, AnyRecord::Source(record), None, add);
        }
    }

    fn note(&self) -> String {
        let header = match self.table.header_row {
            0 => {
                return "An imported table without a header. Its paragraphs are its rows."
                    .to_owned();
            }
            1 => "the first one".to_owned(),
            row => format!("number {row}"),
        };
        format!("An imported table. Its paragraphs are its rows, and {header} its header.")
    }

    /// The rows as text: `Source: A; Target: B`; empty for a blank row. Separate strings would take an allocation per row.
    fn gists(&self) -> TextList {
        let header = self.table.header[..self.table.given_columns].join(", ");
        let mut gists = TextList::default();
        self.table.title_rows().iter().for_each(|text| gists.push(text));
        if self.table.header_row > 0 {
            gists.push(&format!("Columns: {header}."));
        }
        self.table.for_each_row(|row| {
            (gists.len() + 1..row.number as usize).for_each(|_| gists.push(""));
            gists.push(&gist(&self.table.header, row));
        });
        gists
    }

    /// The entities that this table names first.
    fn read_entities(&self, add: Add<'_>) {
        let mut entities = self.collected.entities.first_named_in(self.table.file).peekable();
        if self.plan().rows == RowType::Relations {
            return entities.for_each(|entity| self.add_entity(&entity, &[], add));
        }
        self.table.for_each_row(|row| {
            if let Some(entity) = entities.next_if(|entity| entity.row == row.number) {
                let mut rows = vec![self.entity_row(self.table.file, row)];
                rows.extend(entity.merged.iter().map(|(file, row)| self.entity_row(*file, row)));
                self.add_entity(&entity, &rows, add);
            }
        });
    }

    fn entity_row<'r>(&'r self, file: u32, row: &'r Row) -> EntityTableRow<'r> {
        let Collected { plans, headers, table_slugs, .. } = &*self.collected;
        let file = file as usize;
        EntityTableRow {
            row,
            plan: &plans[file],
            header: &headers[file],
            table_slug: &table_slugs[file],
        }
    }

    fn add_entity(&self, entity: &TableEntity<'_>, rows: &[EntityTableRow<'_>], add: Add<'_>) {
        let record = entity_record(entity, rows, &self.collected);
        let record = NamedRecord { name: entity.slug.as_str().into(), record };
        self.add(Section::Entities, entity.line, AnyRecord::Entity(record), None, add);
    }

    fn read_relations(&mut self, add: Add<'_>) {
        if self.plan().rows != RowType::Relations || self.plan().find(ColumnMeaning::To).is_none() {
            return;
        }
        let mut problems = std::mem::take(&mut self.row_problems);
        let table = (&self.table, self.plan());
        self.table.for_each_row(|row| {
            let record = relation_record(row, table, &self.collected, &mut problems);
            if let Some((record, extra)) = record {
                self.add(Section::Relations, row.line, AnyRecord::Relation(record), extra, add);
            }
        });
        self.row_problems = problems;
    }

    /// The sheets of a workbook are one document, so they count as one witness, together with the documents that they name,
    /// which no one has read.
    fn origin(&self) -> &str {
        let first = self.collected.origins[self.table.file as usize];
        &self.collected.table_slugs[first]
    }

    fn slug(&self) -> &str {
        &self.collected.table_slugs[self.table.file as usize]
    }

    fn add(
        &self,
        section: Section,
        line: u32,
        record: AnyRecord<'_>,
        extra: Option<Extra>,
        add: Add<'_>,
    ) {
        let position = LinePosition(line);
        let at = Location::new(section, self.table.file, (line, 0), &position);
        let reading = ReadEntry { record: Some(record), extra, ..ReadEntry::default() };
        let _ = add(LocatedRecord { at, slug: None, bytes: 0, reading });
    }
}

impl RecordSource for TableSource<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        match section {
            Section::Title if self.table.file == 0 => {
                let title = Some(self.collected.title.as_str().into());
                self.add(section, 1, AnyRecord::Title(title), None, add);
            }
            Section::EntityKinds | Section::RelationKinds => self.read_kinds(section, add),
            Section::Sources => self.read_sources(add),
            Section::Entities => self.read_entities(add),
            Section::Relations => self.read_relations(add),
            Section::Title | Section::About | Section::Extra => {}
        }
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        self.table.header.is_empty()
    }

    fn finish(&mut self) -> ReadOutcome {
        ReadOutcome::Done(std::mem::take(&mut self.row_problems).finish())
    }
}

fn gist(header: &[String], row: &Row) -> String {
    let mut gist = String::new();
    for (name, cell) in header.iter().zip(row.texts()) {
        if !cell.is_empty() {
            gist += if gist.is_empty() { "" } else { "; " };
            gist += name;
            gist += ": ";
            gist += cell;
        }
    }
    gist
}
