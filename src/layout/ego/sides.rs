//! Which neighbours stand left of the focus and which right.

use crate::layout::picture::Flow;
use crate::model::{EntityId, Graph};

use super::ego_tree::EgoTree;

/// One half of an ego view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ViewSide {
    Left,
    Right,
}

/// The neighbours of the focus by side, each from the top.
#[derive(Clone, Debug, Default)]
pub(super) struct SideMembers {
    pub(super) left: Vec<usize>,
    pub(super) right: Vec<usize>,
}

impl SideMembers {
    pub(super) fn get(&self, side: ViewSide) -> &[usize] {
        match side {
            ViewSide::Left => &self.left,
            ViewSide::Right => &self.right,
        }
    }

    pub(super) fn get_mut(&mut self, side: ViewSide) -> &mut Vec<usize> {
        match side {
            ViewSide::Left => &mut self.left,
            ViewSide::Right => &mut self.right,
        }
    }
}

/// Deals the neighbours out: what the focus does on the right, what is done to it on the left,
/// what holds both ways where there is room. Where that leaves one side with less than a quarter
/// of the rows, or more than fit, the sides are made even instead.
///
/// `weight` is the number of rows that a neighbour needs with all that hangs on it; `settled`
/// tells the side where a neighbour already stands and should stay.
pub(super) fn assign_sides(
    graph: &Graph,
    tree: &EgoTree,
    rows: usize,
    weight: impl Fn(usize) -> usize,
    settled: impl Fn(EntityId) -> Option<ViewSide>,
) -> SideMembers {
    let mut sides = SideMembers::default();
    let (mut out, mut both, mut inward) = (Vec::new(), Vec::new(), Vec::new());
    for &child in &tree.nodes[0].children {
        if let Some(side) = settled(tree.nodes[child].id) {
            sides.get_mut(side).push(child);
            continue;
        }
        match run_from_focus(graph, tree, child) {
            Route::Out => out.push(child),
            Route::Both => both.push(child),
            Route::In => inward.push(child),
        }
    }
    let total = |list: &[usize]| list.iter().map(|child| weight(*child)).sum::<usize>();
    let fixed = (total(&sides.right), total(&sides.left));
    let line: Vec<usize> = [&out[..], &both[..], &inward[..]].concat();
    let weights: Vec<usize> = line.iter().map(|child| weight(*child)).collect();
    let cut = cut(&weights, out.len()..=out.len() + both.len(), fixed, rows);
    sides.right.extend(&line[..cut]);
    sides.left.extend(&line[cut..]);
    even_out(&mut sides, rows, &total);
    sides.left.sort_unstable();
    sides.right.sort_unstable();
    sides
}

/// Moves what does not fit on one side to the other, the last first.
fn even_out(sides: &mut SideMembers, rows: usize, total: &dyn Fn(&[usize]) -> usize) {
    while total(&sides.left) > rows && total(&sides.right) < rows {
        let Some(last) = sides.left.pop() else { return };
        sides.right.push(last);
    }
    while total(&sides.right) > rows && total(&sides.left) < rows {
        let Some(last) = sides.right.pop() else { return };
        sides.left.push(last);
    }
}

/// Where to cut a row of neighbours so that both parts fit: within `wished` if that is not too
/// lopsided, else in the middle.
fn cut(
    weights: &[usize],
    wished: std::ops::RangeInclusive<usize>,
    fixed: (usize, usize),
    rows: usize,
) -> usize {
    let all: usize = weights.iter().sum::<usize>() + fixed.0 + fixed.1;
    let right = |at: usize| fixed.0 + weights[..at].iter().sum::<usize>();
    let lopsided = |at: &usize| right(*at).abs_diff(all - right(*at));
    let wished = wished.min_by_key(lopsided).unwrap_or(0);
    let small = right(wished).min(all - right(wished));
    let large = all - small;
    if large <= rows && (small * 4 >= all || all <= 3) {
        return wished;
    }
    (0..=weights.len()).min_by_key(lopsided).unwrap_or(0)
}

enum Route {
    Out,
    Both,
    In,
}

fn run_from_focus(graph: &Graph, tree: &EgoTree, child: usize) -> Route {
    let focus = tree.nodes[0].id;
    let Some(bundle) = &tree.nodes[child].bundle else { return Route::Both };
    match (bundle.run(graph), bundle.from == focus) {
        (Flow::Forward, true) => Route::Out,
        (Flow::Forward, false) => Route::In,
        _ => Route::Both,
    }
}
