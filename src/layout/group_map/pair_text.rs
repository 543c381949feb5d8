//! Describes the relations between two entities in words, with both names in full.

use crate::layout::picture::{Bundle, ToneSign};
use crate::model::Graph;
use crate::text::{entity_name, fit, width};

/// The minimum width of a truncated label.
const MIN_LABEL: usize = 10;
/// The indentation of every row but the first.
const INDENT: &str = "  ";

/// The relations between two entities in words, in up to three rows: `Porsche rivals Xiaomi SU7 +3`.
///
/// A name is cut only if it is wider than a row.
pub(super) fn pair_text(graph: &Graph, bundle: &Bundle, columns: usize) -> Vec<String> {
    let (from, to) = (entity_name(graph, bundle.from), entity_name(graph, bundle.to));
    let label = |room: usize| bundle.label(graph, ToneSign::Shown, room);
    let needed = width(&label(usize::MAX)).min(MIN_LABEL);
    let indented = columns.saturating_sub(width(INDENT));
    let together = columns.saturating_sub(width(&from) + width(&to) + 2);
    let after_from = columns.saturating_sub(width(&from) + 1);
    let before_to = indented.saturating_sub(width(&to) + 1);
    let rows = if together >= needed {
        vec![format!("{from} {} {to}", label(together))]
    } else if after_from >= needed.max(before_to) {
        vec![format!("{from} {}", label(after_from)), format!("{INDENT}{to}")]
    } else if before_to >= needed {
        vec![from.into_owned(), format!("{INDENT}{} {to}", label(before_to))]
    } else {
        let label = label(indented);
        vec![from.into_owned(), format!("{INDENT}{label}"), format!("{INDENT}{to}")]
    };
    rows.iter().map(|row| fit(row, columns).into_owned()).collect()
}
