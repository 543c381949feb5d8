//! Who belongs together: the Louvain method.
//!
//! Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks",
//! 2008: each one joins the neighbouring group that gains the most modularity, groups become the
//! members of a smaller web, and so on until nothing moves. Entities are visited in the order of
//! their ids and ties are broken by the smaller group, so the same graph always falls into the
//! same groups.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::query::watch::{Progress, Watch, Watched};

use super::web::Web;

/// How often everyone may change groups before a web is folded: the gain is in the first rounds.
const ROUNDS: usize = 32;

/// After how many moves somebody who looks on is told.
const TURN: usize = 4096;

/// A web in which groups have become members, with the weight of ties inside each.
struct Folded {
    /// Neighbours and the weight of the ties to them, without itself.
    ties: Vec<Vec<(usize, u64)>>,
    /// Twice the weight of the ties inside.
    inside: Vec<u64>,
}

/// The group of each entity, numbered by the first entity in it.
pub(super) fn communities(web: &Web, watch: &Watch<'_>) -> Watched<Vec<usize>> {
    let count = web.node_count();
    let rows = 0..u32::try_from(count).unwrap_or(u32::MAX);
    let ties = rows.map(|at| {
        let weights = web.edges_slice(at).iter().map(|weight| u64::from(*weight));
        web.neighbors_slice(at).iter().map(|next| *next as usize).zip(weights).collect()
    });
    let mut folded = Folded { ties: ties.collect(), inside: vec![0; count] };
    let mut groups: Vec<usize> = (0..count).collect();
    loop {
        let moved = folded.settle(watch)?;
        let members = compact(&moved);
        for group in &mut groups {
            *group = members[*group];
        }
        let fewer = members.iter().max().map_or(0, |last| last + 1);
        if fewer == folded.ties.len() {
            return ControlFlow::Continue(groups);
        }
        folded = folded.fold(&members, fewer);
    }
}

impl Folded {
    /// Lets each member join the group where it gains most, until nobody moves.
    fn settle(&self, watch: &Watch<'_>) -> Watched<Vec<usize>> {
        let strength: Vec<u64> = (0..self.ties.len()).map(|at| self.strength(at)).collect();
        let all: u64 = strength.iter().sum();
        let mut total = strength.clone();
        let mut groups: Vec<usize> = (0..self.ties.len()).collect();
        for _ in 0..ROUNDS {
            let mut moved = false;
            for at in 0..self.ties.len() {
                if at % TURN == 0 {
                    let of = self.ties.len();
                    watch(Progress { step: "who belongs together", done: at, of })?;
                }
                let from = groups[at];
                total[from] -= strength[at];
                let best = self.best_group(at, from, &groups, &total, strength[at], all);
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

    fn best_group(
        &self,
        at: usize,
        from: usize,
        groups: &[usize],
        total: &[u64],
        strength: u64,
        all: u64,
    ) -> usize {
        let mut shared: BTreeMap<usize, u64> = BTreeMap::from([(from, 0)]);
        for (next, weight) in &self.ties[at] {
            *shared.entry(groups[*next]).or_default() += weight;
        }
        // Modularity gained, times the weight of everything, in whole numbers: no rounding, so
        // that equal gains are equal.
        let gain = |group: usize, weight: u64| {
            i128::from(weight) * i128::from(all) - i128::from(total[group]) * i128::from(strength)
        };
        let stay = gain(from, shared[&from]);
        let gains = shared.iter().map(|(group, weight)| (gain(*group, *weight), *group));
        let best = gains.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.filter(|(gained, _)| *gained > stay).map_or(from, |(_, group)| group)
    }

    fn strength(&self, at: usize) -> u64 {
        self.inside[at] + self.ties[at].iter().map(|(_, weight)| weight).sum::<u64>()
    }

    /// The web whose members are the groups of this one.
    fn fold(&self, members: &[usize], count: usize) -> Self {
        let mut inside = vec![0; count];
        let mut ties: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); count];
        for (at, near) in self.ties.iter().enumerate() {
            let group = members[at];
            inside[group] += self.inside[at];
            for (next, weight) in near {
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
