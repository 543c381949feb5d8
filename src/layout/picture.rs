//! The parts that all pictures share: geometry, nodes, edges, labels, and the counts of hidden items.

mod bundle;
mod distinct_names;
mod drawing;
mod edge;
mod footer_lines;
mod geometry;
mod glyph_set;
mod list_form;
#[cfg(feature = "tui")]
mod navigation;
mod node;
mod number;
mod text_columns;
mod ties_in_words;

pub use bundle::ToneSign;
pub(crate) use bundle::{Bundle, BundleDirection};
pub(crate) use distinct_names::distinct_labels;
pub(crate) use drawing::PictureForm;
pub use drawing::{Drawing, Hidden, Note};
pub use edge::{Arrowhead, Edge};
pub(crate) use edge::{ClaimStyle, EdgeEnds, LabelAnchor, Routing};
pub(crate) use footer_lines::{
    FooterFlow, FooterItem, FooterLine, described_relations, footer_lines, footer_lines_within,
};
pub use geometry::{Direction, Point, Rect, Size};
pub use glyph_set::GlyphSet;
pub(crate) use list_form::ListLine;
pub(crate) use node::{Border, SYMBOL_WIDTH, name_after_symbol};
pub use node::{GroupContent, Node};
pub(crate) use number::{round_to_i32, to_cells, to_f64};
pub(crate) use text_columns::{TextColumn, share_width};
pub(crate) use ties_in_words::{MAX_IN_WORDS, relations_in_words, ties_in_words};
