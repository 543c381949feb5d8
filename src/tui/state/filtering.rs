//! The rows of the filter panel.

use crate::model::Graph;
use crate::query::{Constraint, Dimension, FacetCount, Filter, ValueKind};

/// One row of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A dimension that takes a date or a number.
    Setting(Dimension),
    /// A value to include or exclude.
    Value(FacetCount),
}

impl Row {
    /// What the row is about.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        match self {
            Self::Setting(dimension) => dimension,
            Self::Value(value) => value.facet.dimension(),
        }
    }
}

/// The rows of the panel: dates and numbers, and the values that occur or that the filter says
/// something about.
///
/// Looks at every relation once, so it is called when the panel opens and when the filter changes.
#[must_use]
pub fn rows(graph: &Graph, filter: &Filter) -> Vec<Row> {
    let is_typed = |dimension: &Dimension| !matches!(dimension.value_kind(), ValueKind::Named(_));
    let is_shown = |value: &FacetCount| value.count > 0 || value.constraint != Constraint::Any;
    let typed = Dimension::all().filter(is_typed).map(Row::Setting);
    let values = filter.counts(graph).into_iter().filter(is_shown).map(Row::Value);
    let mut rows: Vec<Row> = typed.chain(values).collect();
    rows.sort_by_key(|row| row.dimension().panel_position());
    rows
}
