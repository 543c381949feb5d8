#![expect(clippy::indexing_slicing, reason = "there is a source for each of the files")]

use std::rc::Rc;

use super::collection::Collection;
use super::gist::gist;
use super::line::LineEntity;
use super::lines;
use super::record::RecordType;
use super::records::{entity_record, extra};
use super::relations::relation_records;
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::record_list::LinePosition;
use crate::load::import::text_list::TextList;
use crate::load::location::Location;
use crate::load::problems::LocatedProblem;
use crate::load::record::{AnyRecord, NamedRecord, SourceRecord};
use crate::load::section::Section;
use crate::load::source::{Add, LocatedRecord, ReadEntry, ReadOutcome, RecordSource};
use crate::load::text::Text;
use crate::model::Extra;

/// A file whose records are built as they are read, from the collection of all files.
#[derive(Debug)]
pub(super) struct FtmSource<'t> {
    file: u32,
    text: &'t Text,
    collection: Rc<Collection>,
    problems: CappedProblems,
}

impl<'t> FtmSource<'t> {
    pub(super) fn new(
        (file, text): (u32, &'t Text),
        collection: Rc<Collection>,
        problems: CappedProblems,
    ) -> Self {
        Self { file, text, collection, problems }
    }

    fn read_kinds(&self, section: Section, add: Add<'_>) {
        if section == Section::EntityKinds {
            for (slug, record) in self.collection.entity_kinds.records() {
                let record = NamedRecord { name: slug.into(), record };
                self.add((section, 1), AnyRecord::EntityKind(record), None, add);
            }
        } else {
            for (slug, record) in self.collection.relation_kinds.records() {
                let record = NamedRecord { name: slug.into(), record };
                self.add((section, 1), AnyRecord::RelationKind(record), None, add);
            }
        }
    }

    fn read_sources(&self, add: Add<'_>) {
        let Collection { file_slugs, file_names, documents, .. } = &*self.collection;
        let origin = file_slugs.first().map_or("", String::as_str);
        let index = self.file as usize;
        let gists = self.gists();
        let texts = (0..gists.len()).map(|index| gists.get(index));
        let record = SourceRecord {
            title: Some(file_names[index].as_str().into()),
            note: Some("An imported file. Its paragraphs are its lines.".into()),
            origin: Some(origin.into()),
            paragraphs: Some(texts.map(|gist| (!gist.is_empty()).then(|| gist.into())).collect()),
            ..SourceRecord::default()
        };
        let record = NamedRecord { name: file_slugs[index].as_str().into(), record };
        self.add((Section::Sources, 1), AnyRecord::Source(record), None, add);
        for document in documents.first_named_in(self.file) {
            let record = document.record(&file_names[index], origin);
            let record = NamedRecord { name: document.slug.as_str().into(), record };
            let at = (Section::Sources, document.at.1);
            self.add(at, AnyRecord::Source(record), None, add);
        }
    }

    /// The lines as text; empty for a blank line, and for one that cannot be read.
    fn gists(&self) -> TextList {
        let mut gists = TextList::default();
        for (number, line) in lines(&self.text.body) {
            (gists.len() + 1..number as usize).for_each(|_| gists.push(""));
            let entity = LineEntity::parse(line).ok();
            gists.push(&entity.map_or_else(String::new, |entity| gist(&entity, &self.collection)));
        }
        gists
    }

    fn read_entities(&self, add: Add<'_>) {
        for (index, record) in self.collection.records.iter().enumerate() {
            let (file, line) = record.first_line();
            if file == self.file && !record.slug.is_empty() {
                let entity = entity_record(index, &self.collection);
                let name = record.slug.as_str().into();
                let extra = extra(record, std::iter::empty());
                let record = AnyRecord::Entity(NamedRecord { name, record: entity });
                self.add((Section::Entities, line), record, Some(extra), add);
            }
        }
    }

    fn read_relations(&mut self, add: Add<'_>) {
        let mut problems = std::mem::take(&mut self.problems);
        for record in &self.collection.records {
            let (file, line) = record.first_line();
            let is_fact = matches!(RecordType::of(&record.schema), RecordType::Fact(_));
            if file == self.file && !is_fact {
                for (record, extra) in relation_records(record, &self.collection, &mut problems) {
                    let at = (Section::Relations, line);
                    self.add(at, AnyRecord::Relation(record), extra, add);
                }
            }
        }
        self.problems = problems;
    }

    fn add(
        &self,
        (section, line): (Section, u32),
        record: AnyRecord<'_>,
        extra: Option<Extra>,
        add: Add<'_>,
    ) {
        let position = LinePosition(line);
        let at = Location::new(section, self.file, (line, 0), &position);
        let reading = ReadEntry { record: Some(record), extra, ..ReadEntry::default() };
        let _ = add(LocatedRecord { at, slug: None, bytes: 0, reading });
    }
}

impl RecordSource for FtmSource<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        match section {
            Section::Title if self.file == 0 => {
                let title = Some(self.collection.title.as_str().into());
                self.add((section, 1), AnyRecord::Title(title), None, add);
            }
            // All files share the kinds, so the first one has them.
            Section::EntityKinds | Section::RelationKinds if self.file == 0 => {
                self.read_kinds(section, add);
            }
            Section::Sources => self.read_sources(add),
            Section::Entities => self.read_entities(add),
            Section::Relations => self.read_relations(add),
            _ => {}
        }
    }

    fn problems(&self) -> &[LocatedProblem] {
        &[]
    }

    fn is_empty(&self) -> bool {
        self.text.body.trim().is_empty()
    }

    fn finish(&mut self) -> ReadOutcome {
        ReadOutcome::Done(std::mem::take(&mut self.problems).finish())
    }
}
