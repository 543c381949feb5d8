use crate::model::Graph;

use super::constraint::{Constraint, Facet};
use super::counts::FacetCount;
use super::dimension::{Dimension, SHORT_LISTS_FIRST, ValueKind};
use super::limits::Filter;

/// A row of the filter panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterRow {
    pub(crate) dimension: Dimension,
    /// A value to include or exclude; `None` if the dimension takes a date or number.
    pub(crate) value: Option<FacetCount>,
}

impl FilterRow {
    /// The value, without its count.
    pub(crate) fn facet(&self) -> Option<Facet> {
        self.value.map(|value| value.facet)
    }
}

impl Filter {
    /// The rows of the panel: dates and numbers, and the values that occur or that the filter names. Visits every
    /// relation once.
    pub(crate) fn panel_rows(&self, graph: &Graph) -> Vec<FilterRow> {
        let is_typed =
            |dimension: &Dimension| !matches!(dimension.value_kind(), ValueKind::Named(_));
        let is_shown = |value: &FacetCount| value.count > 0 || value.constraint != Constraint::Any;
        let row = |dimension, value| FilterRow { dimension, value };
        let typed = Dimension::all().filter(is_typed).map(|dimension| row(dimension, None));
        let values = self.facet_counts(graph).into_iter().filter(is_shown);
        let values = values.map(|value| row(value.facet.dimension, Some(value)));
        let mut rows: Vec<FilterRow> = typed.chain(values).collect();
        rows.sort_by_key(|row| position(row.dimension));
        rows
    }
}

/// The position of a dimension: dates and numbers, then short lists before long ones.
fn position(dimension: Dimension) -> usize {
    let position = SHORT_LISTS_FIRST.iter().position(|other| *other == dimension);
    match dimension.value_kind() {
        ValueKind::Named(_) => 1 + position.unwrap_or(SHORT_LISTS_FIRST.len()),
        ValueKind::Date(_) | ValueKind::Number(_) => 0,
    }
}
