#![expect(clippy::indexing_slicing, reason = "every name has a label, and every label an owner")]

use std::collections::BTreeMap;

use crate::text::{fit, prefix, suffix, width};

/// Truncates each name to its width, so that two different names never have the same label.
///
/// Names with a common prefix keep their ends: `Guangzhou Automobile` and `Guangzhou Metro` become
/// `Guangzh…ile` and `Guangzh…tro`. If the ends are the same too, the labels are numbered.
pub(crate) fn distinct_labels<N: AsRef<str>>(names: &[(N, usize)]) -> Vec<String> {
    let names: Vec<(&str, usize)> =
        names.iter().map(|(name, columns)| (name.as_ref(), *columns)).collect();
    let names = &names[..];
    let mut labels: Vec<String> =
        names.iter().map(|(name, columns)| fit(name, *columns).into_owned()).collect();
    for tail in 3..=8 {
        let duplicates = duplicates(names, &labels);
        if duplicates.is_empty() {
            return labels;
        }
        for index in duplicates {
            let (name, columns) = names[index];
            labels[index] = both_ends(name, columns, tail.min(columns.saturating_sub(2)));
        }
    }
    for (number, index) in duplicates(names, &labels).into_iter().enumerate() {
        let (name, columns) = names[index];
        let suffix = format!("…{}", number + 1);
        let room = columns.saturating_sub(width(&suffix));
        labels[index] = fit(&format!("{}{suffix}", prefix(name, room)), columns).into_owned();
    }
    labels
}

/// The indices of truncated labels that are the same as the label of a different name.
fn duplicates(names: &[(&str, usize)], labels: &[String]) -> Vec<usize> {
    let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, label) in labels.iter().enumerate() {
        owners.entry(label).or_default().push(index);
    }
    let shared = owners
        .into_values()
        .filter(|owners| owners.iter().any(|owner| names[*owner].0 != names[owners[0]].0));
    let mut duplicates: Vec<usize> =
        shared.flatten().filter(|index| labels[*index] != names[*index].0).collect();
    duplicates.sort_unstable();
    duplicates
}

fn both_ends(name: &str, columns: usize, tail: usize) -> String {
    let end = suffix(name, tail);
    let room = columns.saturating_sub(width(end) + 1);
    fit(&format!("{}…{end}", prefix(name, room)), columns).into_owned()
}

#[cfg(test)]
mod tests {
    use super::distinct_labels;

    #[test]
    fn names_with_a_common_prefix_keep_their_ends() {
        let names = [("Guangzhou Automobile", 11), ("Guangzhou Metro", 11), ("Geely", 11)];
        assert_eq!(distinct_labels(&names), ["Guangzh…ile", "Guangzh…tro", "Geely"]);
    }

    #[test]
    fn names_that_differ_in_the_middle_are_numbered() {
        let names = [("aaaaaaaaaaaa1aaaaaaaaaaaa", 8), ("aaaaaaaaaaaa2aaaaaaaaaaaa", 8)];
        assert_eq!(distinct_labels(&names), ["aaaaaa…1", "aaaaaa…2"]);
    }
}
