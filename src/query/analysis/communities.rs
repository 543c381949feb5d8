use crate::model::{EntityGroup, EntityId, Graph, Selection};
use crate::query::progress::OnProgress;

use super::louvain::assign_groups;
use super::undirected::{distinct_neighbours, row};

/// The groups of a selection by the Louvain method, in the order of their first members; `None` if cancelled. An entity
/// without relations is a group of its own.
#[expect(clippy::indexing_slicing, reason = "groups are numbered up to the last")]
pub(super) fn communities(
    graph: &Graph,
    selection: &Selection,
    on_progress: &OnProgress<'_>,
) -> Option<Vec<EntityGroup>> {
    let mut entities = selection.entities.clone();
    entities.sort_unstable();
    let index =
        |id: EntityId| entities.binary_search(&id).ok().map(|index| row(EntityId::new(index)));
    let pairs = selection.relations.iter().filter_map(|id| {
        let relation = graph.relation(*id);
        Some((index(relation.from().id())?, index(relation.to().id())?))
    });
    let pairs =
        pairs.filter(|(from, to)| from != to).flat_map(|(from, to)| [(from, to), (to, from)]);
    let neighbours = distinct_neighbours(entities.len(), pairs.collect());
    let numbers = assign_groups(&neighbours, on_progress).continue_value()?;
    let count = numbers.iter().max().map_or(0, |last| last + 1);
    let mut groups = vec![EntityGroup::default(); count];
    for (id, number) in entities.iter().zip(numbers) {
        groups[number].members.push(*id);
    }
    Some(groups)
}
