//! The interface between formats and the graph: a source yields records with their locations.

use super::location::Location;
use super::problems::LocatedProblem;
use super::record::AnyRecord;
use super::section::Section;
use crate::model::Extra;

/// A graph file, in any format.
///
/// Sections are read one after the other, each once, unless [`RecordSource::finish`] asks to start again.
pub(super) trait RecordSource {
    /// Passes the entries of a section to `take`, in the order in which they are written.
    fn read(&mut self, section: Section, take: &mut dyn FnMut(LocatedRecord<'_>));

    /// Problems outside of entries.
    fn problems(&self) -> &[LocatedProblem];

    fn is_empty(&self) -> bool;

    /// Called after every section has been read.
    fn finish(&mut self) -> Finish {
        Finish::Done(Vec::new())
    }
}

/// What to do after the last section.
#[derive(Debug)]
pub(super) enum Finish {
    /// Done, with these additional problems.
    Done(Vec<LocatedProblem>),
    /// Some entries were cut incorrectly: read every section again.
    Again,
}

#[derive(Debug)]
pub(super) struct LocatedRecord<'e> {
    pub(super) at: Location<'e>,
    /// Its slug, even if there is no record.
    pub(super) slug: Option<&'e str>,
    pub(super) reading: EntryReading<'e>,
}

#[derive(Debug, Default)]
pub(super) struct EntryReading<'e> {
    /// Its record, without values of the wrong shape; `None` if it cannot be read.
    pub(super) record: Option<AnyRecord<'e>>,
    pub(super) extra: Option<Extra>,
    /// Values with the wrong shape.
    pub(super) problems: Vec<LocatedProblem>,
    /// The keys whose values had the wrong shape; they are not reported as missing too.
    pub(super) cut: Vec<String>,
}
