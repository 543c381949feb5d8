//! One value that a filter can include or exclude.

use crate::model::Graph;

use super::dimension::Dimension;

/// One named value of a dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facet {
    /// Its dimension.
    pub dimension: Dimension,
    /// Its number among the values of the dimension.
    pub(super) value: usize,
}

impl Facet {
    /// The name that it is given with.
    #[must_use]
    pub fn word(self, graph: &Graph) -> &str {
        self.dimension.values().map_or("", |values| (values.name)(graph, self.value))
    }
}
