//! Which neighbours are left of the focus and which right.

use std::ops::RangeInclusive;

use crate::layout::picture::BundleDirection;
use crate::model::EntityId;

use super::ego_tree::EgoTree;
use super::sides::{Sides, ViewSide};

/// Assigns neighbours to sides: outgoing relations to the right, incoming ones to the left, relations in both
/// directions where there is room. The sides are balanced instead if one of them would get less than a quarter of the
/// rows, or more than fit.
///
/// `height` is the number of rows of a neighbour and its subtree; `previous` is the side on which an entity was and
/// should stay.
pub(super) fn assign_sides(
    tree: &EgoTree,
    rows: usize,
    height: impl Fn(usize) -> usize,
    previous: impl Fn(EntityId) -> Option<ViewSide>,
) -> Sides<Vec<usize>> {
    let mut sides: Sides<Vec<usize>> = Sides::default();
    let (mut out, mut both, mut inward) = (Vec::new(), Vec::new(), Vec::new());
    for &child in &tree.nodes[0].children {
        let node = &tree.nodes[child];
        if let Some(side) = previous(node.id) {
            match side {
                ViewSide::Left => sides.left.push(child),
                ViewSide::Right => sides.right.push(child),
            }
            continue;
        }
        match node.bundle.as_ref().map(|bundle| (bundle.flow, bundle.to == node.id)) {
            Some((BundleDirection::Forward, true)) => out.push(child),
            Some((BundleDirection::Forward, false)) => inward.push(child),
            _ => both.push(child),
        }
    }
    let total = |list: &[usize]| list.iter().map(|child| height(*child)).sum::<usize>();
    let fixed = Sides { left: total(&sides.left), right: total(&sides.right) };
    let sorted: Vec<usize> = [&out[..], &both[..], &inward[..]].concat();
    let heights: Vec<usize> = sorted.iter().map(|child| height(*child)).collect();
    let cut = split_point(&heights, out.len()..=out.len() + both.len(), &fixed, rows);
    sides.right.extend(&sorted[..cut]);
    sides.left.extend(&sorted[cut..]);
    let Sides { left, right } = &mut sides;
    move_overflow(left, right, rows, &total);
    move_overflow(right, left, rows, &total);
    left.sort_unstable();
    right.sort_unstable();
    sides
}

/// Moves neighbours that do not fit on one side to the other, the last first.
fn move_overflow(
    from: &mut Vec<usize>,
    to: &mut Vec<usize>,
    rows: usize,
    total: &dyn Fn(&[usize]) -> usize,
) {
    while total(from) > rows && total(to) < rows {
        to.extend(from.pop());
    }
}

/// Where to split a list, right side first, so that both parts fit: within `preferred` if that is
/// balanced enough, else in the middle.
fn split_point(
    heights: &[usize],
    preferred: RangeInclusive<usize>,
    fixed: &Sides<usize>,
    rows: usize,
) -> usize {
    let all: usize = heights.iter().sum::<usize>() + fixed.left + fixed.right;
    let right = |at: usize| fixed.right + heights[..at].iter().sum::<usize>();
    let imbalance = |at: &usize| right(*at).abs_diff(all - right(*at));
    let preferred = preferred.min_by_key(imbalance).unwrap_or(0);
    let small = right(preferred).min(all - right(preferred));
    if all - small <= rows && (small * 4 >= all || all <= 3) {
        return preferred;
    }
    (0..=heights.len()).min_by_key(imbalance).unwrap_or(0)
}
