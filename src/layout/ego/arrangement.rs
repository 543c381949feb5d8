//! Who stands on which side and row, and how many lines lead to each.

use crate::layout::picture::{Bundle, Drawing, PictureForm};
use crate::model::EntityId;

use super::edge_detail::EdgeDetail;
use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;
use super::node_rows::{NodeRows, RowSpacing};
use super::row_slots::RowSlots;
use super::side_order::SideOrder;
use super::sides::{SideMembers, ViewSide, assign_sides};

pub(super) type Arranged = (SideMembers, Vec<Vec<Bundle>>, NodeRows);

/// Sides, lines and rows at the finest level of detail that fits; what hangs deep gives way first.
pub(super) fn arrange(
    request: &EgoRequest<'_>,
    form: PictureForm,
    tree: &mut EgoTree,
    slots: &RowSlots,
) -> Option<Arranged> {
    // Ties among neighbours want room between the rows for their words and lines.
    let wide = WIDE.iter().filter(|_| !tree.cross.is_empty());
    for (detail, gap) in wide.chain(&LEVELS).copied() {
        if let Some(arranged) = try_rows(request, form, tree, slots, detail, gap) {
            return Some(arranged);
        }
    }
    let sides = if form == PictureForm::Beside { 1 } else { 2 };
    loop {
        let last = tree.nodes.len() - 1;
        if tree.nodes[last].hop < 2 {
            return None;
        }
        tree.cut(last);
        let spacing = RowSpacing { tree, line_count: &|_| 1, gap: 0 };
        if spacing.heights(&tree.nodes[0].children) > sides * slots.count() {
            continue;
        }
        if let Some(arranged) = try_rows(request, form, tree, slots, EdgeDetail::Pair, 0) {
            return Some(arranged);
        }
    }
}

/// How finely parallel relations are told apart, and the blank rows between neighbours: the best
/// first.
const LEVELS: [(EdgeDetail, usize); 5] = [
    (EdgeDetail::Kind, 1),
    (EdgeDetail::Tone, 1),
    (EdgeDetail::Tone, 0),
    (EdgeDetail::Pair, 1),
    (EdgeDetail::Pair, 0),
];

/// Levels with more blank rows than neighbours alone want.
const WIDE: [(EdgeDetail, usize); 2] = [(EdgeDetail::Kind, 3), (EdgeDetail::Kind, 2)];

fn try_rows(
    request: &EgoRequest<'_>,
    form: PictureForm,
    tree: &EgoTree,
    slots: &RowSlots,
    detail: EdgeDetail,
    gap: usize,
) -> Option<Arranged> {
    let lines: Vec<Vec<Bundle>> = tree
        .nodes
        .iter()
        .map(|node| node.bundle.as_ref().map_or(Vec::new(), |b| detail.split(request.graph, b)))
        .collect();
    let line_count = |node: usize| lines[node].len().max(1);
    let spacing = RowSpacing { tree, line_count: &line_count, gap };
    let mut sides = if form == PictureForm::Beside {
        SideMembers { left: Vec::new(), right: tree.nodes[0].children.clone() }
    } else {
        let weight = |node: usize| spacing.height(node) + gap;
        assign_sides(request.graph, tree, slots.count() + gap, weight, |id| settled(request, id))
    };
    let place = |roots: &[usize]| spacing.rows(roots, &slots.ranges, slots.focus);
    // Sifting is dear, so it waits until the rows are known to suffice.
    let mut placed = [place(&sides.left)?, place(&sides.right)?];
    for (side, rows) in [ViewSide::Left, ViewSide::Right].into_iter().zip(&mut placed) {
        let ordered = ordered(request, tree, sides.get(side));
        if let Some(better) = place(&ordered) {
            *rows = better;
            *sides.get_mut(side) = ordered;
        }
    }
    let rows = placed.into_iter().flatten().collect();
    Some((sides, lines, rows))
}

/// The picture shown before, where it was about the same focus.
fn before<'a>(request: &EgoRequest<'a>) -> Option<&'a Drawing> {
    request.before.filter(|before| before.focus == Some(request.focus))
}

/// The side on which an entity stood before.
fn settled(request: &EgoRequest<'_>, id: EntityId) -> Option<ViewSide> {
    let before = before(request).filter(|before| before.form <= PictureForm::Spine)?;
    let focus = before.node(request.focus)?.at;
    let x = before.node(id)?.at.middle().x;
    Some(if x < focus.middle().x { ViewSide::Left } else { ViewSide::Right })
}

/// Members of a side from the top: sifted, or where they stood before.
fn ordered(request: &EgoRequest<'_>, tree: &EgoTree, roots: &[usize]) -> Vec<usize> {
    let row = |node: &usize| Some(before(request)?.node(tree.nodes[*node].id)?.at.y);
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
