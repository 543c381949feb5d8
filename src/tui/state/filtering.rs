//! The rows of the filter panel, and the filter of a graph that was read anew.

use crate::model::Graph;
use crate::query::{Counted, Facet, Filter, FilterWords, Wish};

/// The values that a filter can look at and that occur, or that it says something about.
///
/// Looks at every relation once, so it is asked when the panel opens and when the filter changes.
#[must_use]
pub fn values(graph: &Graph, filter: &Filter) -> Vec<Counted> {
    let mut values = filter.counts(graph);
    values.retain(|value| value.count > 0 || value.wish != Wish::Neither);
    values.sort_by_key(|value| rank(value.facet));
    values
}

/// Short lists first: the long one of relation kinds would push the others out of sight.
fn rank(facet: Facet) -> u8 {
    match facet {
        Facet::Kind(_) => 0,
        Facet::Tone(_) => 1,
        Facet::Standing(_) => 2,
        Facet::Source(_) => 3,
        Facet::Family(_) => 4,
        Facet::Relation(_) => 5,
    }
}

/// The same filter on another graph; nothing where that graph lacks its words.
#[must_use]
pub fn carry_over(filter: &Filter, old: &Graph, new: &Graph) -> Filter {
    let mut words = FilterWords::default();
    for flag in filter.words(old) {
        let Some((flag, value)) = flag.split_once(' ') else { continue };
        let value = value.trim_matches(['\'', '"']).to_owned();
        match flag {
            "--kind" => words.kind.push(value),
            "--relation" => words.relation.push(value),
            "--family" => words.family.push(value),
            "--tone" => words.tone.push(value),
            "--standing" => words.standing.push(value),
            "--source" => words.source.push(value),
            "--since" => words.since = Some(value),
            "--until" => words.until = Some(value),
            "--as-of" => words.as_of = Some(value),
            "--known-on" => words.known_on = Some(value),
            "--min-sources" => words.min_sources = value.parse().ok(),
            _ => {}
        }
    }
    words.resolve(new).unwrap_or_default()
}
