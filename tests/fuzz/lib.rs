//! The fuzz targets, for `cargo fuzz`.

#[path = "../loading/contents.rs"]
mod contents;
pub mod targets;
