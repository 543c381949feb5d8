//! The side and row of each node, and the lines to it.

use crate::layout::picture::{Bundle, PictureForm};
use crate::model::EntityId;

use super::edge_detail::EdgeDetail;
use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;
use super::node_rows::{NodeRows, RowSpacing};
use super::row_slots::RowSlots;
use super::side_assignment::assign_sides;
use super::side_order::SideOrder;
use super::sides::{Sides, ViewSide};

pub(super) struct NodeArrangement {
    /// The neighbours of the focus on each side, from top to bottom.
    pub(super) neighbours: Sides<Vec<usize>>,
    /// The lines to each node; none to the focus.
    pub(super) lines: Vec<Vec<Bundle>>,
    pub(super) rows: NodeRows,
}

/// The spacing of an arrangement: lines for parallel relations, and empty rows between neighbours.
type SpacingLevel = (EdgeDetail, usize);

/// The best level first.
const LEVELS: [SpacingLevel; 5] = [
    (EdgeDetail::Kind, 1),
    (EdgeDetail::Tone, 1),
    (EdgeDetail::Tone, 0),
    (EdgeDetail::Pair, 1),
    TIGHTEST,
];
const TIGHTEST: SpacingLevel = (EdgeDetail::Pair, 0);

/// Levels with more empty rows than needed for neighbours alone, for the ties among them.
const WIDE: [SpacingLevel; 2] = [(EdgeDetail::Kind, 3), (EdgeDetail::Kind, 2)];

/// Arranges a tree at the best level that fits; if none does, removes the farthest nodes.
pub(super) fn arrange(
    request: &EgoRequest<'_>,
    tree: &mut EgoTree,
    slots: &RowSlots,
) -> Option<NodeArrangement> {
    let wide = WIDE.iter().filter(|_| !tree.cross.is_empty());
    let mut levels = wide.chain(&LEVELS);
    if let Some(found) = levels.find_map(|level| at_level(request, tree, slots, *level)) {
        return Some(found);
    }
    loop {
        tree.cut_last(2)?;
        let spacing = RowSpacing { tree, line_count: &|_| 1, gap: 0 };
        if spacing.heights(&tree.nodes[0].children) <= slots.count_of_sides()
            && let Some(found) = at_level(request, tree, slots, TIGHTEST)
        {
            return Some(found);
        }
    }
}

fn at_level(
    request: &EgoRequest<'_>,
    tree: &EgoTree,
    slots: &RowSlots,
    (detail, gap): SpacingLevel,
) -> Option<NodeArrangement> {
    let split = |bundle: &Bundle| detail.split(request.graph, bundle);
    let lines = tree.nodes.iter().map(|node| node.bundle.as_ref().map_or(Vec::new(), split));
    let lines: Vec<Vec<Bundle>> = lines.collect();
    let line_count = |node: usize| lines[node].len().max(1);
    let spacing = RowSpacing { tree, line_count: &line_count, gap };
    let mut neighbours = if slots.form == PictureForm::Beside {
        Sides { left: Vec::new(), right: tree.nodes[0].children.clone() }
    } else {
        let height = |node: usize| spacing.height(node) + gap;
        let previous = |id: EntityId| previous_side(request, id);
        assign_sides(tree, slots.count() + gap, height, previous)
    };
    // Sifting is expensive, so check first that there are enough rows.
    let rows = |roots: &[usize]| spacing.rows(roots, slots);
    let (mut left, mut right) = (rows(&neighbours.left)?, rows(&neighbours.right)?);
    for (side, placed) in [(&mut neighbours.left, &mut left), (&mut neighbours.right, &mut right)] {
        let ordered = ordered(request, tree, side);
        if let Some(better) = rows(&ordered) {
            (*side, *placed) = (ordered, better);
        }
    }
    left.append(&mut right);
    Some(NodeArrangement { neighbours, lines, rows: left })
}

fn previous_side(request: &EgoRequest<'_>, id: EntityId) -> Option<ViewSide> {
    let before = request.same_before().filter(|before| before.form <= PictureForm::Spine)?;
    let focus = before.node(request.focus)?.at;
    let x = before.node(id)?.at.middle().x;
    Some(if x < focus.middle().x { ViewSide::Left } else { ViewSide::Right })
}

/// The neighbours of a side from the top: in their previous order, or sifted.
fn ordered(request: &EgoRequest<'_>, tree: &EgoTree, roots: &[usize]) -> Vec<usize> {
    let row = |node: &usize| Some(request.same_before()?.node(tree.nodes[*node].id)?.at.y);
    if roots.iter().any(|node| row(node).is_some()) {
        let mut last = 0;
        let keyed = roots.iter().map(|node| {
            last = row(node).unwrap_or(last);
            (last, *node)
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
    let pairs = tree.cross.iter().filter_map(|b| Some((root_of(b.from)?, root_of(b.to)?)));
    let pairs: Vec<_> = pairs.filter(|(a, b)| a != b).collect();
    let family = |node: &usize| {
        let bundle = tree.nodes[*node].bundle.as_ref();
        bundle.map_or(0, |bundle| request.graph.relation(bundle.relations[0]).kind().family.index())
    };
    let order = SideOrder::new(roots.iter().map(family).collect(), &pairs).sifted();
    order.into_iter().map(|member| roots[member]).collect()
}
