//! Who stands on which side and row, and how many lines lead to each.

use crate::layout::picture::{Bundle, Drawing, PictureForm};
use crate::model::EntityId;

use super::edge_detail::Detail;
use super::ego_request::EgoRequest;
use super::row_slots::Stand;
use super::rows::{Rows, Spacing};
use super::sides::{Side, Sides, deal};
use super::sifting::Ranks;
use super::tree::Tree;

pub(super) type Arranged = (Sides, Vec<Vec<Bundle>>, Rows);

/// Sides, lines and rows at the finest level of detail that fits; what hangs deep gives way first.
pub(super) fn arrange(
    ask: &EgoRequest<'_>,
    form: PictureForm,
    tree: &mut Tree,
    stand: &Stand,
) -> Option<Arranged> {
    // Ties among neighbours want room between the rows for their words and lines.
    let wide = WIDE.iter().filter(|_| !tree.cross.is_empty());
    for (detail, gap) in wide.chain(&LEVELS).copied() {
        if let Some(arranged) = try_rows(ask, form, tree, stand, detail, gap) {
            return Some(arranged);
        }
    }
    let sides = if form == PictureForm::Beside { 1 } else { 2 };
    loop {
        let last = tree.twigs.len() - 1;
        if tree.twigs[last].hop < 2 {
            return None;
        }
        tree.cut(last);
        let spacing = Spacing { tree, lines: &|_| 1, gap: 0 };
        if spacing.heights(&tree.twigs[0].children) > sides * stand.count() {
            continue;
        }
        if let Some(arranged) = try_rows(ask, form, tree, stand, Detail::Pair, 0) {
            return Some(arranged);
        }
    }
}

/// How finely parallel relations are told apart, and the blank rows between neighbours: the best
/// first.
const LEVELS: [(Detail, usize); 5] =
    [(Detail::Kind, 1), (Detail::Tone, 1), (Detail::Tone, 0), (Detail::Pair, 1), (Detail::Pair, 0)];

/// Levels with more blank rows than neighbours alone want.
const WIDE: [(Detail, usize); 2] = [(Detail::Kind, 3), (Detail::Kind, 2)];

fn try_rows(
    ask: &EgoRequest<'_>,
    form: PictureForm,
    tree: &Tree,
    stand: &Stand,
    detail: Detail,
    gap: usize,
) -> Option<Arranged> {
    let strands: Vec<Vec<Bundle>> = tree
        .twigs
        .iter()
        .map(|twig| twig.bundle.as_ref().map_or(Vec::new(), |b| detail.strands(ask.graph, b)))
        .collect();
    let lines = |twig: usize| strands[twig].len().max(1);
    let spacing = Spacing { tree, lines: &lines, gap };
    let mut sides = if form == PictureForm::Beside {
        Sides { left: Vec::new(), right: tree.twigs[0].children.clone() }
    } else {
        let weight = |twig: usize| spacing.height(twig) + gap;
        deal(ask.graph, tree, stand.count() + gap, weight, |id| settled(ask, id))
    };
    let place = |roots: &[usize]| spacing.rows(roots, &stand.stretches, stand.focus);
    // Sifting is dear, so it waits until the rows are known to suffice.
    let mut placed = [place(&sides.left)?, place(&sides.right)?];
    for (side, rows) in [Side::Left, Side::Right].into_iter().zip(&mut placed) {
        let ordered = ordered(ask, tree, sides.get(side));
        if let Some(better) = place(&ordered) {
            *rows = better;
            *sides.get_mut(side) = ordered;
        }
    }
    let rows = placed.into_iter().flatten().collect();
    Some((sides, strands, rows))
}

/// The picture shown before, where it was about the same focus.
fn before<'a>(ask: &EgoRequest<'a>) -> Option<&'a Drawing> {
    ask.before.filter(|before| before.focus == Some(ask.focus))
}

/// The side on which an entity stood before.
fn settled(ask: &EgoRequest<'_>, id: EntityId) -> Option<Side> {
    let before = before(ask).filter(|before| before.form <= PictureForm::Spine)?;
    let focus = before.node(ask.focus)?.at;
    let x = before.node(id)?.at.middle().x;
    Some(if x < focus.middle().x { Side::Left } else { Side::Right })
}

/// Members of a side from the top: sifted, or where they stood before.
fn ordered(ask: &EgoRequest<'_>, tree: &Tree, roots: &[usize]) -> Vec<usize> {
    let row = |twig: &usize| Some(before(ask)?.node(tree.twigs[*twig].id)?.at.y);
    if roots.iter().any(|twig| row(twig).is_some()) {
        let mut last = 0;
        let keyed = roots.iter().map(|twig| {
            last = row(twig).unwrap_or(last);
            (last, *twig)
        });
        let mut keyed: Vec<(u16, usize)> = keyed.collect();
        keyed.sort_by_key(|(row, _)| *row);
        return keyed.into_iter().map(|(_, twig)| twig).collect();
    }
    let root_of = |id: EntityId| {
        let mut twig = tree.find(id)?;
        while tree.twigs[twig].hop > 1 {
            twig = tree.twigs[twig].parent;
        }
        roots.iter().position(|root| *root == twig)
    };
    let pairs = tree.cross.iter().filter_map(|b| Some((root_of(b.from)?, root_of(b.to)?)));
    let pairs: Vec<_> = pairs.filter(|(a, b)| a != b).collect();
    let family = |twig: &usize| {
        let bundle = tree.twigs[*twig].bundle.as_ref();
        bundle.map_or(0, |bundle| ask.graph.relation(bundle.relations[0]).kind().family.index())
    };
    let order = Ranks::new(roots.iter().map(family).collect(), &pairs).sifted();
    order.into_iter().map(|member| roots[member]).collect()
}
