//! Chains of relations from one entity to another.
//!
//! The shortest one is found from both ends at once ([`two_sided`]), the k best ones by Yen's method
//! with a goal-directed search for each spur ([`best`]); [`strength`] says what makes a hop weak.

mod answer;
mod best;
mod corridor;
mod question;
mod side;
mod spur;
mod strength;
mod two_sided;
mod walk;

pub use answer::{Hop, Path};
pub use best::{Fewer, Paths, paths};
pub use question::{PathDirection, PathError, PathQuestion};
pub use strength::{Strength, Weakness};
pub use two_sided::shortest_path;
