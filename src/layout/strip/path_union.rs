//! Several paths as one graph, with a column for each entity.

use std::collections::BTreeMap;

use crate::model::EntityId;

/// Paths that may share entities, each as the list of its entities.
#[derive(Default)]
pub(super) struct PathUnion {
    pub(super) paths: Vec<Vec<EntityId>>,
    /// The column of each entity; every hop leads to a later column.
    columns: BTreeMap<EntityId, usize>,
}

impl PathUnion {
    /// The union of paths. A path that uses a hop against the direction of an earlier path, directly or by a detour, is
    /// left out.
    pub(super) fn new(paths: &[Vec<EntityId>]) -> Self {
        paths.iter().fold(Self::default(), |union, path| {
            let paths: Vec<_> = union.paths.iter().chain([path]).cloned().collect();
            let columns = longest_distances(&paths);
            columns.map_or(union, |columns| Self { paths, columns })
        })
    }

    pub(super) fn column(&self, entity: EntityId) -> usize {
        self.columns.get(&entity).copied().unwrap_or(0)
    }

    pub(super) fn column_count(&self) -> usize {
        self.columns.values().max().map_or(0, |last| last + 1)
    }
}

/// The maximum number of hops from a start to each entity; `None` if the paths form a cycle (Bellman, "On a routing
/// problem", 1958).
#[expect(clippy::indexing_slicing, reason = "every entity of a path has a distance")]
fn longest_distances(paths: &[Vec<EntityId>]) -> Option<BTreeMap<EntityId, usize>> {
    let entities = paths.iter().flatten().map(|entity| (*entity, 0));
    let mut distances: BTreeMap<EntityId, usize> = entities.collect();
    for _ in 0..=distances.len() {
        let mut is_stable = true;
        for pair in paths.iter().flat_map(|path| path.windows(2)) {
            let min = distances[&pair[0]] + 1;
            if distances[&pair[1]] < min {
                distances.insert(pair[1], min);
                is_stable = false;
            }
        }
        if is_stable {
            return Some(distances);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::PathUnion;
    use crate::model::EntityId;

    fn union(paths: &[&[usize]]) -> PathUnion {
        let path = |path: &&[usize]| path.iter().map(|index| EntityId::new(*index)).collect();
        PathUnion::new(&paths.iter().map(path).collect::<Vec<_>>())
    }

    #[test]
    fn every_hop_leads_to_a_later_column() {
        let union = union(&[&[0, 1, 9], &[0, 2, 1, 9], &[0, 9]]);
        let columns = [0, 1, 2, 9].map(|index| union.column(EntityId::new(index)));
        assert_eq!((columns, union.column_count()), ([0, 2, 1, 3], 4));
    }

    #[test]
    fn a_path_against_the_direction_of_another_is_left_out() {
        let union = union(&[&[0, 1, 2, 9], &[0, 2, 1, 9], &[0, 3, 9]]);
        assert_eq!(union.paths.len(), 2);
    }
}
