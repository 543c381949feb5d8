//! Floor 2, reading: texts in, a graph and its problems out. Serde lives here only.
//!
//! Nothing in here fails as a whole and nothing panics: what can be read is in the graph, what
//! cannot is a [`Problem`] with its place and a next step.

mod articles;
mod builtin;
mod cut;
mod decode;
mod document;
mod files;
mod graph_source;
mod inspect;
mod item;
mod loaded;
mod merge;
mod nearest;
mod path;
mod plain;
mod problem;
mod problems;
mod read;
mod record;
mod render;
mod resolve;
mod rule;
mod shape;
mod snippet;
mod split;
mod text;
mod tree;

pub use builtin::texts as built_in;
pub use graph_source::GraphSource;
pub use loaded::{LoadedGraph, load, load_texts};
pub use problem::{Problem, Severity};
pub use render::render_all;
pub use rule::Rule;
pub use snippet::Snippet;
pub use text::Text;

#[cfg(test)]
mod tests;
