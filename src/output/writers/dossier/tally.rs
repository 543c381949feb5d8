use crate::model::{EntityId, Graph, RelationId, Tone};
use crate::query::pairs_of;
use crate::text::{number_in_words, series};

/// The number of relations of each tone: `, two friendly and three neutral`; empty if all are neutral.
pub(super) fn describe_tones(graph: &Graph, relations: &[RelationId]) -> String {
    let count =
        |tone: Tone| relations.iter().filter(|id| graph.relation(**id).tone() == tone).count();
    let parts = [
        (count(Tone::Positive), "friendly"),
        (count(Tone::Neutral), "neutral"),
        (count(Tone::Negative), "unfriendly"),
    ];
    let parts: Vec<(usize, &str)> = parts.into_iter().filter(|(number, _)| *number > 0).collect();
    match parts[..] {
        [] | [(_, "neutral")] => String::new(),
        [(1, word)] => format!(", {word}"),
        [(2, word)] => format!(", both {word}"),
        [(_, word)] => format!(", all {word}"),
        _ => {
            let counts = parts.iter();
            let counts = counts.map(|(count, word)| format!("{} {word}", number_in_words(*count)));
            format!(", {}", series(counts))
        }
    }
}

pub(super) fn unconnected_pairs(
    graph: &Graph,
    entities: &[EntityId],
    relations: &[RelationId],
) -> Vec<[EntityId; 2]> {
    let ends = |id: &RelationId| {
        let relation = graph.relation(*id);
        [relation.from().id(), relation.to().id()]
    };
    let is_connected = |[first, second]: [EntityId; 2]| {
        relations.iter().map(ends).any(|ends| ends == [first, second] || ends == [second, first])
    };
    pairs_of(entities).filter(|pair| !is_connected(*pair)).collect()
}
