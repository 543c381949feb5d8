//! Ties in words, for the text below a picture.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationId, Tone};
use crate::text::entity_name;

use super::bundle::Bundle;
use super::footer_lines::FooterItem;

/// The maximum number of ties to list in words; even a large screen has room for few.
pub(crate) const MAX_IN_WORDS: usize = 1000;

/// Ties in words, which have no colour, grouped by the entity that they start from. Strong ties come first, and so do
/// entities with strong ones.
#[expect(clippy::indexing_slicing, reason = "every start is in the map")]
pub(crate) fn ties_in_words<'p>(
    graph: &'p Graph,
    mut bundles: Vec<&'p Bundle>,
) -> impl Iterator<Item = FooterItem> + 'p {
    let strength = |bundle: &Bundle| (bundle.relations.len(), bundle.witnesses(graph));
    bundles.sort_by_cached_key(|bundle| Reverse(strength(bundle)));
    let mut first: BTreeMap<EntityId, usize> = BTreeMap::new();
    for (index, bundle) in bundles.iter().enumerate() {
        first.entry(bundle.from).or_insert(index);
    }
    bundles.sort_by_key(|bundle| first[&bundle.from]);
    bundles.into_iter().map(move |bundle| FooterItem {
        subject: entity_name(graph, bundle.from).into_owned(),
        text: bundle.in_words(graph),
        relations: bundle.relations.clone(),
    })
}

/// The first relations in words, at most [`MAX_IN_WORDS`] of each tone: one item for each kind between two entities, negative
/// ones first.
pub(crate) fn relations_in_words(graph: &Graph, relations: &[RelationId]) -> Vec<FooterItem> {
    let (negative, others): (Vec<_>, Vec<_>) =
        relations.iter().copied().partition(|id| graph.relation(*id).tone() == Tone::Negative);
    let bundled = [negative, others].map(|mut relations| {
        relations.truncate(MAX_IN_WORDS);
        Bundle::group_by(graph, &relations, |relation| {
            (relation.from().id(), relation.to().id(), relation.kind_id())
        })
    });
    bundled.iter().flat_map(|bundles| ties_in_words(graph, bundles.iter().collect())).collect()
}
