//! Groups by the Louvain method.
//!
//! Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks", 2008: each entity joins
//! the neighbouring group that gains the most modularity, groups become the members of a smaller graph, and so on until
//! no member moves. Entities are visited in the order of their ids and the smaller of two equally good groups wins, so
//! the same graph always has the same groups.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use petgraph::csr::Csr;

use crate::query::progress::{Cancellable, OnProgress, Progress};

/// The maximum number of rounds before groups are merged: the first rounds gain the most.
const MAX_ROUNDS: usize = 32;

/// The number of members visited between two calls of the progress callback.
const PROGRESS_INTERVAL: usize = 4096;

/// A graph whose members are groups, with the weight of the relations inside each.
struct GroupGraph {
    /// The neighbours of each member, and the weight of the relations with them.
    ties: Vec<Vec<(usize, u64)>>,
    /// Twice the weight of the relations inside each member.
    inside: Vec<u64>,
}

/// The group of each entity; groups are numbered by first entity.
pub(super) fn communities(
    neighbours: &Csr<(), u32>,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<usize>> {
    let count = neighbours.node_count();
    let rows = 0..u32::try_from(count).unwrap_or(u32::MAX);
    let ties = rows.map(|member| {
        let weights = neighbours.edges_slice(member).iter().map(|weight| u64::from(*weight));
        neighbours.neighbors_slice(member).iter().map(|next| *next as usize).zip(weights).collect()
    });
    let mut group_graph = GroupGraph { ties: ties.collect(), inside: vec![0; count] };
    let mut groups: Vec<usize> = (0..count).collect();
    loop {
        let moved = group_graph.move_members(on_progress)?;
        let members = renumber(&moved);
        for group in &mut groups {
            *group = members[*group];
        }
        let group_count = members.iter().max().map_or(0, |last| last + 1);
        if group_count == group_graph.ties.len() {
            return ControlFlow::Continue(groups);
        }
        group_graph = group_graph.merge_groups(&members, group_count);
    }
}

struct GroupTotals<'s> {
    groups: &'s [usize],
    /// The weight of all relations of each group.
    totals: &'s [u64],
    /// The weight of all relations of the member.
    degree: u64,
    total_weight: u64,
}

/// The weight of the relations of one member with each group. Reused for all members, because looking up groups is
/// most of the work.
struct GroupWeights {
    /// By group; 0 for a group without relations.
    weights: Vec<u64>,
    groups: Vec<usize>,
}

impl GroupWeights {
    fn add(&mut self, group: usize, weight: u64) {
        if self.weights[group] == 0 {
            self.groups.push(group);
        }
        self.weights[group] += weight;
    }

    fn clear(&mut self) {
        for group in self.groups.drain(..) {
            self.weights[group] = 0;
        }
    }
}

impl GroupGraph {
    /// Moves each member to the group with the largest gain, until none moves.
    fn move_members(&self, on_progress: &OnProgress<'_>) -> Cancellable<Vec<usize>> {
        let degrees: Vec<u64> = (0..self.ties.len()).map(|member| self.degree(member)).collect();
        let total_weight: u64 = degrees.iter().sum();
        let mut totals = degrees.clone();
        let mut groups: Vec<usize> = (0..self.ties.len()).collect();
        let mut weights = GroupWeights { weights: vec![0; self.ties.len()], groups: Vec::new() };
        for _ in 0..MAX_ROUNDS {
            let mut moved = false;
            for member in 0..self.ties.len() {
                if member % PROGRESS_INTERVAL == 0 {
                    let total = self.ties.len();
                    on_progress(Progress { step: "groups", done: member, total })?;
                }
                let current = groups[member];
                totals[current] -= degrees[member];
                let state = GroupTotals {
                    groups: &groups,
                    totals: &totals,
                    degree: degrees[member],
                    total_weight,
                };
                let best = self.best_group(member, current, &state, &mut weights);
                totals[best] += degrees[member];
                groups[member] = best;
                moved |= best != current;
            }
            if !moved {
                break;
            }
        }
        ControlFlow::Continue(groups)
    }

    /// The group with the largest gain for a member, with the smallest index among equals; its current group if no
    /// other gains more.
    fn best_group(
        &self,
        member: usize,
        current: usize,
        totals: &GroupTotals<'_>,
        weights: &mut GroupWeights,
    ) -> usize {
        for (next, weight) in &self.ties[member] {
            weights.add(totals.groups[*next], *weight);
        }
        // The modularity gained, times the total weight, in integers: without rounding, equal gains compare as equal.
        let gain = |group: usize, weight: u64| {
            i128::from(weight) * i128::from(totals.total_weight)
                - i128::from(totals.totals[group]) * i128::from(totals.degree)
        };
        let current_gain = gain(current, weights.weights[current]);
        let gains =
            weights.groups.iter().map(|group| (gain(*group, weights.weights[*group]), *group));
        let best = gains.max_by_key(|(gained, group)| (*gained, Reverse(*group)));
        weights.clear();
        best.filter(|(gained, _)| *gained > current_gain).map_or(current, |(_, group)| group)
    }

    fn degree(&self, member: usize) -> u64 {
        self.inside[member] + self.ties[member].iter().map(|(_, weight)| weight).sum::<u64>()
    }

    fn merge_groups(&self, members: &[usize], count: usize) -> Self {
        let mut inside = vec![0; count];
        let mut ties: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); count];
        for (member, weights) in self.ties.iter().enumerate() {
            let group = members[member];
            inside[group] += self.inside[member];
            for (next, weight) in weights {
                match members[*next] {
                    same if same == group => inside[group] += weight,
                    other => *ties[group].entry(other).or_default() += weight,
                }
            }
        }
        Self { ties: ties.into_iter().map(|ties| ties.into_iter().collect()).collect(), inside }
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
