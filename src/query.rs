//! Floor 2, questions: pure functions of the graph.
//!
//! Everything here takes a [`Graph`](crate::model::Graph) and ids, and answers with plain data
//! in a defined order: the screen, the commands and the files are all written from the same
//! answers.

mod claims;
mod coverage;
mod filter;
mod ids;
mod lint;
mod names;
mod nearest;
mod neighbourhood;
mod order;
mod path;
pub mod search;

pub use claims::{Claim, Stated, claims_at};
pub use coverage::{Coverage, coverage, independent_witnesses};
pub use filter::{Choice, Counted, Facet, Filter, FilterError, FilterWords, Undated, Wish};
pub use lint::{Finding, LintRule, lint};
pub use names::{Mention, Names};
pub use neighbourhood::{Neighbourhood, everything, neighbourhood};
pub use order::ties_in_order;
pub use path::{
    Direction, Hop, Path, PathError, PathQuestion, Strength, Weakest, Weakness, best_paths,
    shortest_path,
};
