//! Assigns the neighbours of the focus to the left or right side.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree; a cut is among them")]

use std::ops::RangeInclusive;

use crate::layout::picture::BundleDirection;
use crate::model::EntityId;

use crate::layout::ego::ego_tree::EgoTree;
use crate::layout::ego::sides::{Sides, ViewSide};

/// Whether entities stay on their previous side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Staying {
    Always,
    /// Unless that side has more rows than fit.
    IfRoom,
}

/// Assigns neighbours with outgoing relations to the right side, those with incoming relations to the left, and those
/// with both to either side. Balances the sides instead if one of them would get less than a quarter of the rows, or
/// more rows than fit.
///
/// `height` returns the number of rows of a neighbour and its subtree; `previous` returns the side on which an entity
/// was in the previous picture and should stay.
pub(super) fn assign_sides(
    tree: &EgoTree,
    rows: usize,
    height: impl Fn(usize) -> usize,
    previous: impl Fn(EntityId) -> Option<ViewSide>,
    staying: Staying,
) -> Sides<Vec<usize>> {
    let mut sides: Sides<Vec<usize>> = Sides::default();
    let (mut outgoing, mut both, mut incoming) = (Vec::new(), Vec::new(), Vec::new());
    for &child in &tree.nodes[0].children {
        let node = &tree.nodes[child];
        if let Some(side) = previous(node.id) {
            match side {
                ViewSide::Left => sides.left.push(child),
                ViewSide::Right => sides.right.push(child),
            }
            continue;
        }
        match node.bundle.as_ref().map(|bundle| (bundle.direction, bundle.to == node.id)) {
            Some((BundleDirection::Forward, true)) => outgoing.push(child),
            Some((BundleDirection::Forward, false)) => incoming.push(child),
            _ => both.push(child),
        }
    }
    let total = |list: &[usize]| list.iter().map(|child| height(*child)).sum::<usize>();
    let kept = match staying {
        Staying::Always => Sides { left: sides.left.len(), right: sides.right.len() },
        Staying::IfRoom => Sides::default(),
    };
    let fixed = Sides { left: total(&sides.left), right: total(&sides.right) };
    let sorted: Vec<usize> = [&outgoing[..], &both[..], &incoming[..]].concat();
    let heights: Vec<usize> = sorted.iter().map(|child| height(*child)).collect();
    let preferred = outgoing.len()..=outgoing.len() + both.len();
    let cut = split_point(&heights, preferred, &fixed, rows);
    sides.right.extend(&sorted[..cut]);
    sides.left.extend(&sorted[cut..]);
    let Sides { left, right } = &mut sides;
    move_overflow((left, kept.left), right, rows, &total);
    move_overflow((right, kept.right), left, rows, &total);
    left.sort_unstable();
    right.sort_unstable();
    sides
}

/// Moves members of a side, apart from the first `kept`, to the other side while they do not fit.
fn move_overflow(
    (from, kept): (&mut Vec<usize>, usize),
    to: &mut Vec<usize>,
    rows: usize,
    total: &dyn Fn(&[usize]) -> usize,
) {
    while from.len() > kept && total(from) > rows && total(to) < rows {
        to.extend(from.pop());
    }
}

/// The index at which to split a list into the right and left side: the best index in the range `preferred` if both
/// sides then fit and are balanced enough, else the most balanced index.
fn split_point(
    heights: &[usize],
    preferred: RangeInclusive<usize>,
    fixed: &Sides<usize>,
    rows: usize,
) -> usize {
    let all: usize = heights.iter().sum::<usize>() + fixed.left + fixed.right;
    let right = |index: usize| fixed.right + heights[..index].iter().sum::<usize>();
    let imbalance = |index: &usize| right(*index).abs_diff(all - right(*index));
    let preferred = preferred.min_by_key(imbalance).unwrap_or(0);
    let smaller = right(preferred).min(all - right(preferred));
    if all - smaller <= rows && (smaller * 4 >= all || all <= 3) {
        return preferred;
    }
    (0..=heights.len()).min_by_key(imbalance).unwrap_or(0)
}
