//! What was added, removed or changed between two states of a graph.
//!
//! Sources and entities are matched by slug, relations by both ends, kind and claim. A relation with
//! another claim is matched with what is left of its triple in order, so that a reworded claim is one
//! change, not one removed and one added.

mod fields;

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationId, SourceId};

pub use fields::FieldChange;
use fields::{compare, entity_fields, relation_fields, source_fields};

/// The difference between two graphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// In the order of their graph.
    pub sources: Changes<SourceId>,
    /// In the order of their graph.
    pub entities: Changes<EntityId>,
    /// In the order of their graph.
    pub relations: Changes<RelationId>,
}

/// What differs among sources, entities or relations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes<Id> {
    /// Those that are new; ids of the new graph.
    pub added: Vec<Id>,
    /// Those that are gone; ids of the old graph.
    pub removed: Vec<Id>,
    /// Those with different fields.
    pub changed: Vec<Revision<Id>>,
}

/// Something that both graphs have with different fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision<Id> {
    /// Its id in the old graph.
    pub old: Id,
    /// Its id in the new graph.
    pub new: Id,
    /// What is different, in the order of the fields in a file; at least one.
    pub fields: Vec<FieldChange>,
}

/// Compares two graphs by what they say, not by how their files are split.
pub fn diff(old: &Graph, new: &Graph) -> Diff {
    Diff {
        sources: match_up(
            old.sources().map(|source| (source.slug(), source.id())),
            new.sources().map(|source| (source.slug(), source.id())),
            |one, other| compare(source_fields(old.source(one)), source_fields(new.source(other))),
        ),
        entities: match_up(
            old.entities().map(|entity| (entity.slug(), entity.id())),
            new.entities().map(|entity| (entity.slug(), entity.id())),
            |one, other| {
                let before = entity_fields(old, old.entity(one));
                compare(before, entity_fields(new, new.entity(other)))
            },
        ),
        relations: relations(old, new),
    }
}

/// Matches items by slug and compares their fields.
fn match_up<'g, Id: Copy + Ord + Default>(
    old: impl Iterator<Item = (&'g str, Id)>,
    new: impl Iterator<Item = (&'g str, Id)>,
    fields: impl Fn(Id, Id) -> Vec<FieldChange>,
) -> Changes<Id> {
    let mut changes = Changes::default();
    let mut unmatched: BTreeMap<&str, Id> = old.collect();
    for (slug, id) in new {
        match unmatched.remove(slug) {
            Some(before) => changes.revise(before, id, fields(before, id)),
            None => changes.added.push(id),
        }
    }
    changes.removed = unmatched.into_values().collect();
    changes.removed.sort_unstable();
    changes
}

fn relations(old: &Graph, new: &Graph) -> Changes<RelationId> {
    let mut changes = Changes::default();
    let (mut before, after) = (by_triple(old), by_triple(new));
    for (triple, ids) in after {
        match_triple(&mut changes, [old, new], [before.remove(&triple).unwrap_or_default(), ids]);
    }
    changes.removed.extend(before.into_values().flatten());
    changes.added.sort_unstable();
    changes.removed.sort_unstable();
    changes.changed.sort_by_key(|revision| revision.new);
    changes
}

/// Matches the relations of one kind between one pair: by claim first, then in order.
fn match_triple(
    changes: &mut Changes<RelationId>,
    [old, new]: [&Graph; 2],
    [mut before, mut after]: [Vec<RelationId>; 2],
) {
    let mut pairs = Vec::new();
    after.retain(|id| {
        let claim = new.relation(*id).claim();
        let same = before.iter().position(|other| old.relation(*other).claim() == claim);
        same.inspect(|index| pairs.push((before.remove(*index), *id))).is_none()
    });
    let reworded = before.len().min(after.len());
    pairs.extend(before.drain(..reworded).zip(after.drain(..reworded)));
    for (one, other) in pairs {
        let fields = relation_fields(old, old.relation(one));
        changes.revise(one, other, compare(fields, relation_fields(new, new.relation(other))));
    }
    changes.removed.append(&mut before);
    changes.added.append(&mut after);
}

/// Relations by the slugs of both ends and their kind.
fn by_triple(graph: &Graph) -> BTreeMap<[&str; 3], Vec<RelationId>> {
    let mut triples: BTreeMap<[&str; 3], Vec<RelationId>> = BTreeMap::new();
    for relation in graph.relations() {
        let triple = [relation.from().slug(), &relation.kind().slug, relation.to().slug()];
        triples.entry(triple).or_default().push(relation.id());
    }
    triples
}

impl<Id> Changes<Id> {
    fn revise(&mut self, old: Id, new: Id, fields: Vec<FieldChange>) {
        if !fields.is_empty() {
            self.changed.push(Revision { old, new, fields });
        }
    }
}
