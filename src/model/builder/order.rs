//! Sorts rows by sorting their indices, so that each row is moved only once.
#![expect(clippy::indexing_slicing, reason = "keys are below their count; orders are permutations")]

/// The indices of all keys, ordered by key; equal keys keep their order. Keys are below `key_count`.
///
/// A counting sort: linear time and no comparisons.
pub(super) fn order_by_small_key(keys: &[u32], key_count: usize) -> Vec<u32> {
    let mut next_slots = vec![0_u32; key_count + 1];
    for key in keys {
        next_slots[*key as usize + 1] += 1;
    }
    for key in 0..key_count {
        next_slots[key + 1] += next_slots[key];
    }
    let mut order = vec![0; keys.len()];
    for (index, key) in (0..).zip(keys) {
        let slot = &mut next_slots[*key as usize];
        order[*slot as usize] = index;
        *slot += 1;
    }
    order
}

/// The inverse of a permutation: for each old index, the new one.
pub(super) fn positions(order: &[u32]) -> Vec<u32> {
    let mut positions = vec![0; order.len()];
    for (position, index) in (0..).zip(order) {
        positions[*index as usize] = position;
    }
    positions
}

/// Moves the row at `order[index]` to `index`, for every index, without a second table. `order` is a permutation.
pub(super) fn reorder<T>(rows: &mut [T], mut order: Vec<u32>) {
    for start in 0..order.len() {
        // Each cycle of the permutation is a chain of swaps; finished entries point to themselves.
        let mut current = start;
        loop {
            let next = std::mem::replace(&mut order[current], saturating_u32(current)) as usize;
            if next == start {
                break;
            }
            rows.swap(current, next);
            current = next;
        }
    }
}

pub(super) fn saturating_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::{order_by_small_key, positions, reorder};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_sorted_by_key_and_equal_keys_keep_their_order(
            keys in proptest::collection::vec(0_u32..9, 0..60),
        ) {
            let order = order_by_small_key(&keys, 9);
            let mut rows: Vec<(u32, usize)> = keys.iter().copied().zip(0..).collect();
            let places = positions(&order);
            let placed = |row: &(u32, usize)| places[row.1] as usize;
            let expected = { let mut sorted = rows.clone(); sorted.sort_unstable(); sorted };
            let by_place: Vec<usize> = expected.iter().map(placed).collect();
            prop_assert_eq!(by_place, (0..keys.len()).collect::<Vec<usize>>());
            reorder(&mut rows, order);
            prop_assert_eq!(rows, expected);
        }
    }
}
