//! Who stands on which side and row, and how many lines lead to each.

use crate::model::EntityId;

use super::bundle::Bundle;
use super::drawing::{Drawing, Shape};
use super::ego::Ego;
use super::order::Ranks;
use super::rows::{Rows, Spacing};
use super::sides::{Side, Sides, deal};
use super::stand::Stand;
use super::strand::Detail;
use super::tree::Tree;

pub(super) type Arranged = (Sides, Vec<Vec<Bundle>>, Rows);

/// Sides, lines and rows at the finest level of detail that fits; what hangs deep gives way first.
pub(super) fn arrange(
    ask: &Ego<'_>,
    shape: Shape,
    tree: &mut Tree,
    stand: &Stand,
) -> Option<Arranged> {
    for detail in Detail::ALL {
        let least = usize::from(detail == Detail::Kind);
        for gap in [1, 0] {
            if gap < least {
                continue;
            }
            if let Some(arranged) = try_rows(ask, shape, tree, stand, detail, gap) {
                return Some(arranged);
            }
        }
    }
    loop {
        let deepest = (1..tree.twigs.len()).rev().find(|twig| tree.twigs[*twig].hop > 1)?;
        tree.cut(deepest);
        if let Some(arranged) = try_rows(ask, shape, tree, stand, Detail::Pair, 0) {
            return Some(arranged);
        }
    }
}

fn try_rows(
    ask: &Ego<'_>,
    shape: Shape,
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
    let mut sides = if shape == Shape::Beside {
        Sides { left: Vec::new(), right: tree.twigs[0].children.clone() }
    } else {
        let weight = |twig: usize| spacing.height(twig) + gap;
        deal(ask.graph, tree, stand.count() + gap, weight, |id| settled(ask.before, id))
    };
    let mut rows = Rows::new();
    for side in [Side::Left, Side::Right] {
        let ordered = ordered(ask, tree, sides.get(side));
        rows.extend(spacing.rows(&ordered, &stand.stretches, stand.focus)?);
        *sides.get_mut(side) = ordered;
    }
    Some((sides, strands, rows))
}

/// The side on which an entity stood before, where the picture was about the same focus.
fn settled(before: Option<&Drawing>, id: EntityId) -> Option<Side> {
    let before = before?;
    let focus = before.node(before.focus?)?.at;
    let x = before.node(id)?.at.middle().x;
    Some(if x < focus.middle().x { Side::Left } else { Side::Right })
}

/// Members of a side from the top: sifted, or where they stood before.
fn ordered(ask: &Ego<'_>, tree: &Tree, roots: &[usize]) -> Vec<usize> {
    let row = |twig: &usize| Some(ask.before?.node(tree.twigs[*twig].id)?.at.y);
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
