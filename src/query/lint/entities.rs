//! Entities without a relation.

use std::collections::BTreeSet;

use crate::model::{Entity, EntityId, Graph, Relation};

use super::{LintRule, LintWarning};

pub(super) fn add_warnings(graph: &Graph, warnings: &mut Vec<LintWarning>) {
    let speakers: BTreeSet<EntityId> =
        graph.relations().filter_map(Relation::said_by).map(Entity::id).collect();
    for entity in graph.entities() {
        let is_related = graph.degree(entity.id()) > 0 || speakers.contains(&entity.id());
        let is_explained = entity.extra().is_some_and(|extra| extra.get("unrelated").is_some());
        if !is_related && !is_explained {
            warnings.push(LintWarning {
                rule: LintRule::UnrelatedEntity,
                location: entity.defined_at(),
                message: format!("{} has no relation", entity.slug()),
                help: "add a relation, remove the entity, or explain why it has none: `extra: {unrelated: …}`"
                    .to_owned(),
            });
        }
    }
}
