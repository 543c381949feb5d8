//! Groups by the Louvain method.
//!
//! Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks", 2008: each entity joins
//! the neighbouring group that gains the most modularity, groups become the members of a smaller graph, and so on until
//! nothing moves. Entities are visited in the order of their ids and the smaller of two equally good groups wins, so
//! the same graph always has the same groups.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use petgraph::csr::Csr;

use crate::query::progress::{Cancellable, OnProgress, Progress};

/// The maximum number of rounds before groups are merged: the first ones gain the most.
const ROUNDS: usize = 32;

/// Moves between two calls of the progress callback.
const TURN: usize = 4096;

/// A graph whose members are groups, with the weight of the relations inside each.
struct GroupGraph {
    /// The neighbours of each member, and the weight of the relations with them.
    ties: Vec<Vec<(usize, u64)>>,
    /// Twice the weight of the relations inside each member.
    inside: Vec<u64>,
}

/// The group of each entity, numbered by the first entity in it.
pub(super) fn communities(
    neighbours: &Csr<(), u32>,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<usize>> {
    let count = neighbours.node_count();
    let rows = 0..u32::try_from(count).unwrap_or(u32::MAX);
    let ties = rows.map(|at| {
        let weights = neighbours.edges_slice(at).iter().map(|weight| u64::from(*weight));
        neighbours.neighbors_slice(at).iter().map(|next| *next as usize).zip(weights).collect()
    });
    let mut folded = GroupGraph { ties: ties.collect(), inside: vec![0; count] };
    let mut groups: Vec<usize> = (0..count).collect();
    loop {
        let moved = folded.move_members(on_progress)?;
        let members = compact(&moved);
        for group in &mut groups {
            *group = members[*group];
        }
        let shortfall = members.iter().max().map_or(0, |last| last + 1);
        if shortfall == folded.ties.len() {
            return ControlFlow::Continue(groups);
        }
        folded = folded.fold(&members, shortfall);
    }
}

struct GroupTotals<'s> {
    groups: &'s [usize],
    /// The weight of all relations of each group.
    total: &'s [u64],
    /// The weight of all relations of the member.
    strength: u64,
    all: u64,
}

/// The weight of the relations of one member with each group. Reused for all members, because looking groups up is
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

    fn forget(&mut self) {
        for group in self.groups.drain(..) {
            self.weights[group] = 0;
        }
    }
}

impl GroupGraph {
    /// Moves each member to the group with the largest gain, until none moves.
    fn move_members(&self, on_progress: &OnProgress<'_>) -> Cancellable<Vec<usize>> {
        let strength: Vec<u64> = (0..self.ties.len()).map(|at| self.strength(at)).collect();
        let all: u64 = strength.iter().sum();
        let mut total = strength.clone();
        let mut groups: Vec<usize> = (0..self.ties.len()).collect();
        let mut weights = GroupWeights { weights: vec![0; self.ties.len()], groups: Vec::new() };
        for _ in 0..ROUNDS {
            let mut moved = false;
            for at in 0..self.ties.len() {
                if at % TURN == 0 {
                    let of = self.ties.len();
                    on_progress(Progress { step: "groups", done: at, of })?;
                }
                let from = groups[at];
                total[from] -= strength[at];
                let totals =
                    GroupTotals { groups: &groups, total: &total, strength: strength[at], all };
                let best = self.best_group(at, from, &totals, &mut weights);
                total[best] += strength[at];
                groups[at] = best;
                moved |= best != from;
            }
            if !moved {
                break;
            }
        }
        ControlFlow::Continue(groups)
    }

    /// The group with the largest gain for a member; the smallest index among equals, and its own group if no other
    /// gains more.
    fn best_group(
        &self,
        at: usize,
        from: usize,
        totals: &GroupTotals<'_>,
        weights: &mut GroupWeights,
    ) -> usize {
        for (next, weight) in &self.ties[at] {
            weights.add(totals.groups[*next], *weight);
        }
        // The modularity gained, times the total weight, in integers: without rounding, equal gains compare as equal.
        let gain = |group: usize, weight: u64| {
            i128::from(weight) * i128::from(totals.all)
                - i128::from(totals.total[group]) * i128::from(totals.strength)
        };
        let stay = gain(from, weights.weights[from]);
        let gains =
            weights.groups.iter().map(|group| (gain(*group, weights.weights[*group]), *group));
        let best = gains.max_by_key(|(gained, group)| (*gained, Reverse(*group)));
        weights.forget();
        best.filter(|(gained, _)| *gained > stay).map_or(from, |(_, group)| group)
    }

    fn strength(&self, at: usize) -> u64 {
        self.inside[at] + self.ties[at].iter().map(|(_, weight)| weight).sum::<u64>()
    }

    fn fold(&self, members: &[usize], count: usize) -> Self {
        let mut inside = vec![0; count];
        let mut ties: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); count];
        for (at, weights) in self.ties.iter().enumerate() {
            let group = members[at];
            inside[group] += self.inside[at];
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

/// Groups numbered without gaps, by their first member.
fn compact(groups: &[usize]) -> Vec<usize> {
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
