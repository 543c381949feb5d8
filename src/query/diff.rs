//! The difference between two versions of a graph.
//!
//! Kinds, sources and entities are matched by slug, relations by both ends, kind and claim. Relations whose claims do
//! not match are paired, in order, with others that have the same ends and kind, so that a reworded claim is one
//! change, not a removal and an addition.

mod fields;

use std::collections::BTreeMap;

use crate::model::{EntityId, EntityKindId, Graph, RelationId, RelationKindId, SourceId};

pub use fields::FieldChange;
use fields::{
    changed_fields, entity_fields, entity_kind_fields, graph_fields, relation_fields,
    relation_kind_fields, source_fields,
};

/// The difference between two graphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Changes to the title, description and free-form data of the graph.
    pub graph: Vec<FieldChange>,
    /// Entity kinds, in graph order.
    pub entity_kinds: Changes<EntityKindId>,
    /// Relation kinds, in graph order.
    pub relation_kinds: Changes<RelationKindId>,
    /// Sources, in graph order.
    pub sources: Changes<SourceId>,
    /// Entities, in graph order.
    pub entities: Changes<EntityId>,
    /// Relations, in graph order.
    pub relations: Changes<RelationId>,
}

/// The differences among kinds, sources, entities or relations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes<Id> {
    /// Added items, by their ids in the new graph.
    pub added: Vec<Id>,
    /// Removed items, by their ids in the old graph.
    pub removed: Vec<Id>,
    /// Items whose fields differ.
    pub changed: Vec<Revision<Id>>,
}

/// An item with changed fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision<Id> {
    /// Its id in the old graph.
    pub old: Id,
    pub(crate) new: Id,
    /// The fields that differ, in file order; at least one.
    pub fields: Vec<FieldChange>,
}

/// Compares the contents of two graphs, regardless of how they are split into files.
pub fn diff(old: &Graph, new: &Graph) -> Diff {
    Diff {
        graph: changed_fields(graph_fields(old), graph_fields(new)),
        entity_kinds: diff_entity_kinds(old, new),
        relation_kinds: diff_relation_kinds(old, new),
        sources: match_by_slug(
            old.sources().map(|source| (source.slug(), source.id())),
            new.sources().map(|source| (source.slug(), source.id())),
            |before, after| {
                changed_fields(source_fields(old.source(before)), source_fields(new.source(after)))
            },
        ),
        entities: match_by_slug(
            old.entities().map(|entity| (entity.slug(), entity.id())),
            new.entities().map(|entity| (entity.slug(), entity.id())),
            |before, after| {
                let old_fields = entity_fields(old, old.entity(before));
                changed_fields(old_fields, entity_fields(new, new.entity(after)))
            },
        ),
        relations: diff_relations(old, new),
    }
}

fn diff_entity_kinds(old: &Graph, new: &Graph) -> Changes<EntityKindId> {
    let slugs = |graph| -> Vec<(&str, EntityKindId)> {
        let kinds = Graph::entity_kinds(graph).iter().enumerate();
        kinds.map(|(index, kind)| (&*kind.slug, EntityKindId::new(index))).collect()
    };
    match_by_slug(slugs(old).into_iter(), slugs(new).into_iter(), |before, after| {
        let fields = entity_kind_fields(new.entity_kind(after));
        changed_fields(entity_kind_fields(old.entity_kind(before)), fields)
    })
}

fn diff_relation_kinds(old: &Graph, new: &Graph) -> Changes<RelationKindId> {
    let slugs = |graph| -> Vec<(&str, RelationKindId)> {
        let kinds = Graph::relation_kinds(graph).iter().enumerate();
        kinds.map(|(index, kind)| (&*kind.slug, RelationKindId::new(index))).collect()
    };
    match_by_slug(slugs(old).into_iter(), slugs(new).into_iter(), |before, after| {
        let old_fields = relation_kind_fields(old, old.relation_kind(before));
        changed_fields(old_fields, relation_kind_fields(new, new.relation_kind(after)))
    })
}

/// Matches items by slug, and compares the fields of those that are in both graphs.
fn match_by_slug<'g, Id: Copy + Ord + Default>(
    old: impl Iterator<Item = (&'g str, Id)>,
    new: impl Iterator<Item = (&'g str, Id)>,
    compare_items: impl Fn(Id, Id) -> Vec<FieldChange>,
) -> Changes<Id> {
    let mut changes = Changes::default();
    let mut unmatched: BTreeMap<&str, Id> = old.collect();
    for (slug, id) in new {
        match unmatched.remove(slug) {
            Some(before) => changes.add_if_changed(before, id, compare_items(before, id)),
            None => changes.added.push(id),
        }
    }
    changes.removed = unmatched.into_values().collect();
    changes.removed.sort_unstable();
    changes
}

fn diff_relations(old: &Graph, new: &Graph) -> Changes<RelationId> {
    let mut changes = Changes::default();
    let (mut before, after) = (relations_by_triple(old), relations_by_triple(new));
    for (triple, ids) in after {
        match_triple(&mut changes, [old, new], [before.remove(&triple).unwrap_or_default(), ids]);
    }
    changes.removed.extend(before.into_values().flatten());
    changes.added.sort_unstable();
    changes.removed.sort_unstable();
    changes.changed.sort_by_key(|revision| revision.new);
    changes
}

/// Matches relations that have the same ends and kind, by claim first, then in order, and adds the differences to
/// `changes`.
fn match_triple(
    changes: &mut Changes<RelationId>,
    [old, new]: [&Graph; 2],
    [mut before, mut after]: [Vec<RelationId>; 2],
) {
    let mut pairs = Vec::new();
    after.retain(|id| {
        let claim = new.relation(*id).claim();
        let position = before.iter().position(|other| old.relation(*other).claim() == claim);
        position.inspect(|index| pairs.push((before.remove(*index), *id))).is_none()
    });
    let reworded_count = before.len().min(after.len());
    pairs.extend(before.drain(..reworded_count).zip(after.drain(..reworded_count)));
    for (old_id, new_id) in pairs {
        let old_fields = relation_fields(old, old.relation(old_id));
        let new_fields = relation_fields(new, new.relation(new_id));
        changes.add_if_changed(old_id, new_id, changed_fields(old_fields, new_fields));
    }
    changes.removed.append(&mut before);
    changes.added.append(&mut after);
}

/// The relations of a graph by the slugs of their `from` entity, kind and `to` entity.
fn relations_by_triple(graph: &Graph) -> BTreeMap<[&str; 3], Vec<RelationId>> {
    let mut triples: BTreeMap<[&str; 3], Vec<RelationId>> = BTreeMap::new();
    for relation in graph.relations() {
        let triple = [relation.from().slug(), &relation.kind().slug, relation.to().slug()];
        triples.entry(triple).or_default().push(relation.id());
    }
    triples
}

impl<Id> Changes<Id> {
    fn add_if_changed(&mut self, old: Id, new: Id, fields: Vec<FieldChange>) {
        if !fields.is_empty() {
            self.changed.push(Revision { old, new, fields });
        }
    }
}
