//! Groups by the Louvain method.
//!
//! Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks", 2008: each entity joins
//! the neighbouring group for which modularity increases most, then the groups become the members of a smaller graph,
//! and so on until no member moves. Entities are visited in id order, and of two equally good groups the one with the
//! lower index wins, so the same graph always has the same groups.
#![expect(clippy::indexing_slicing, reason = "tables have an item for each member or group")]

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use petgraph::csr::Csr;

use crate::query::progress::{Cancellable, OnProgress, Progress};

/// The maximum number of rounds before groups are merged; the first rounds gain the most.
const MAX_ROUNDS: usize = 32;

/// The number of members visited between calls to the progress callback.
const PROGRESS_INTERVAL: usize = 4096;

/// A graph whose nodes, called members, are entities or, once merged, groups of entities.
struct GroupGraph {
    /// The neighbours of each member, with the weight of the relations to each.
    neighbours: Vec<Vec<(usize, u64)>>,
    /// Twice the weight of the relations inside each member.
    inside: Vec<u64>,
}

/// The group of each entity. Groups are numbered in the order of their first entities.
pub(super) fn assign_groups(
    neighbours: &Csr<(), u32>,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<usize>> {
    let count = neighbours.node_count();
    let rows = 0..u32::try_from(count).unwrap_or(u32::MAX);
    let neighbours = rows.map(|member| {
        let weights = neighbours.edges_slice(member).iter().map(|weight| u64::from(*weight));
        neighbours.neighbors_slice(member).iter().map(|next| *next as usize).zip(weights).collect()
    });
    let mut group_graph = GroupGraph { neighbours: neighbours.collect(), inside: vec![0; count] };
    let mut groups: Vec<usize> = (0..count).collect();
    loop {
        let new_group_of = renumber(&group_graph.move_members(on_progress)?);
        for group in &mut groups {
            *group = new_group_of[*group];
        }
        let group_count = new_group_of.iter().max().map_or(0, |last| last + 1);
        if group_count == group_graph.neighbours.len() {
            return ControlFlow::Continue(groups);
        }
        group_graph = group_graph.merge_groups(&new_group_of, group_count);
    }
}

/// The inputs for choosing the best group of one member, which has been removed from its current group.
struct MoveContext<'s> {
    group_of: &'s [usize],
    /// By group: the sum of the degrees of its members.
    group_totals: &'s [u64],
    member_degree: u64,
    total_degree: u64,
}

/// The weight of one member's relations with each group. Reused for all members, because looking up groups is most of
/// the work.
struct GroupWeights {
    /// By group; 0 for a group without relations.
    weights: Vec<u64>,
    nonzero_groups: Vec<usize>,
}

impl GroupWeights {
    fn add(&mut self, group: usize, weight: u64) {
        if self.weights[group] == 0 {
            self.nonzero_groups.push(group);
        }
        self.weights[group] += weight;
    }

    fn clear(&mut self) {
        for group in self.nonzero_groups.drain(..) {
            self.weights[group] = 0;
        }
    }
}

impl GroupGraph {
    /// Moves each member to the group with the largest gain, until none moves or [`MAX_ROUNDS`] is reached. Returns the
    /// group of each member.
    fn move_members(&self, on_progress: &OnProgress<'_>) -> Cancellable<Vec<usize>> {
        let degrees: Vec<u64> =
            (0..self.neighbours.len()).map(|member| self.degree(member)).collect();
        let total_degree: u64 = degrees.iter().sum();
        let mut group_totals = degrees.clone();
        let mut group_of: Vec<usize> = (0..self.neighbours.len()).collect();
        let mut weights =
            GroupWeights { weights: vec![0; self.neighbours.len()], nonzero_groups: Vec::new() };
        for _ in 0..MAX_ROUNDS {
            let mut has_moved = false;
            for member in 0..self.neighbours.len() {
                if member % PROGRESS_INTERVAL == 0 {
                    let total = self.neighbours.len();
                    on_progress(Progress { step: "groups", done: member, total })?;
                }
                let current = group_of[member];
                group_totals[current] -= degrees[member];
                let context = MoveContext {
                    group_of: &group_of,
                    group_totals: &group_totals,
                    member_degree: degrees[member],
                    total_degree,
                };
                let best = self.best_group(member, current, &context, &mut weights);
                group_totals[best] += degrees[member];
                group_of[member] = best;
                has_moved |= best != current;
            }
            if !has_moved {
                break;
            }
        }
        ControlFlow::Continue(group_of)
    }

    /// The group with the largest gain for a member, with the lowest index among equals; its current group if no
    /// other gains more.
    fn best_group(
        &self,
        member: usize,
        current: usize,
        context: &MoveContext<'_>,
        weights: &mut GroupWeights,
    ) -> usize {
        for (next, weight) in &self.neighbours[member] {
            weights.add(context.group_of[*next], *weight);
        }
        // The modularity gain, scaled to an integer (by half the square of the total degree), so that equal gains
        // compare equal.
        let gain = |group: usize, weight: u64| {
            i128::from(weight) * i128::from(context.total_degree)
                - i128::from(context.group_totals[group]) * i128::from(context.member_degree)
        };
        let current_gain = gain(current, weights.weights[current]);
        let gains = weights
            .nonzero_groups
            .iter()
            .map(|group| (gain(*group, weights.weights[*group]), *group));
        let best = gains.max_by_key(|(gained, group)| (*gained, Reverse(*group)));
        weights.clear();
        best.filter(|(gained, _)| *gained > current_gain).map_or(current, |(_, group)| group)
    }

    fn degree(&self, member: usize) -> u64 {
        self.inside[member] + self.neighbours[member].iter().map(|(_, weight)| weight).sum::<u64>()
    }

    fn merge_groups(&self, group_of: &[usize], count: usize) -> Self {
        let mut inside = vec![0; count];
        let mut neighbours: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); count];
        for (member, member_neighbours) in self.neighbours.iter().enumerate() {
            let group = group_of[member];
            inside[group] += self.inside[member];
            for (next, weight) in member_neighbours {
                match group_of[*next] {
                    same if same == group => inside[group] += weight,
                    other => *neighbours[group].entry(other).or_default() += weight,
                }
            }
        }
        Self {
            neighbours: neighbours
                .into_iter()
                .map(|neighbours| neighbours.into_iter().collect())
                .collect(),
            inside,
        }
    }
}

/// Renumbers groups by first member, without gaps.
fn renumber(groups: &[usize]) -> Vec<usize> {
    let mut numbers: Vec<Option<usize>> = vec![None; groups.len()];
    let mut next = 0;
    let number = |group: &usize| {
        *numbers[*group].get_or_insert_with(|| {
            next += 1;
            next - 1
        })
    };
    groups.iter().map(number).collect()
}
