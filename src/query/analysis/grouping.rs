use std::collections::BTreeMap;

use crate::model::{EntityGroup, EntityId, Graph, Relation, Selection};
use crate::query::progress::OnProgress;

use super::communities::communities;

/// How entities are divided into groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By the Louvain method, so that entities with many relations to each other are together.
    #[default]
    Communities,
    /// By kind.
    Kind,
    /// By the most frequent family among their relations.
    Family,
    /// By the source that their relations cite most.
    Source,
}

impl Grouping {
    const ALL: [Self; 4] = [Self::Communities, Self::Kind, Self::Family, Self::Source];

    /// The next grouping; wraps around.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the remainder is below the length")]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// What the entities are grouped by, as in "grouped by kind".
    pub fn name(self) -> &'static str {
        match self {
            Self::Communities => "relations",
            Self::Kind => "kind",
            Self::Family => "relation family",
            Self::Source => "source",
        }
    }

    /// The groups of a selection; `None` if cancelled.
    pub fn groups(
        self,
        graph: &Graph,
        selection: &Selection,
        on_progress: &OnProgress<'_>,
    ) -> Option<Vec<EntityGroup>> {
        match self {
            Self::Communities => communities(graph, selection, on_progress),
            Self::Kind => {
                Some(group_by_name(selection, |id| graph.entity(id).kind().plural.clone()))
            }
            Self::Family => Some(group_by_most_frequent(graph, selection, |relation| {
                vec![relation.family().to_owned()]
            })),
            Self::Source => Some(group_by_most_frequent(graph, selection, |relation| {
                relation.cites().map(|cite| graph.source(cite.source).slug().to_owned()).collect()
            })),
        }
    }
}

fn group_by_name(selection: &Selection, name: impl Fn(EntityId) -> String) -> Vec<EntityGroup> {
    let mut groups: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
    for id in &selection.entities {
        groups.entry(name(*id)).or_default().push(*id);
    }
    let groups = groups.into_iter();
    groups.map(|(name, members)| EntityGroup { name: Some(name), members }).collect()
}

/// Groups entities by the most frequent name that `names` gives their relations; if tied, by the alphabetically first.
fn group_by_most_frequent(
    graph: &Graph,
    selection: &Selection,
    names: impl Fn(Relation<'_>) -> Vec<String>,
) -> Vec<EntityGroup> {
    let mut counts: BTreeMap<EntityId, BTreeMap<String, usize>> = BTreeMap::new();
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        for name in names(relation) {
            for end in [relation.from().id(), relation.to().id()] {
                *counts.entry(end).or_default().entry(name.clone()).or_default() += 1;
            }
        }
    }
    group_by_name(selection, |id| {
        let counts = counts.get(&id).into_iter().flatten();
        let best = counts.rev().max_by_key(|(_, count)| **count);
        best.map_or_else(|| "no relations".to_owned(), |(name, _)| name.clone())
    })
}
