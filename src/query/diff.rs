//! What is new, gone or different between two states of a graph.
//!
//! Sources and entities are the same by slug, relations by both ends, kind and claim; a relation with another claim
//! is matched to what is left of its triple in order, so that a reworded claim reads as a change, not as
//! one gone and one new.

mod told;

use std::collections::BTreeMap;

use crate::model::{Entity, EntityId, Graph, RelationId, Source, SourceId};

use told::{changes, told_entity, told_relation, told_source};

/// The difference between two graphs. Ids are of the graph they speak of: old ones for what went,
/// new ones for what came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Sources that are new, by slug; ids of the new graph.
    pub sources_came: Vec<SourceId>,
    /// Sources that are gone, by slug; ids of the old graph.
    pub sources_went: Vec<SourceId>,
    /// Sources told differently, by slug.
    pub sources_changed: Vec<Changed<SourceId>>,
    /// Entities that are new, by slug; ids of the new graph.
    pub entities_came: Vec<EntityId>,
    /// Entities that are gone, by slug; ids of the old graph.
    pub entities_went: Vec<EntityId>,
    /// Entities told differently, by slug.
    pub entities_changed: Vec<Changed<EntityId>>,
    /// Relations that are new, in the new graph's order.
    pub relations_came: Vec<RelationId>,
    /// Relations that are gone, in the old graph's order.
    pub relations_went: Vec<RelationId>,
    /// Relations told differently, in the new graph's order.
    pub relations_changed: Vec<Changed<RelationId>>,
}

/// Something that both graphs have, and what they say differently about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed<Id> {
    /// Its id in the old graph.
    pub old: Id,
    /// Its id in the new graph.
    pub new: Id,
    /// What is different, in the order of the fields in a file; at least one.
    pub fields: Vec<Change>,
}

/// One field that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, by its name in a file.
    pub field: &'static str,
    /// What it was; empty where there was nothing.
    pub old: String,
    /// What it is; empty where there is nothing.
    pub new: String,
}

impl Diff {
    /// Whether both graphs say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two graphs by what they say, not by how their files are cut.
#[must_use]
pub fn diff(old: &Graph, new: &Graph) -> Diff {
    let mut diff = Diff::default();
    diff.sources(old, new);
    diff.entities(old, new);
    diff.relations(old, new);
    diff
}

impl Diff {
    fn sources(&mut self, old: &Graph, new: &Graph) {
        for source in new.sources() {
            let Some(before) = old.find_source(source.slug()) else {
                self.sources_came.push(source.id());
                continue;
            };
            let fields = changes(told_source(old.source(before)), told_source(source));
            if !fields.is_empty() {
                self.sources_changed.push(Changed { old: before, new: source.id(), fields });
            }
        }
        let gone = old.sources().filter(|source| new.find_source(source.slug()).is_none());
        self.sources_went.extend(gone.map(Source::id));
    }

    fn entities(&mut self, old: &Graph, new: &Graph) {
        for entity in new.entities() {
            let Some(before) = old.find_entity(entity.slug()) else {
                self.entities_came.push(entity.id());
                continue;
            };
            let fields = changes(told_entity(old, old.entity(before)), told_entity(new, entity));
            if !fields.is_empty() {
                self.entities_changed.push(Changed { old: before, new: entity.id(), fields });
            }
        }
        let gone = old.entities().filter(|entity| new.find_entity(entity.slug()).is_none());
        self.entities_went.extend(gone.map(Entity::id));
    }

    fn relations(&mut self, old: &Graph, new: &Graph) {
        let (before, after) = (by_triple(old), by_triple(new));
        for (triple, ids) in &after {
            let left = before.get(triple).cloned().unwrap_or_default();
            self.triple(old, new, left, ids.clone());
        }
        let gone = before.iter().filter(|(triple, _)| !after.contains_key(*triple));
        self.relations_went.extend(gone.flat_map(|(_, ids)| ids));
        self.relations_came.sort_unstable();
        self.relations_went.sort_unstable();
        self.relations_changed.sort_by_key(|changed| changed.new);
    }

    /// Matches the relations of one kind between one pair: by claim first, then in order.
    fn triple(
        &mut self,
        old: &Graph,
        new: &Graph,
        mut before: Vec<RelationId>,
        mut after: Vec<RelationId>,
    ) {
        let mut pairs = Vec::new();
        after.retain(|id| {
            let claim = new.relation(*id).claim();
            let same = before.iter().position(|other| old.relation(*other).claim() == claim);
            same.inspect(|place| pairs.push((before.remove(*place), *id))).is_none()
        });
        let reworded = before.len().min(after.len());
        pairs.extend(before.drain(..reworded).zip(after.drain(..reworded)));
        for (old_id, new_id) in pairs {
            let told = told_relation(old, old.relation(old_id));
            let fields = changes(told, told_relation(new, new.relation(new_id)));
            if !fields.is_empty() {
                self.relations_changed.push(Changed { old: old_id, new: new_id, fields });
            }
        }
        self.relations_went.append(&mut before);
        self.relations_came.append(&mut after);
    }
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
