//! Expands merge keys (`<<`), which copy entries from other maps.

use std::collections::HashSet;

use super::node::{YamlNode, YamlValue};

/// Appends the entries of merged maps to a map, whose own keys take precedence (<https://yaml.org/type/merge.html>).
pub(super) fn merge(node: &mut YamlNode) {
    let YamlValue::Map(entries) = &mut node.value else { return };
    if !entries.iter().any(is_merge) {
        return;
    }
    let (merges, direct_entries): (Vec<_>, Vec<_>) =
        std::mem::take(entries).into_iter().partition(is_merge);
    let key_name = |key: &YamlNode| key.scalar().map(str::to_owned);
    let mut names: HashSet<Option<String>> =
        direct_entries.iter().map(|(key, _)| key_name(key)).collect();
    *entries = direct_entries;
    let copied = merges.into_iter().flat_map(|(_, value)| into_maps(value)).flatten();
    entries.extend(copied.filter(|(key, _)| names.insert(key_name(key))));
}

fn is_merge((key, value): &(YamlNode, YamlNode)) -> bool {
    let is_map = |node: &YamlNode| matches!(node.value, YamlValue::Map(_));
    let has_maps = match &value.value {
        YamlValue::List(items) => items.iter().all(is_map),
        _ => is_map(value),
    };
    has_maps && matches!(&key.value, YamlValue::Scalar { text, plain: true } if text == "<<")
}

fn into_maps(node: YamlNode) -> Vec<Vec<(YamlNode, YamlNode)>> {
    match node.value {
        YamlValue::Map(entries) => vec![entries],
        YamlValue::List(items) => items.into_iter().flat_map(into_maps).collect(),
        YamlValue::Scalar { .. } | YamlValue::Tagged => Vec::new(),
    }
}
