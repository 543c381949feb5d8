//! Names on a map: as much of each as finds room, the important ones first.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::layout::mark::Mark;
use crate::layout::picture::{
    Border, Node, Point, Rect, SIGN_WIDTH, Size, distinct_labels, named_node,
};
use crate::model::EntityId;
use crate::text::width;

use super::label_placer::LabelPlacer;
use super::map_request::MapRequest;
use super::positions::NAME;
use super::viewport::Projection;

/// Names are cut to no fewer columns than this, where they are cut at all.
const SHORT: usize = 8;
/// Letters of a name where there is room for no more.
const INITIALS: usize = 3;
/// Names fill no more of the picture than this share, as far as they can be read.
const FILL: (usize, usize) = (2, 5);
/// Columns around a name: its sign, and a blank on either side.
const AROUND: usize = 3;
/// Columns behind a name for the sign of its relations with itself.
const LOOP: usize = 2;

/// The nodes in sight: the focus first, then those with most relations.
pub(super) fn nodes(
    request: &MapRequest<'_>,
    projection: &Projection,
    placer: &mut LabelPlacer,
) -> Vec<Node> {
    let seen = in_sight(request, projection);
    let whole = |id: &EntityId| request.graph.entity(*id).name();
    let widths: Vec<usize> = seen.iter().map(|(id, _)| width(whole(id))).collect();
    let allowed = allowances(request.size, &widths);
    let cut = |most: usize| {
        let names = seen.iter().zip(&allowed);
        let names = names.map(|((id, _), allowed)| {
            let allowed = if is_pinned(request, *id) { NAME } else { *allowed };
            (whole(id), most.min(allowed))
        });
        distinct_labels(&names.collect::<Vec<_>>())
    };
    let mut nodes = Vec::new();
    for ((id, at), (name, short)) in seen.iter().zip(cut(NAME).into_iter().zip(cut(SHORT))) {
        let behind = if is_looped(request, *id) { LOOP } else { 0 };
        let forms = [name, short].into_iter().filter(|form| !form.is_empty());
        let forms = forms.chain([initials(whole(id)), String::new()]);
        let mut settled = forms.filter_map(|form| {
            let place = placer.settle(*at, SIGN_WIDTH + width(&form) + behind)?;
            Some(node(request, *id, form, place))
        });
        nodes.extend(settled.next());
    }
    nodes
}

/// Entities whose places lie in the window, with their cells; the most important first.
fn in_sight(request: &MapRequest<'_>, projection: &Projection) -> Vec<(EntityId, (i32, i32))> {
    let mut ties: BTreeMap<EntityId, usize> = BTreeMap::new();
    for relation in &request.selection.relations {
        let relation = request.graph.relation(*relation);
        *ties.entry(relation.from().id()).or_default() += 1;
        *ties.entry(relation.to().id()).or_default() += 1;
    }
    let inside = |(x, y): (i32, i32)| {
        let (width, height) = (i32::from(request.size.width), i32::from(request.size.height));
        (0..width).contains(&x) && (0..height).contains(&y)
    };
    let entities = request.selection.entities.iter();
    let placed =
        entities.filter_map(|id| Some((*id, projection.cell(request.positions.get(*id)?))));
    let mut seen: Vec<(EntityId, (i32, i32))> = placed.filter(|(_, at)| inside(*at)).collect();
    seen.sort_by_key(|(id, _)| {
        let ties = ties.get(id).copied().unwrap_or(0);
        (
            !is_pinned(request, *id),
            request.focus != Some(*id),
            usize::MAX - ties,
            request.graph.entity(*id).name(),
            *id,
        )
    });
    seen
}

/// Whether an entity is named whatever else finds no room.
fn is_pinned(request: &MapRequest<'_>, id: EntityId) -> bool {
    [request.focus, request.named].contains(&Some(id))
}

fn is_looped(request: &MapRequest<'_>, id: EntityId) -> bool {
    let is_own = |tie: crate::model::Tie| tie.other == id;
    let mut own = request.graph.ties(id).filter(|tie| is_own(*tie));
    own.any(|tie| request.selection.relations.binary_search(&tie.relation).is_ok())
}

/// How many columns each name may take so that all of them together leave most of the picture to
/// lines: as many for all, or where even that is too much, none for the less important ones.
fn allowances(size: Size, widths: &[usize]) -> Vec<usize> {
    let room = usize::from(size.width) * usize::from(size.height) * FILL.0 / FILL.1;
    let filled = |most: usize| widths.iter().map(|width| width.min(&most) + AROUND).sum::<usize>();
    if let Some(most) = (SHORT..=NAME).rev().find(|most| filled(*most) <= room) {
        return vec![most; widths.len()];
    }
    let mut left = room.saturating_sub(widths.len() * (AROUND + INITIALS));
    let allow = |width: &usize| {
        let more = (*width).min(SHORT).saturating_sub(INITIALS);
        let fits = more <= left;
        left = left.saturating_sub(more);
        if fits { SHORT } else { 0 }
    };
    widths.iter().map(allow).collect()
}

/// The first letters of the words of a name.
fn initials(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    words.filter_map(|word| word.graphemes(true).next()).take(INITIALS).collect()
}

/// A node with a label, or only the sign of its kind.
fn node(request: &MapRequest<'_>, id: EntityId, label: String, at: Point) -> Node {
    let kind = request.graph.entity(id).kind_id();
    let sign = Mark::of_kind(kind);
    if label.is_empty() {
        let at = Rect::line(at, 1);
        let label_at = Point::new(at.x, at.y);
        let (sign, label) = (None, sign.glyph.to_owned());
        return Node { id, kind, sign, label, label_at, at, border: Border::Open, hop: 0 };
    }
    named_node(request.graph, id, label, at, 0)
}
