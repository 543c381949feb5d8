//! The numbers of relations with the same ends and kind, which are part of their default ids.

use std::collections::BTreeSet;

use crate::model::rows::RelationRow;

/// The ordinal of a relation without a given number.
pub(super) const UNNUMBERED: u32 = 0;

/// Numbers a group of relations with the same ends and kind. Given numbers are kept, except duplicates; all other
/// relations get the lowest free numbers, in order.
pub(super) fn number_group(relations: &mut [RelationRow]) {
    if let [relation] = relations {
        relation.ordinal = relation.ordinal.max(1);
        return;
    }
    let mut taken = BTreeSet::from([UNNUMBERED]);
    let unnumbered = relations.iter_mut().filter(|relation| !taken.insert(relation.ordinal));
    let unnumbered: Vec<&mut RelationRow> = unnumbered.collect();
    let mut free = (1..).filter(|ordinal| !taken.contains(ordinal));
    for relation in unnumbered {
        relation.ordinal = free.next().unwrap_or(u32::MAX);
    }
}
