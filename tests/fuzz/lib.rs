//! The fuzz targets, for `cargo fuzz`.

#[path = "../loading/contents.rs"]
mod contents;
pub mod saved_graph;
pub mod targets;
