//! The ends of a relation that was found, told apart from others of the same name.

use crate::model::{Graph, RelationId};
use crate::text::name_suffix;

/// The text of a relation, which starts with both ends, with a distinction after each end that has namesakes; moves
/// the ranges of its bytes accordingly.
pub(super) fn with_distinct_ends(
    graph: &Graph,
    relation: RelationId,
    mut text: String,
    ranges: &mut [(usize, usize)],
) -> String {
    let relation = graph.relation(relation);
    let (from, to) = (relation.from(), relation.to());
    let after_from = from.name().len();
    let after_to = after_from + format!(" {} {}", relation.kind().says, to.name()).len();
    // The end that comes last first: the place of the other one stays as it is.
    for (place, entity) in [(after_to, to), (after_from, from)] {
        let Some(suffix) = name_suffix(graph, entity.id()) else { continue };
        text.insert_str(place, &suffix);
        for (start, end) in ranges.iter_mut().filter(|(start, _)| *start >= place) {
            *start += suffix.len();
            *end += suffix.len();
        }
    }
    text
}
