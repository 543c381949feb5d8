//! Places the names on a map in order of importance, and shortens them if there is no room.

use std::collections::BTreeMap;

use crate::layout::picture::{Node, Point, Rect, SYMBOL_WIDTH, Size, distinct_labels};
use crate::model::EntityId;
use crate::text::{Symbol, clusters, entity_name, width};

use super::label_placer::LabelPlacer;
use super::map_request::MapRequest;
use super::viewport::Projection;

pub(super) const MAX_NAME: usize = 30;
const MIN_NAME: usize = 8;
const MAX_INITIALS: usize = 3;
/// The maximum share of the picture for names.
const MAX_FILL: (usize, usize) = (2, 5);
/// The width of the symbol of a name and of the spaces on either side.
const NAME_PADDING: usize = 3;
/// Includes the space before the loop symbol.
const LOOP_WIDTH: usize = 2;

/// The visible nodes, in order of decreasing importance: pinned ones first, then by the number of relations.
pub(super) fn nodes(
    request: &MapRequest<'_>,
    projection: &Projection,
    placer: &mut LabelPlacer,
) -> Vec<Node> {
    let visible = visible_entities(request, projection);
    let full_name = |id: &EntityId| entity_name(request.graph, *id);
    let widths: Vec<usize> = visible.iter().map(|(id, _)| width(&full_name(id))).collect();
    let max_widths = max_widths(request.size, &widths);
    let cut = |max: usize| {
        let names = visible.iter().zip(&max_widths);
        let names = names.map(|((id, _), max_width)| {
            let max_width = if is_pinned(request, *id) { MAX_NAME } else { *max_width };
            (full_name(id), max.min(max_width))
        });
        distinct_labels(&names.collect::<Vec<_>>())
    };
    let forms = cut(MAX_NAME).into_iter().zip(cut(MIN_NAME));
    let nodes = visible.iter().zip(forms).filter_map(|((id, at), (long, short))| {
        let loop_width = if has_loop(request, *id) { LOOP_WIDTH } else { 0 };
        let forms = [long, short].into_iter().filter(|form| !form.is_empty());
        let mut forms = forms.chain([initials(&full_name(id)), String::new()]);
        forms.find_map(|form| {
            let at = placer.place(*at, SYMBOL_WIDTH + width(&form) + loop_width)?;
            Some(node(request, *id, form, at))
        })
    });
    nodes.collect()
}

/// The entities in the window, with their cells, in order of decreasing importance.
fn visible_entities(
    request: &MapRequest<'_>,
    projection: &Projection,
) -> Vec<(EntityId, (i32, i32))> {
    let mut relation_counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for relation in &request.selection.relations {
        let relation = request.graph.relation(*relation);
        *relation_counts.entry(relation.from().id()).or_default() += 1;
        *relation_counts.entry(relation.to().id()).or_default() += 1;
    }
    let is_inside = |at| Point::from_signed(at).is_some_and(|cell| request.size.contains(cell));
    let entities = request.selection.entities.iter();
    let cells = entities.filter_map(|id| Some((*id, projection.cell(request.positions.get(*id)?))));
    let mut visible: Vec<(EntityId, (i32, i32))> = cells.filter(|(_, at)| is_inside(*at)).collect();
    visible.sort_by_key(|(id, _)| {
        let relation_count = relation_counts.get(id).copied().unwrap_or(0);
        (
            !is_pinned(request, *id),
            request.focus != Some(*id),
            usize::MAX - relation_count,
            request.graph.entity(*id).name(),
            *id,
        )
    });
    visible
}

/// A pinned name is placed before all others, and is never cut to leave room for them.
fn is_pinned(request: &MapRequest<'_>, id: EntityId) -> bool {
    [request.focus, request.cursor].contains(&Some(id))
}

fn has_loop(request: &MapRequest<'_>, id: EntityId) -> bool {
    let mut loops = request.graph.ties(id).filter(|tie| tie.other == id);
    loops.any(|tie| request.selection.relations.binary_search(&tie.relation).is_ok())
}

/// The maximum width of each name, so that all names together fill no more than [`MAX_FILL`] of the picture: the same
/// width for all or, if even [`MIN_NAME`] is too wide, 0 for the less important names, which become initials.
fn max_widths(size: Size, widths: &[usize]) -> Vec<usize> {
    let room = size.area() * MAX_FILL.0 / MAX_FILL.1;
    let total_width =
        |max: usize| widths.iter().map(|width| width.min(&max) + NAME_PADDING).sum::<usize>();
    if let Some(max) = (MIN_NAME..=MAX_NAME).rev().find(|max| total_width(*max) <= room) {
        return vec![max; widths.len()];
    }
    let mut spare = room.saturating_sub(widths.len() * (NAME_PADDING + MAX_INITIALS));
    let max_width = |width: &usize| {
        let extra = (*width).min(MIN_NAME).saturating_sub(MAX_INITIALS);
        let fits = extra <= spare;
        spare = spare.saturating_sub(extra);
        if fits { MIN_NAME } else { 0 }
    };
    widths.iter().map(max_width).collect()
}

fn initials(name: &str) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    words.filter_map(|word| Some(clusters(word).next()?.0)).take(MAX_INITIALS).collect()
}

/// A node with a label; if the label is empty, a node with only the symbol of its kind.
fn node(request: &MapRequest<'_>, id: EntityId, label: String, at: Point) -> Node {
    let node = Node::new(request.graph, id, label, at, 0);
    if !node.label.is_empty() {
        return node;
    }
    let label = Symbol::for_kind(node.kind).glyph.to_owned();
    Node { symbol: None, label, label_at: at, at: Rect::line(at, 1), ..node }
}
