use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::model::{EntityId, RelationId};
use crate::query::progress::{Cancellable, OnProgress};

use super::louvain::assign_groups;
use super::undirected::{UndirectedGraph, row};

/// Entities that are more densely connected to each other than to the rest of the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The members: those with the most relations inside the group first, then by id.
    pub members: Vec<EntityId>,
    /// The relations among the members, by id.
    pub inside: Vec<RelationId>,
    /// The number of relations with entities outside the group.
    pub outside_count: usize,
}

/// Finds groups by the Louvain method: the largest first, then by first member. Entities belong to no group if no
/// relation to another entity passes the filter.
#[expect(clippy::indexing_slicing, reason = "every entity has a group, and every group a member")]
pub(super) fn groups(
    undirected: &UndirectedGraph<'_>,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<Group>> {
    let group_numbers = assign_groups(&undirected.neighbours, on_progress)?;
    let has_neighbour = |entity: &EntityId| undirected.neighbours.out_degree(row(*entity)) > 0;
    let mut members_by_group: BTreeMap<usize, Vec<EntityId>> = BTreeMap::new();
    for entity in (0..group_numbers.len()).map(EntityId::new).filter(has_neighbour) {
        members_by_group.entry(group_numbers[entity.index()]).or_default().push(entity);
    }
    let group_of = |entity: EntityId| group_numbers[entity.index()];
    let groups = members_by_group.into_values();
    let mut groups: Vec<Group> =
        groups.map(|members| group(undirected, members, &group_of)).collect();
    groups.sort_by_key(|group| (Reverse(group.members.len()), group.members[0]));
    ControlFlow::Continue(groups)
}

fn group(
    undirected: &UndirectedGraph<'_>,
    members: Vec<EntityId>,
    group_of: &impl Fn(EntityId) -> usize,
) -> Group {
    let UndirectedGraph { graph, filter, .. } = *undirected;
    let (mut inside, mut outside_count) = (Vec::new(), 0);
    let add_ties = |entity: EntityId| {
        let before = inside.len();
        for tie in graph.ties(entity).filter(|tie| filter.allows_tie(graph, *tie)) {
            if group_of(tie.other) == group_of(entity) {
                inside.push(tie.relation);
            } else {
                outside_count += 1;
            }
        }
        (Reverse(inside.len() - before), entity)
    };
    let mut ranked: Vec<(Reverse<usize>, EntityId)> = members.into_iter().map(add_ties).collect();
    ranked.sort_unstable();
    inside.sort_unstable();
    inside.dedup();
    Group { members: ranked.into_iter().map(|(_, entity)| entity).collect(), inside, outside_count }
}
