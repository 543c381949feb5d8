//! Queries that are the name of a kind: `people` finds every person.

use std::cmp::Reverse;

use unicode_segmentation::UnicodeSegmentation as _;

use super::fit::Fit;
use super::hit::{Field, Hit};
use super::search_options::SearchOptions;
use super::spelling::fold;
use super::target::Target;
use crate::model::{Entity, EntityId, EntityKind, Graph};

/// The entities of the kind that a query names, in the singular or plural, the most connected first.
pub(super) fn entities_of_kind(
    graph: &Graph,
    query: &str,
    options: &SearchOptions<'_, Target>,
) -> Vec<Hit> {
    let typed = fold(query);
    let name = |kind: &EntityKind| {
        [&kind.slug, &kind.plural].into_iter().find(|name| fold(name) == typed).cloned()
    };
    let mut kinds = graph.entity_kinds().iter().enumerate();
    let Some((index, name)) = kinds.find_map(|(index, kind)| Some((index, name(kind)?))) else {
        return Vec::new();
    };
    let of_kind = graph.entities().filter(|entity| entity.kind_id().index() == index);
    let mut entities: Vec<EntityId> = of_kind.map(Entity::id).collect();
    entities.retain(|entity| (options.filter)(Target::Entity(*entity)));
    entities.sort_by_key(|id| (Reverse(graph.degree(*id)), graph.entity(*id).name()));
    entities.into_iter().map(|entity| hit(entity, &name)).collect()
}

fn hit(entity: EntityId, kind: &str) -> Hit {
    Hit {
        target: Target::Entity(entity),
        score: 0,
        fit: Fit::Words,
        field: Field::Kind,
        matched: kind.to_owned(),
        highlights: (0..kind.graphemes(true).count()).collect(),
        missing: Vec::new(),
    }
}

/// The note if not all of the entities of a kind are shown.
pub(super) fn more_of_kind(of_kind: &[Hit], shown: &[Hit]) -> Option<String> {
    let kind = &of_kind.first()?.matched;
    let is_of_kind = |hit: &&Hit| of_kind.iter().any(|other| other.target == hit.target);
    let count = shown.iter().filter(is_of_kind).count();
    let total = of_kind.len();
    (count < total).then(|| format!("{count} of {total} entities of kind `{kind}` shown"))
}
