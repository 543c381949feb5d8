use std::ops::ControlFlow;

use super::location::Location;
use super::problems::LocatedProblem;
use super::record::AnyRecord;
use super::section::Section;
use crate::model::{Article, Extra};

/// A graph file, in any format. Each section is read once, in the order of [`Section::ALL`], unless
/// [`RecordSource::finish`] asks for another pass.
pub(super) trait RecordSource {
    /// Passes the entries of a section to `add`, in file order. Sources with many entries stop once it breaks.
    fn read(&mut self, section: Section, add: Add<'_>);

    /// The problems outside entries.
    fn problems(&self) -> &[LocatedProblem];

    fn is_empty(&self) -> bool;

    /// Called after every section has been read.
    fn finish(&mut self) -> ReadOutcome {
        ReadOutcome::Done(Vec::new())
    }
}

/// Adds a record to the graph. Breaks if no further records are wanted.
pub(super) type Add<'a> = &'a mut dyn FnMut(LocatedRecord<'_>) -> ControlFlow<()>;

/// The outcome of reading every section.
#[derive(Debug)]
pub(super) enum ReadOutcome {
    /// Reading is complete, with these additional problems.
    Done(Vec<LocatedProblem>),
    /// The file was split incorrectly, so every section has to be read again.
    Retry,
}

#[derive(Debug)]
pub(super) struct LocatedRecord<'e> {
    pub(super) at: Location<'e>,
    /// Set even if there is no record.
    pub(super) slug: Option<&'e str>,
    /// The size of its text in bytes; 0 if unknown.
    pub(super) bytes: usize,
    pub(super) reading: ReadEntry<'e>,
}

#[derive(Debug, Default)]
pub(super) struct ReadEntry<'e> {
    /// The record, without values of the wrong shape; `None` if the entry cannot be read.
    pub(super) record: Option<AnyRecord<'e>>,
    pub(super) extra: Option<Extra>,
    /// The text of a source, if the file contains it.
    pub(super) article: Option<Article>,
    /// Problems with the YAML of the entry, or with the shape of its values.
    pub(super) problems: Vec<LocatedProblem>,
    /// The keys whose values were removed because of their shape, so they are not reported as missing too.
    pub(super) removed_keys: Vec<String>,
}
