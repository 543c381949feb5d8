//! Floor 6, files for other programs: DOT, JSON and more, from the same selection the screen shows.
//!
//! Each writer takes a graph and a [`Selection`] and streams to any
//! [`std::io::Write`]. All of them write in id order: same selection, same bytes.

mod csv;
mod cypher;
mod dossier;
mod dot;
mod field;
mod format;
mod gexf;
mod graphml;
mod html;
mod json;
mod mermaid;
pub mod record;
mod svg;
mod turtle;

pub use dossier::{as_markdown, dossier, names_speaker};
pub use field::addresses;
pub use format::{Format, UnknownFormat};
pub use html::html;
pub use json::records;
pub use svg::svg;

use std::io::{self, Write};

use crate::model::{Graph, Selection};

/// Writes a selection as Graphviz DOT: nodes named by slug, edges by relation id.
///
/// # Errors
///
/// Returns what the writer returns.
pub fn dot(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    Format::Dot.write(graph, selection, out)
}
