//! What is wrong with a graph's files: rules, problems, and the list of them.

mod fault;
mod list;
mod problem;
mod render;
mod rule;
mod snippet;

pub(super) use fault::{Fault, FaultSpot, FileName, PlacedFault};
pub(super) use list::{ProblemList, Problems};
pub use problem::{Problem, Severity};
pub use render::render_all;
pub(super) use render::render_first;
pub use rule::Rule;
pub use snippet::Snippet;
