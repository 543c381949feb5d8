//! Merge keys (`<<`): the entries of other maps, taken into one.

use std::collections::HashSet;

use super::node::{Node, Value};

/// Puts the entries of the maps under a map's merge keys behind its own; of two with one name the
/// first counts (<https://yaml.org/type/merge.html>).
pub(super) fn merge(node: &mut Node) {
    let Value::Map(entries) = &mut node.value else { return };
    if !entries.iter().any(is_merge) {
        return;
    }
    let (merges, own): (Vec<_>, Vec<_>) = std::mem::take(entries).into_iter().partition(is_merge);
    let name = |key: &Node| key.scalar().map(str::to_owned);
    let mut names: HashSet<Option<String>> = own.iter().map(|(key, _)| name(key)).collect();
    *entries = own;
    let given = merges.into_iter().flat_map(|(_, value)| maps(value)).flatten();
    entries.extend(given.filter(|(key, _)| names.insert(name(key))));
}

/// Whether an entry is a merge key with maps under it.
fn is_merge((key, value): &(Node, Node)) -> bool {
    let map = |node: &Node| matches!(node.value, Value::Map(_));
    let merged = match &value.value {
        Value::List(items) => items.iter().all(map),
        _ => map(value),
    };
    merged && matches!(&key.value, Value::Scalar { text, plain: true } if text == "<<")
}

fn maps(node: Node) -> Vec<Vec<(Node, Node)>> {
    match node.value {
        Value::Map(entries) => vec![entries],
        Value::List(items) => items.into_iter().flat_map(maps).collect(),
        Value::Scalar { .. } | Value::Tagged => Vec::new(),
    }
}
