//! Problems in graph files, and the rules that they break.

mod list;
mod new_problem;
mod problem;
mod render;
mod rule;
mod severity;
mod snippet;

pub(super) use list::{MAX_LISTED, Problems, UnlistedCounts};
pub(super) use new_problem::{FileName, LocatedProblem, NewProblem, ProblemSpot};
pub use problem::Problem;
pub(super) use render::render;
pub use rule::Rule;
pub use severity::Severity;
pub use snippet::Snippet;
