//! Layer 2, loading: text in, a graph and its problems out. The only place that uses serde on graph files.
//!
//! Loading never fails or panics: what can be read is in the graph, what cannot is a [`Problem`] with its location
//! and a suggested fix.

mod articles;
mod builtin;
mod decode;
mod files;
mod formats;
mod graph_source;
mod loaded;
mod location;
mod problems;
mod record;
mod resolve;
mod section;
mod source;
mod text;
mod yaml;

pub(crate) use builtin::texts as built_in;
pub(crate) use formats::is_graph_file;
pub use graph_source::GraphSource;
pub use loaded::{LoadedGraph, load, load_texts};
pub use problems::{Problem, Rule, Severity, Snippet};
pub use text::Text;

#[cfg(test)]
mod tests;
