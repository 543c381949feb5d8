//! Entities without a relation, and names that several entities share.

use std::collections::{BTreeMap, BTreeSet};

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
    for (name, owners) in shared_names(graph) {
        warnings.extend(shared_name_warning(graph, &name, &owners));
    }
}

/// Each name that several entities share, in lower case, with these entities and whether each has a note on the name.
fn shared_names(graph: &Graph) -> BTreeMap<String, BTreeMap<EntityId, bool>> {
    let mut owners: BTreeMap<String, BTreeMap<EntityId, bool>> = BTreeMap::new();
    for entity in graph.entities() {
        let aliases = entity.aliases().map(|alias| (alias.name, alias.note.is_some()));
        for (name, has_note) in std::iter::once((entity.name(), false)).chain(aliases) {
            let owner = owners.entry(name.to_lowercase()).or_default().entry(entity.id());
            *owner.or_default() |= has_note;
        }
    }
    owners.retain(|_, owners| owners.len() > 1);
    owners
}

fn shared_name_warning(
    graph: &Graph,
    name: &str,
    owners: &BTreeMap<EntityId, bool>,
) -> Option<LintWarning> {
    if owners.values().any(|has_note| *has_note) {
        return None;
    }
    let slugs: Vec<&str> = owners.keys().map(|id| graph.entity(*id).slug()).collect();
    let last = owners.keys().next_back()?;
    Some(LintWarning {
        rule: LintRule::SharedName,
        location: graph.entity(*last).defined_at(),
        message: format!("`{name}` is a name of {}", slugs.join(" and of ")),
        help:
            "remove the name from all but one entity, or explain the shared name in a `note` on the alias"
                .to_owned(),
    })
}
