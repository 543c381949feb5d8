use std::collections::BTreeMap;

use crate::load::location::{LineColumn, Locate, Location, ValueStep};
use crate::load::problems::LocatedProblem;
use crate::load::record::AnyRecord;
use crate::load::section::Section;
use crate::load::source::{Add, LocatedRecord, ReadEntry, RecordSource};
use crate::model::{Article, Extra};

/// The records of a file, all held in memory.
#[derive(Debug, Default)]
pub(super) struct RecordList {
    records: BTreeMap<Section, Vec<ListedRecord>>,
    pub(super) problems: Vec<LocatedProblem>,
}

/// A record with its position, and the parts that are not fields of the record type.
#[derive(Debug)]
pub(super) struct ListedRecord {
    pub(super) file: u32,
    pub(super) line: u32,
    pub(super) record: AnyRecord<'static>,
    pub(super) extra: Option<Extra>,
    pub(super) article: Option<Article>,
}

/// Locates every value of a record at this line.
#[derive(Debug)]
pub(super) struct LinePosition(pub(super) u32);

impl Locate for LinePosition {
    fn locate(&self, _: &[ValueStep<'_>]) -> LineColumn {
        (self.0, 0)
    }
}

impl RecordList {
    pub(super) fn add(&mut self, section: Section, record: ListedRecord) {
        self.records.entry(section).or_default().push(record);
    }
}

impl ListedRecord {
    pub(super) fn new((file, line): (u32, u32), record: AnyRecord<'static>) -> Self {
        Self { file, line, record, extra: None, article: None }
    }
}

impl RecordSource for RecordList {
    fn read(&mut self, section: Section, add: Add<'_>) {
        for listed in self.records.remove(&section).unwrap_or_default() {
            let ListedRecord { file, line, record, extra, article } = listed;
            let position = LinePosition(line);
            let at = Location::new(section, file, (line, 0), &position);
            let reading =
                ReadEntry { record: Some(record), extra, article, ..ReadEntry::default() };
            if add(LocatedRecord { at, slug: None, bytes: 0, reading }).is_break() {
                break;
            }
        }
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        false
    }
}
