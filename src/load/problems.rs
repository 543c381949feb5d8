//! Problems in graph files: rules, single problems, and their list.

mod fault;
mod list;
mod problem;
mod render;
mod rule;
mod severity;
mod snippet;

pub(super) use fault::{Fault, FaultSpot, FileName, PlacedFault};
pub(super) use list::{Problems, Unlisted};
pub use problem::Problem;
pub(super) use render::render;
pub use rule::Rule;
pub use severity::Severity;
pub use snippet::Snippet;
