//! The seam between formats and the graph: a source yields records with their locations.

use super::location::Location;
use super::problems::PlacedFault;
use super::record::AnyRecord;
use super::section::Section;
use crate::model::Extra;

/// A file of a graph, in any format.
///
/// Sections are asked for one after the other, each once, unless [`RecordSource::finish`] asks to start
/// again.
pub(super) trait RecordSource {
    /// Hands over the entries of a section, in the order in which they are written.
    fn read(&mut self, section: Section, take: &mut dyn FnMut(LocatedRecord<'_>));

    /// What is wrong outside of its entries.
    fn faults(&self) -> &[PlacedFault];

    /// Whether it has no entries at all.
    fn is_empty(&self) -> bool;

    /// What is known only after every section has been read.
    fn finish(&mut self) -> Finish {
        Finish::Done(Vec::new())
    }
}

/// What a source says after its last section.
#[derive(Debug)]
pub(super) enum Finish {
    /// Nothing more to read; these faults in addition.
    Done(Vec<PlacedFault>),
    /// Some entries were wrong: read every section again.
    Again,
}

/// One entry of a section.
#[derive(Debug)]
pub(super) struct LocatedRecord<'e> {
    pub(super) at: Location<'e>,
    /// Its slug, even if there is no record.
    pub(super) slug: Option<&'e str>,
    pub(super) reading: EntryReading<'e>,
}

#[derive(Debug, Default)]
pub(super) struct EntryReading<'e> {
    /// Its record, without what has the wrong shape; nothing if it cannot be read.
    pub(super) record: Option<AnyRecord<'e>>,
    /// Its free-form data.
    pub(super) extra: Option<Extra>,
    /// What has the wrong shape.
    pub(super) faults: Vec<PlacedFault>,
    /// The keys whose values had the wrong shape: they are not reported as missing as well.
    pub(super) cut: Vec<String>,
}
