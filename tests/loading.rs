//! The loader on folders of valid and broken files, on hostile text, and on random input.

mod agreement;
mod choices;
pub(crate) mod contents;
mod default_ids;
mod folders;
mod hostile;
mod hostile_tables;
mod import;
pub(crate) mod json;
mod random;
#[cfg(feature = "xlsx")]
mod workbooks;
mod yaml_layouts;
mod yaml_writer;

use guanxi::load::{LoadedGraph, Text, load_texts};
use guanxi::text::Palette;

/// Loads a graph from one file called `x.yaml`.
pub(crate) fn load_body(body: impl Into<String>) -> LoadedGraph {
    load_texts(&[Text { name: "x.yaml".to_owned(), body: body.into() }])
}

/// Every problem as text.
pub(crate) fn problem_text(loaded: &LoadedGraph) -> String {
    loaded.render_problems(50, Palette::Plain)
}
