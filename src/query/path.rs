//! Chains of relations from one entity to another.
//!
//! The shortest path is found from both ends at once ([`bidirectional`]), the k best paths by Yen's method with a
//! goal-directed search for each spur ([`best`]). [`strength`] rates how weak a hop is.

mod best;
mod bidirectional;
mod corridor;
mod hop;
mod path_ends;
mod path_query;
mod prepared_query;
mod search_side;
mod spur;
mod strength;

pub(crate) use best::Shortfall;
pub use best::{MAX_PATHS, Paths, paths};
pub use bidirectional::shortest_path;
pub use hop::{Hop, Path};
pub use path_ends::PathEnds;
pub use path_query::{PathDirection, PathError, PathQuery};
pub use strength::{Strength, Weakness};
