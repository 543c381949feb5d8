//! The keys of the config file, and their clashes.

use super::super::config_problem::ConfigProblem;
use super::super::key_scope::KeyScope;
use super::super::key_table::{KeyRow, KeyTable};

/// Keys chosen by the user for an action in a scope.
#[derive(Clone, Debug)]
pub(in crate::settings) struct KeyOverride {
    pub(super) scope: KeyScope,
    pub(super) action: String,
    /// With the line and column of each.
    pub(super) keys: Vec<(String, (u32, u32))>,
    pub(super) line: u32,
}

/// The key table with the chosen keys. Keys that clash are rejected: their action keeps its default keys.
pub(in crate::settings) fn apply_overrides(
    mut overrides: Vec<KeyOverride>,
    problems: &mut Vec<ConfigProblem>,
) -> KeyTable {
    overrides.sort_by_key(|chosen| chosen.line);
    loop {
        let mut table = KeyTable::default();
        for chosen in &overrides {
            if let Some(row) = table.row_mut(chosen.scope, &chosen.action) {
                row.keys = chosen.keys.iter().map(|(keys, _)| keys.clone()).collect();
                row.line = Some(chosen.line);
            }
        }
        let Some((rejected, problem)) = find_conflict(&table, &overrides) else { return table };
        problems.push(problem);
        overrides.remove(rejected);
    }
}

/// Finds the last override with a key that clashes with another row.
fn find_conflict(table: &KeyTable, overrides: &[KeyOverride]) -> Option<(usize, ConfigProblem)> {
    overrides.iter().enumerate().rev().find_map(|(rejected, chosen)| {
        let (keys, (line, column), other, taken) = chosen.keys.iter().find_map(|(keys, at)| {
            let (other, taken) = conflicting_row(table, chosen, keys)?;
            Some((keys, *at, other, taken))
        })?;
        let (action, scope) = (other.binding.action, other.binding.scope.name());
        let message = if keys == taken {
            format!("`{keys}` is already a key of `{action}` in [keys.{scope}]")
        } else {
            format!("`{keys}` conflicts with `{taken}` of `{action}` in [keys.{scope}]: one starts with the other")
        };
        let help = Some(format!("choose another key, or set other keys for `{action}` as well"));
        Some((rejected, ConfigProblem { variable: None, line, column, message, help }))
    })
}

/// The row and its keys that exclude a chosen key: the same keys in the same scope or in the scope that applies always,
/// or where both apply, keys of which one continues the other.
fn conflicting_row<'t>(
    table: &'t KeyTable,
    chosen: &KeyOverride,
    keys: &str,
) -> Option<(&'t KeyRow, &'t str)> {
    let scopes = KeyScope::ALL.iter().filter(|scope| scope.chain().contains(&chosen.scope));
    scopes.flat_map(|scope| table.bindings(*scope)).find_map(|row| {
        let is_same_action = row.binding.action == chosen.action;
        let scopes = [row.binding.scope, chosen.scope];
        let must_differ = scopes[0] == scopes[1] || scopes.contains(&KeyScope::Always);
        let excludes = |other: &&String| {
            (must_differ && !is_same_action && *other == keys)
                || continues(other, keys)
                || continues(keys, other)
        };
        row.keys.iter().find(excludes).map(|taken| (row, taken.as_str()))
    })
}

fn continues(longer: &str, keys: &str) -> bool {
    longer.strip_prefix(keys).is_some_and(|rest| rest.starts_with(' '))
}
