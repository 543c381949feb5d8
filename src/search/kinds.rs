//! Queries that are the name of a kind: `people` finds every person.

use std::cmp::Reverse;

use unicode_segmentation::UnicodeSegmentation as _;

use super::fit::Fit;
use super::hit::{Field, Hit};
use super::search_options::SearchOptions;
use super::spelling::fold;
use super::target::Target;
use crate::model::{Entity, EntityId, EntityKind, EntityKindId, Graph};

pub(super) struct KindHits {
    kind: EntityKindId,
    /// The name of the kind as typed, in the singular or plural.
    name: String,
    /// The number of entities of the kind that pass the filter.
    total: usize,
    /// The most connected of these entities, up to the limit of the search.
    pub(super) hits: Vec<Hit>,
}

impl KindHits {
    /// The entities of the kind whose slug or plural is the query; `None` if the query does not name a kind.
    pub(super) fn find(
        graph: &Graph,
        query: &str,
        options: &SearchOptions<'_, Target>,
    ) -> Option<Self> {
        let folded_query = fold(query);
        let name = |kind: &EntityKind| {
            [&kind.slug, &kind.plural].into_iter().find(|name| fold(name) == folded_query).cloned()
        };
        let mut kinds = (0..).map(EntityKindId::new).zip(graph.entity_kinds());
        let (kind, name) = kinds.find_map(|(id, kind)| Some((id, name(kind)?)))?;
        let of_kind = graph.entities().filter(|entity| entity.kind_id() == kind).map(Entity::id);
        let mut entities: Vec<EntityId> =
            of_kind.filter(|id| (options.filter)(Target::Entity(*id))).collect();
        entities.sort_by_key(|id| (Reverse(graph.degree(*id)), graph.entity(*id).name()));
        let hits =
            entities.iter().take(options.limit).map(|entity| kind_hit(*entity, &name)).collect();
        Some(Self { kind, total: entities.len(), hits, name })
    }

    pub(super) fn truncation_hint(&self, graph: &Graph, shown: &[Hit]) -> Option<String> {
        let has_kind = |hit: &&Hit| match hit.target {
            Target::Entity(entity) => graph.entity(entity).kind_id() == self.kind,
            _ => false,
        };
        let count = shown.iter().filter(has_kind).count();
        let Self { name, total, .. } = self;
        (count < *total).then(|| format!("{count} of {total} entities of kind `{name}` shown"))
    }
}

fn kind_hit(entity: EntityId, kind: &str) -> Hit {
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
