//! Rows of the filter popup: dates and numbers, then values with counts.

use crate::model::Graph;
use crate::query::{Constraint, Dimension, FacetCount, Filter, ValueKind};

/// A row of the filter popup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterRow {
    /// The dimension.
    pub dimension: Dimension,
    /// A value to include or exclude; `None` if the dimension takes a date or number.
    pub value: Option<FacetCount>,
}

impl FilterRow {
    /// Every row under a filter: dates and numbers, and the values that occur or that the filter names. Visits every
    /// relation once.
    pub(crate) fn all(graph: &Graph, filter: &Filter) -> Vec<Self> {
        let is_typed =
            |dimension: &Dimension| !matches!(dimension.value_kind(), ValueKind::Named(_));
        let is_shown = |value: &FacetCount| value.count > 0 || value.constraint != Constraint::Any;
        let row = |dimension, value| Self { dimension, value };
        let typed = Dimension::all().filter(is_typed).map(|dimension| row(dimension, None));
        let values = filter.counts(graph).into_iter().filter(is_shown);
        let values = values.map(|value| row(value.facet.dimension, Some(value)));
        let mut rows: Vec<Self> = typed.chain(values).collect();
        rows.sort_by_key(|row| row.dimension.panel_position());
        rows
    }
}
