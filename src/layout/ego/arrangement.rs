//! Chooses the side and row of each node, and the number of lines to each node.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree; bundles have relations")]

mod side_assignment;
mod side_order;

use crate::layout::picture::{Bundle, PictureForm};
use crate::model::EntityId;

use super::edge_detail::EdgeDetail;
use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;
use super::node_rows::{NodeRows, RowLayout};
use super::row_slots::RowSlots;
use super::sides::{Sides, ViewSide};
use side_assignment::{Staying, assign_sides};
use side_order::SideOrder;

pub(super) struct NodeArrangement {
    /// From top to bottom.
    pub(super) neighbours: Sides<Vec<usize>>,
    /// The lines to each node; empty for the focus.
    pub(super) lines: Vec<Vec<Bundle>>,
    pub(super) rows: NodeRows,
}

/// The detail of parallel relations, and the number of empty rows between neighbours.
type SpacingLevel = (EdgeDetail, usize);

/// The spacing levels, from the best to the tightest.
const LEVELS: [SpacingLevel; 5] = [
    (EdgeDetail::Kind, 1),
    (EdgeDetail::Tone, 1),
    (EdgeDetail::Tone, 0),
    (EdgeDetail::Pair, 1),
    TIGHTEST_LEVEL,
];
const TIGHTEST_LEVEL: SpacingLevel = (EdgeDetail::Pair, 0);

/// Additional empty rows leave room for ties among neighbours.
const WIDE_LEVELS: [SpacingLevel; 2] = [(EdgeDetail::Kind, 3), (EdgeDetail::Kind, 2)];

/// Arranges a tree at the best level that fits. If none fits, removes the farthest nodes from the tree until the
/// tightest level fits; `None` if not even the neighbours of the focus fit.
pub(super) fn arrange(
    request: &EgoRequest<'_>,
    tree: &mut EgoTree,
    slots: &RowSlots,
) -> Option<NodeArrangement> {
    let wide = WIDE_LEVELS.iter().filter(|_| !tree.cross_ties.is_empty());
    let mut levels = wide.chain(&LEVELS);
    let best = levels.find_map(|level| arrange_at_level(request, tree, slots, *level));
    if best.is_some() {
        return best;
    }
    loop {
        tree.remove_last(2)?;
        let layout = RowLayout { tree, line_count: &|_| 1, gap: 0 };
        if layout.total_height(&tree.nodes[0].children) <= slots.total_rows()
            && let Some(arrangement) = arrange_at_level(request, tree, slots, TIGHTEST_LEVEL)
        {
            return Some(arrangement);
        }
    }
}

fn arrange_at_level(
    request: &EgoRequest<'_>,
    tree: &EgoTree,
    slots: &RowSlots,
    (detail, gap): SpacingLevel,
) -> Option<NodeArrangement> {
    let split = |bundle: &Bundle| detail.split(request.graph, bundle);
    let lines = tree.nodes.iter().map(|node| node.bundle.as_ref().map_or(Vec::new(), split));
    let lines: Vec<Vec<Bundle>> = lines.collect();
    let line_count = |node: usize| lines[node].len().max(1);
    let layout = RowLayout { tree, line_count: &line_count, gap };
    let mut neighbours = if slots.form == PictureForm::Beside {
        Sides { left: Vec::new(), right: tree.nodes[0].children.clone() }
    } else {
        let height = |node: usize| layout.height(node) + gap;
        let previous = |id: EntityId| previous_side(request, id);
        let stay = staying(request, tree);
        assign_sides(tree, slots.rows_per_side() + gap, height, previous, stay)
    };
    if request.expanded_form().is_some() {
        neighbours.left = order_side(request, tree, &neighbours.left);
        neighbours.right = order_side(request, tree, &neighbours.right);
        let mut rows = layout.rows(&neighbours.left, slots)?;
        rows.append(&mut layout.rows(&neighbours.right, slots)?);
        return Some(NodeArrangement { neighbours, lines, rows });
    }
    // Sifting is expensive, so this first checks that there are enough rows.
    let rows = |roots: &[usize]| layout.rows(roots, slots);
    let (mut left, mut right) = (rows(&neighbours.left)?, rows(&neighbours.right)?);
    for (side, side_rows) in
        [(&mut neighbours.left, &mut left), (&mut neighbours.right, &mut right)]
    {
        let ordered = order_side(request, tree, side);
        if let Some(ordered_rows) = rows(&ordered) {
            (*side, *side_rows) = (ordered, ordered_rows);
        }
    }
    left.append(&mut right);
    Some(NodeArrangement { neighbours, lines, rows: left })
}

/// While entities are expanded, farther ones are left out before a neighbour of the focus changes its side.
fn staying(request: &EgoRequest<'_>, tree: &EgoTree) -> Staying {
    let has_farther = tree.nodes.last().is_some_and(|node| node.hop > 1);
    if request.expanded_form().is_some() && has_farther { Staying::Always } else { Staying::IfRoom }
}

fn previous_side(request: &EgoRequest<'_>, id: EntityId) -> Option<ViewSide> {
    let previous =
        request.previous_of_same_focus().filter(|previous| previous.form <= PictureForm::Spine)?;
    let focus = previous.node(request.focus)?.at;
    let x = previous.node(id)?.at.middle().x;
    Some(if x < focus.middle().x { ViewSide::Left } else { ViewSide::Right })
}

/// The neighbours of a side from top to bottom: in the order of the previous picture if it shows any, else sifted.
fn order_side(request: &EgoRequest<'_>, tree: &EgoTree, roots: &[usize]) -> Vec<usize> {
    let row =
        |node: &usize| Some(request.previous_of_same_focus()?.node(tree.nodes[*node].id)?.at.y);
    if roots.iter().any(|node| row(node).is_some()) {
        let mut last_row = 0;
        let keyed = roots.iter().map(|node| {
            last_row = row(node).unwrap_or(last_row);
            (last_row, *node)
        });
        let mut keyed: Vec<(u16, usize)> = keyed.collect();
        keyed.sort_by_key(|(row, _)| *row);
        return keyed.into_iter().map(|(_, node)| node).collect();
    }
    let root_of = |id: EntityId| {
        let mut node = tree.find(id)?;
        while tree.nodes[node].hop > 1 {
            node = tree.nodes[node].parent;
        }
        roots.iter().position(|root| *root == node)
    };
    let ties = tree.cross_ties.iter();
    let pairs = ties.filter_map(|tie| Some((root_of(tie.from)?, root_of(tie.to)?)));
    let pairs: Vec<_> = pairs.filter(|(a, b)| a != b).collect();
    let family = |node: &usize| {
        let bundle = tree.nodes[*node].bundle.as_ref();
        bundle.map_or(0, |bundle| request.graph.relation(bundle.relations[0]).kind().family.index())
    };
    let order = SideOrder::new(roots.iter().map(family).collect(), &pairs).into_sifted();
    order.into_iter().map(|member| roots[member]).collect()
}
