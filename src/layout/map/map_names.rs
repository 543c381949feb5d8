//! Names on a map: as much of each as fits, the important ones first.

use std::collections::BTreeMap;

use crate::layout::picture::{Node, Point, Rect, SYMBOL_WIDTH, Size, distinct_labels};
use crate::model::EntityId;
use crate::text::{Symbol, clusters, entity_name, width};

use super::label_placer::LabelPlacer;
use super::map_request::MapRequest;
use super::viewport::Projection;

pub(super) const MAX_NAME: usize = 30;
const MIN_NAME: usize = 8;
/// The number of initials, if there is no room for more.
const INITIALS: usize = 3;
/// The maximum share of the picture for names.
const FILL: (usize, usize) = (2, 5);
/// Columns around a name: its symbol, and a space on either side.
const AROUND: usize = 3;
/// Columns after a name for the symbol of its loop.
const LOOP: usize = 2;

/// The nodes in sight: the focus first, then those with the most relations.
pub(super) fn nodes(
    request: &MapRequest<'_>,
    projection: &Projection,
    placer: &mut LabelPlacer,
) -> Vec<Node> {
    let seen = in_sight(request, projection);
    let whole = |id: &EntityId| entity_name(request.graph, *id);
    let widths: Vec<usize> = seen.iter().map(|(id, _)| width(&whole(id))).collect();
    let allowed = allowances(request.size, &widths);
    let cut = |most: usize| {
        let names = seen.iter().zip(&allowed);
        let names = names.map(|((id, _), allowed)| {
            let allowed = if is_pinned(request, *id) { MAX_NAME } else { *allowed };
            (whole(id), most.min(allowed))
        });
        distinct_labels(&names.collect::<Vec<_>>())
    };
    let forms = cut(MAX_NAME).into_iter().zip(cut(MIN_NAME));
    let nodes = seen.iter().zip(forms).filter_map(|((id, at), (long, short))| {
        let after = if is_looped(request, *id) { LOOP } else { 0 };
        let forms = [long, short].into_iter().filter(|form| !form.is_empty());
        let mut forms = forms.chain([initials(&whole(id)), String::new()]);
        forms.find_map(|form| {
            let at = placer.place(*at, SYMBOL_WIDTH + width(&form) + after)?;
            Some(node(request, *id, form, at))
        })
    });
    nodes.collect()
}

/// Entities in the window, with their cells; the most important first.
fn in_sight(request: &MapRequest<'_>, projection: &Projection) -> Vec<(EntityId, (i32, i32))> {
    let mut ties: BTreeMap<EntityId, usize> = BTreeMap::new();
    for relation in &request.selection.relations {
        let relation = request.graph.relation(*relation);
        *ties.entry(relation.from().id()).or_default() += 1;
        *ties.entry(relation.to().id()).or_default() += 1;
    }
    let inside = |at| Point::at(at).is_some_and(|cell| request.size.contains(cell));
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

/// Whether the name of an entity is shown even if others find no room.
fn is_pinned(request: &MapRequest<'_>, id: EntityId) -> bool {
    [request.focus, request.named].contains(&Some(id))
}

fn is_looped(request: &MapRequest<'_>, id: EntityId) -> bool {
    let mut own = request.graph.ties(id).filter(|tie| tie.other == id);
    own.any(|tie| request.selection.relations.binary_search(&tie.relation).is_ok())
}

/// How many columns each name may take so that all of them together leave most of the picture to
/// lines: the same for all, or if even that is too much, none for the less important ones.
fn allowances(size: Size, widths: &[usize]) -> Vec<usize> {
    let room = size.area() * FILL.0 / FILL.1;
    let filled = |most: usize| widths.iter().map(|width| width.min(&most) + AROUND).sum::<usize>();
    if let Some(most) = (MIN_NAME..=MAX_NAME).rev().find(|most| filled(*most) <= room) {
        return vec![most; widths.len()];
    }
    let mut left = room.saturating_sub(widths.len() * (AROUND + INITIALS));
    let allow = |width: &usize| {
        let more = (*width).min(MIN_NAME).saturating_sub(INITIALS);
        let fits = more <= left;
        left = left.saturating_sub(more);
        if fits { MIN_NAME } else { 0 }
    };
    widths.iter().map(allow).collect()
}

fn initials(name: &str) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    words.filter_map(|word| Some(clusters(word).next()?.0)).take(INITIALS).collect()
}

/// A node with a label, or with only the symbol of its kind.
fn node(request: &MapRequest<'_>, id: EntityId, label: String, at: Point) -> Node {
    let node = Node::new(request.graph, id, label, at, 0);
    if !node.label.is_empty() {
        return node;
    }
    let label = Symbol::of_kind(node.kind).glyph.to_owned();
    Node { symbol: None, label, label_at: at, at: Rect::line(at, 1), ..node }
}
