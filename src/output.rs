//! Layer 6, export formats: DOT, JSON, dossiers, web pages, pictures and more.
//!
//! Every export is made from an [`Extract`] of the graph, and is streamed to any [`std::io::Write`]. The same extract gives
//! the same bytes.

mod attributes;
mod complete;
mod export_format;
mod extract;
mod path_picture;
mod picture;
pub(crate) mod records;
mod time_axis;
mod writers;

pub(crate) use complete::CompleteExtract;
pub use export_format::{ExportFormat, FormatCommand};
pub use extract::{Extract, ScreenContent};
pub(crate) use path_picture::draw_paths;
pub(crate) use picture::map_with_texts;
pub(crate) use time_axis::axis_content;
pub use writers::EXPORT_FORMATS;
pub(crate) use writers::yaml::{entries_longer_than, yaml_files};
pub(crate) use writers::{DOSSIER, DOT, INTERACTIVE_HTML, MAX_ENTITIES_ON_PAGE, MAX_MERMAID_EDGES};
