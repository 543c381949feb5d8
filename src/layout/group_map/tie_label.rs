//! Labels of lines on a map, and relations between two entities in words.
#![expect(clippy::indexing_slicing, reason = "bundles have relations, and so kinds and labels")]

use std::cmp::Reverse;

use crate::layout::picture::{Bundle, ToneSign};
use crate::model::{Graph, RelationId, RelationKindId, Tone};
use crate::text::symbol::{HEAVY, LOOP, MUTUAL};
use crate::text::{count, entity_name, fit, width};

use super::map_content::count_negative;

/// The minimum width of a truncated label in text, in cells.
const MIN_LABEL_WIDTH: usize = 10;
/// The minimum width of the words of a truncated label.
const MIN_WORDS_WIDTH: usize = 6;
/// The indentation of every row but the first.
const INDENT: &str = "  ";

/// The number of cells around the label of a branch: a dash or an arrowhead before it, another after it, and a space.
pub(super) const LABEL_PADDING: usize = 3;

/// The minimum length of a branch in cells: room for an arrowhead, or for the count of several relations.
pub(super) fn min_branch_length(bundle: &Bundle) -> usize {
    match min_label_width(bundle) {
        0 => 1,
        width => width + LABEL_PADDING,
    }
}

/// The longest label of at most `room` cells, which names all kinds of relations, or only counts the relations. `None` if
/// neither a count nor an intelligible part of the words fits.
pub(super) fn fitting_label(graph: &Graph, bundle: &Bundle, room: usize) -> Option<String> {
    let mut labels = labels(graph, bundle);
    if let ([_], [full]) = (&bundle.relations[..], &labels[..]) {
        let signs =
            width(full).saturating_sub(width(&graph.relation(bundle.relations[0]).kind().says));
        let label = bundle.label(graph, ToneSign::Shown, room);
        return (width(&label) >= width(full).min(signs + MIN_WORDS_WIDTH)).then_some(label);
    }
    let index = labels.iter().position(|label| width(label) <= room)?;
    Some(labels.swap_remove(index))
}

/// The width of the longest label, in cells.
pub(super) fn max_label_width(graph: &Graph, bundle: &Bundle) -> usize {
    labels(graph, bundle).first().map_or(0, |label| width(label))
}

/// The width of the shortest label: that of the count, or 0 for a single relation, which needs no label.
pub(super) fn min_label_width(bundle: &Bundle) -> usize {
    if bundle.relations.len() > 1 { width(&bundle.relations.len().to_string()) } else { 0 }
}

/// The possible labels, longest first: `3 ties: mocks, leads·2`, `3 ties, 1 negative`, `3 ties`, `3`.
///
/// Every label for several relations includes their number, and shows if some are negative.
fn labels(graph: &Graph, bundle: &Bundle) -> Vec<String> {
    let kinds = kind_labels(graph, bundle);
    let total = bundle.relations.len();
    if total == 1 {
        return kinds;
    }
    let (negative, ties) = (count_negative(graph, &bundle.relations), count(total, "tie", "ties"));
    let all = kinds.join(", ");
    let mut labels = match kinds.len() {
        1 => vec![all],
        _ => vec![format!("{ties}: {all}"), format!("{total}: {all}")],
    };
    if negative > 0 {
        labels.push(format!("{ties}, {negative} negative"));
        labels.push(format!("{ties} {}{negative}", HEAVY.glyph));
    } else {
        labels.push(bundle.label(graph, ToneSign::Shown, usize::MAX));
    }
    labels.extend([ties, total.to_string()]);
    labels.sort_by_key(|label| Reverse(width(label)));
    labels
}

/// The label of each relation kind, negative kinds first.
fn kind_labels(graph: &Graph, bundle: &Bundle) -> Vec<String> {
    let mut kinds: Vec<(RelationKindId, Vec<RelationId>)> = Vec::new();
    for &id in &bundle.relations {
        let kind = graph.relation(id).kind_id();
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, relations)) => relations.push(id),
            None => kinds.push((kind, vec![id])),
        }
    }
    kinds.sort_by_key(|(_, relations)| graph.relation(relations[0]).tone() != Tone::Negative);
    let label =
        |(_, relations)| Bundle::new(graph, relations).label(graph, ToneSign::Shown, usize::MAX);
    kinds.into_iter().map(label).collect()
}

/// The relations between two entities in words, in rows: `Porsche rivals Xiaomi SU7`, or, if there are several,
/// `Porsche ↔ Xiaomi SU7 (2 ties: rivals, leads)`.
///
/// A name is truncated only if it is wider than a row.
pub(super) fn pair_text(graph: &Graph, bundle: &Bundle, columns: usize) -> Vec<String> {
    let rows = match bundle.relations.len() {
        1 => sentence(graph, bundle, columns),
        _ => all_kinds(graph, bundle, columns),
    };
    rows.iter().map(|row| fit(row, columns).into_owned()).collect()
}

fn all_kinds(graph: &Graph, bundle: &Bundle, columns: usize) -> Vec<String> {
    let [from, to] = [bundle.from, bundle.to].map(|end| entity_name(graph, end).into_owned());
    let label = format!("({})", labels(graph, bundle)[0]);
    let mut parts = vec![from, MUTUAL.glyph.to_owned(), to];
    parts.extend(label.split(' ').map(str::to_owned));
    let mut rows: Vec<String> = Vec::new();
    for part in parts {
        match rows.last_mut() {
            Some(row) if width(row) + 1 + width(&part) <= columns => row.extend([" ", &part]),
            Some(_) => rows.push(format!("{INDENT}{part}")),
            None => rows.push(part),
        }
    }
    rows
}

/// A single relation in up to three rows.
fn sentence(graph: &Graph, bundle: &Bundle, columns: usize) -> Vec<String> {
    let (from, to) = (entity_name(graph, bundle.from), entity_name(graph, bundle.to));
    let label = |room: usize| bundle.label(graph, ToneSign::Shown, room);
    let needed = width(&label(usize::MAX)).min(MIN_LABEL_WIDTH);
    let indented = columns.saturating_sub(width(INDENT));
    let together = columns.saturating_sub(width(&from) + width(&to) + 2);
    let after_from = columns.saturating_sub(width(&from) + 1);
    let before_to = indented.saturating_sub(width(&to) + 1);
    if together >= needed {
        vec![format!("{from} {} {to}", label(together))]
    } else if after_from >= needed.max(before_to) {
        vec![format!("{from} {}", label(after_from)), format!("{INDENT}{to}")]
    } else if before_to >= needed {
        vec![from.into_owned(), format!("{INDENT}{} {to}", label(before_to))]
    } else {
        let label = label(indented);
        vec![from.into_owned(), format!("{INDENT}{label}"), format!("{INDENT}{to}")]
    }
}

/// The sign of relations of an entity to itself, with their number if there are several.
pub(super) fn loop_text(bundle: &Bundle) -> String {
    let count = bundle.relations.len();
    let count = if count > 1 { count.to_string() } else { String::new() };
    format!("{}{count}", LOOP.glyph)
}

/// The number of cells that a loop takes after a name, including the space before it.
pub(super) fn loop_width(bundle: &Bundle) -> usize {
    1 + width(&loop_text(bundle))
}
