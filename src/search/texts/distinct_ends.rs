use crate::model::{Graph, RelationId};
use crate::text::name_suffix;

/// The text of a relation with a distinction after each end that has namesakes; shifts the byte ranges accordingly. The
/// first `head_length` bytes of the text start with the name of the `from` entity and end with the name of the `to`
/// entity.
pub(super) fn with_distinct_ends(
    graph: &Graph,
    relation: RelationId,
    (mut text, head_length): (String, usize),
    ranges: &mut [(usize, usize)],
) -> String {
    let relation = graph.relation(relation);
    let (from, to) = (relation.from(), relation.to());
    // The `to` entity comes first, so that the offset of the other stays valid.
    for (offset, entity) in [(head_length, to), (from.name().len(), from)] {
        let Some(suffix) = name_suffix(graph, entity.id()) else { continue };
        text.insert_str(offset, &suffix);
        for (start, end) in ranges.iter_mut().filter(|(start, _)| *start >= offset) {
            *start += suffix.len();
            *end += suffix.len();
        }
    }
    text
}
