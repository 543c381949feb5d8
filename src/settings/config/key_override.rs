//! The keys that the config file sets, and conflicts between them.

use super::super::config_problem::ConfigProblem;
use super::super::key_scope::KeyScope;
use super::super::key_table::{KeyRow, KeyTable};

/// Keys chosen by the user for an action in a scope.
#[derive(Clone, Debug)]
pub(in crate::settings) struct KeyOverride {
    pub(super) scope: KeyScope,
    pub(super) action: String,
    /// The keys, each with its line and column.
    pub(super) keys: Vec<(String, (u32, u32))>,
    pub(super) line: u32,
}

/// The key table with the user's keys. An action whose keys conflict keeps its default keys, and a problem is added.
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

/// The index of the last override that conflicts with a row of the table, and the problem to report.
fn find_conflict(table: &KeyTable, overrides: &[KeyOverride]) -> Option<(usize, ConfigProblem)> {
    overrides.iter().enumerate().rev().find_map(|(rejected, chosen)| {
        let (keys, (line, column), other, taken) = chosen.keys.iter().find_map(|(keys, at)| {
            let (other, taken) = conflicting_row(table, chosen, keys)?;
            Some((keys, *at, other, taken))
        })?;
        let (action, scope) = (other.binding.action, other.binding.scope.name());
        let message = if keys == taken {
            format!("`{keys}` is already bound to `{action}` in [keys.{scope}]")
        } else {
            format!("`{keys}` conflicts with `{taken}` of `{action}` in [keys.{scope}]: one starts with the other")
        };
        let help = Some(format!("choose another key, or rebind `{action}` as well"));
        Some((rejected, ConfigProblem { variable: None, line, column, message, help }))
    })
}

/// A row that conflicts with a chosen key, and its conflicting key. Keys that apply in the same scope conflict if one is a
/// prefix of the other; equal keys of different actions conflict if both are bound in the same scope, or one in `Always`.
fn conflicting_row<'t>(
    table: &'t KeyTable,
    chosen: &KeyOverride,
    keys: &str,
) -> Option<(&'t KeyRow, &'t str)> {
    let scopes = KeyScope::ALL.iter().filter(|scope| scope.chain().contains(&chosen.scope));
    scopes.flat_map(|scope| table.rows_in(*scope)).find_map(|row| {
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
