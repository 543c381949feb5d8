use std::collections::HashMap;

use super::entities::NoteEntity;
use crate::load::import::kinds::{KindName, MergedKind, RelationKinds};
use crate::load::import::map::ImportMap;
use crate::load::import::record_parts::cite_records;
use crate::load::record::RelationRecord;

/// The type assigned to a link without one.
const UNTYPED: &str = "mentions";

/// The links of a vault. Several links of one type between two entities are one relation with several citations.
#[derive(Debug, Default)]
pub(super) struct Relations {
    pub(super) kinds: RelationKinds,
    pub(super) list: Vec<NoteRelation>,
    indices: HashMap<(usize, String, usize), usize>,
}

#[derive(Debug)]
pub(super) struct NoteRelation {
    pub(super) from: usize,
    pub(super) to: usize,
    kind: String,
    says: String,
    cites: Vec<String>,
    pub(super) at: (u32, u32),
}

impl Relations {
    /// Adds a link of type `key`. Links must be added in the order of their citations. Returns the report if the type is a new
    /// spelling of an earlier one.
    #[expect(clippy::indexing_slicing, reason = "an index is kept for a relation of the list")]
    pub(super) fn add(
        &mut self,
        (from, key, to): (usize, Option<&str>, usize),
        cite: &str,
        at: (u32, u32),
        map: &ImportMap,
    ) -> Option<MergedKind> {
        let written = key.unwrap_or(UNTYPED);
        let says = written.replace(['_', '-'], " ");
        let merged = self.kinds.add(KindName { written, words: &says }, Some(true), map);
        let kind = self.kinds.find(written, Some(true))?.slug.clone();
        let list = &mut self.list;
        let index = *self.indices.entry((from, kind.clone(), to)).or_insert_with(|| {
            list.push(NoteRelation { from, to, kind, says, cites: Vec::new(), at });
            list.len() - 1
        });
        let known = &mut list[index].cites;
        if known.last().is_none_or(|last| last != cite) {
            known.push(cite.to_owned());
        }
        merged
    }
}

impl NoteRelation {
    #[expect(clippy::indexing_slicing, reason = "relations are between entities of the list")]
    pub(super) fn into_record(self, entities: &[NoteEntity]) -> RelationRecord<'static> {
        let (from, to) = (&entities[self.from], &entities[self.to]);
        let claim = format!("The note has: {} {} {}.", from.name, self.says, to.name);
        RelationRecord {
            from: Some(from.slug.clone().into()),
            kind: Some(self.kind.into()),
            to: Some(to.slug.clone().into()),
            claim: Some(claim.into()),
            cites: Some(cite_records(self.cites)),
            ..RelationRecord::default()
        }
    }
}
