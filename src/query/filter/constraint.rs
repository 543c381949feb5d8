//! The values of a dimension, and which of them a filter includes and excludes.

use crate::model::Graph;

use super::dimension::Dimension;

/// One named value of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet {
    pub(crate) dimension: Dimension,
    /// The index of the value in the dimension.
    pub(super) value: usize,
}

impl Facet {
    /// The name of the value in filter flags.
    pub fn word(self, graph: &Graph) -> &str {
        self.dimension.values().map_or("", |values| (values.name)(graph, self.value))
    }
}

/// Whether a filter includes or excludes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Constraint {
    /// The value is neither included nor excluded.
    #[default]
    Any,
    /// The value is included: only included values pass.
    Include,
    /// The value is excluded: it does not pass.
    Exclude,
}

/// Included and excluded values, in order; if there are none, every value passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Constraints(Vec<(usize, Constraint)>);

impl Constraints {
    /// Whether a value passes: it is included, or it is not excluded and no other value is included.
    pub(super) fn allows(&self, value: usize) -> bool {
        match self.get(value) {
            Constraint::Any => self.0.iter().all(|(_, other)| *other == Constraint::Exclude),
            constraint => constraint == Constraint::Include,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, value: usize) -> Constraint {
        let entry = self.0.iter().find(|(other, _)| *other == value);
        entry.map_or(Constraint::Any, |(_, constraint)| *constraint)
    }

    pub(super) fn set(&mut self, value: usize, constraint: Constraint) {
        self.0.retain(|(other, _)| *other != value);
        if constraint != Constraint::Any {
            self.0.push((value, constraint));
            self.0.sort_unstable();
        }
    }

    pub(super) fn values(&self, constraint: Constraint) -> impl Iterator<Item = usize> {
        self.0.iter().filter(move |(_, other)| *other == constraint).map(|(value, _)| *value)
    }
}
