//! References from exported records to records outside the extract: speakers are exported too, and links between claims
//! that a file cannot express are counted.

use std::collections::BTreeSet;

use super::export_format::{ExportFormat, FormatReferences};
use super::extract::Extract;
use super::writers::LinkedClaims;
use crate::load::LoadedGraph;
use crate::model::{ClaimLink, Entity, EntityId, Relation};
use crate::text::{count, short_list};

/// An extract as a format writes it.
pub(crate) struct CompleteExtract<'g> {
    pub(crate) extract: Extract<'g>,
    /// What was added and left out, a sentence each, for the user.
    pub(crate) notes: Vec<String>,
}

impl ExportFormat {
    /// Adds the entities named as speakers in exported claims: without its speaker, a claim would be stronger than the
    /// source. Claims disputed by exported ones are not added, since they do not pass the filter.
    /// Also lists the paragraphs of `loaded` that are cited without a gist, if the format can be read back.
    pub(crate) fn complete<'g>(
        &self,
        extract: Extract<'g>,
        loaded: &LoadedGraph,
    ) -> CompleteExtract<'g> {
        if self.references == FormatReferences::None {
            return CompleteExtract { extract, notes: Vec::new() };
        }
        let speakers = outside_speakers(&extract);
        let mut extract = extract.with_entities(&speakers);
        let mut links = 0;
        if self.references == FormatReferences::WithinFile {
            extract = extract.with_paragraphs_of(loaded);
            links = outside_link_count(&extract);
        }
        let notes = [speakers_note(&extract, &speakers), links_note(links)];
        CompleteExtract { extract, notes: notes.into_iter().flatten().collect() }
    }
}

/// The speakers of exported relations that are not exported, in id order.
fn outside_speakers(extract: &Extract<'_>) -> Vec<EntityId> {
    let speakers = extract.selected_relations().filter_map(Relation::said_by);
    let speakers: BTreeSet<EntityId> = speakers.map(Entity::id).collect();
    let selected = &extract.selection.entities;
    speakers.into_iter().filter(|id| selected.binary_search(id).is_err()).collect()
}

/// The number of links between an exported claim and one that is not.
fn outside_link_count(extract: &Extract<'_>) -> usize {
    let exported = LinkedClaims::new(extract);
    let pairs = ClaimLink::ALL.into_iter().flat_map(|link| extract.graph.linked_pairs(link));
    pairs.filter(|[one, other]| exported.contains(*one) != exported.contains(*other)).count()
}

fn speakers_note(extract: &Extract<'_>, speakers: &[EntityId]) -> Option<String> {
    let slugs: Vec<&str> = speakers.iter().map(|id| extract.graph.entity(*id).slug()).collect();
    let entities = count(slugs.len(), "more entity is", "more entities are");
    let note = format!(
        "{entities} exported, because the exported claims name them as speakers: {}",
        short_list(&slugs, ", ")
    );
    (!slugs.is_empty()).then_some(note)
}

fn links_note(links: usize) -> Option<String> {
    let verb = if links == 1 { "is" } else { "are" };
    let note = format!(
        "{} (`disputes`, `compare`) to claims that are not exported {verb} left out",
        count(links, "link", "links")
    );
    (links > 0).then_some(note)
}

#[cfg(test)]
mod tests;
