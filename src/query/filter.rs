//! Which relations and entities a question looks at.

mod allowed;
mod constraint;
mod dimension;
mod error;
mod facet;
mod flags;
mod limits;
mod satisfiable;

pub use constraint::Constraint;
pub use dimension::{Dimension, ValueKind};
pub use error::FilterError;
pub use facet::{Facet, FacetCount};
pub use flags::FilterArgs;
pub use limits::Filter;
