//! Floor 1, reading: texts in, a graph and its problems out. Serde lives here only.
//!
//! Nothing in here fails as a whole and nothing panics: what can be read is in the graph, what
//! cannot is a [`Problem`] with its place and a next step.

#[expect(dead_code, reason = "the next commit uses it")]
mod articles;
mod files;
mod item;
mod merge;
mod nearest;
#[expect(dead_code, reason = "the next commit uses it")]
mod path;
mod place;
mod problem;
mod problems;
mod record;
mod resolve;
mod rule;
mod split;
mod text;
mod world;

pub use articles::Articles;
pub use place::Place;
pub use problem::{Color, Problem, Severity, render_all};
pub use rule::Rule;
pub use text::Text;
pub use world::{World, load, load_texts};

#[cfg(test)]
mod tests;
