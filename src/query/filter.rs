//! Filters: which relations and entities a query considers.

mod allowed;
mod constraint;
mod counts;
mod dimension;
mod error;
mod flags;
mod limits;
mod lookup;
mod panel;
mod satisfiable;
mod targets;
mod value_names;

pub use constraint::{Constraint, Facet};
pub use counts::FacetCount;
pub use dimension::{Dimension, ValueKind};
pub use error::FilterError;
pub use flags::FilterArgs;
pub use limits::Filter;
pub use panel::FilterRow;
pub(crate) use targets::TargetFilter;
