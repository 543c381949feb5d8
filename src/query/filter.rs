//! Which relations and entities a question looks at.

mod allowed;
mod constraint;
mod counts;
mod dimension;
mod error;
mod facet;
mod flags;
mod limits;
mod lookup;
mod satisfiable;

pub use constraint::Constraint;
pub use counts::FacetCount;
pub use dimension::Dimension;
pub use error::FilterError;
pub use facet::Facet;
pub use flags::FilterArgs;
pub use limits::Filter;
pub use lookup::ValueKind;
