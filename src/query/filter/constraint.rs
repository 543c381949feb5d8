//! The values of a dimension that a filter includes and excludes.

use std::collections::BTreeMap;

/// What a filter says about one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Constraint {
    /// Nothing.
    #[default]
    Any,
    /// Only this value and the others that are included pass.
    Include,
    /// It does not pass.
    Exclude,
}

/// Values to include and values to exclude; without any, every value passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Constraints(BTreeMap<usize, Constraint>);

impl Constraints {
    /// Whether a value passes: it is included, or nothing is and it is not excluded.
    pub(super) fn allows(&self, value: usize) -> bool {
        match self.of(value) {
            Constraint::Any => !self.0.values().any(|other| *other == Constraint::Include),
            constraint => constraint == Constraint::Include,
        }
    }

    /// Whether every value passes.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What it says about a value.
    pub(super) fn of(&self, value: usize) -> Constraint {
        self.0.get(&value).copied().unwrap_or_default()
    }

    /// Changes what it says about a value.
    pub(super) fn set(&mut self, value: usize, constraint: Constraint) {
        match constraint {
            Constraint::Any => self.0.remove(&value),
            _ => self.0.insert(value, constraint),
        };
    }

    /// The values that are included, or those that are excluded, in order.
    pub(super) fn values(&self, constraint: Constraint) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(_, other)| **other == constraint).map(|(value, _)| *value)
    }
}
