//! What every picture is made of: cells, nodes, edges, words that fit, and the counts of what does not.

mod braille;
mod bundle;
mod distinct_names;
mod drawing;
mod edge_parts;
mod geometry;
mod hidden_note;
mod named_node;
mod number;
mod text_columns;

pub(crate) use braille::{BrailleGrid, dots, trace};
pub(crate) use bundle::{Bundle, Flow};
pub(crate) use distinct_names::distinct_labels;
pub use drawing::{
    ArrowHead, Border, Course, Drawing, Edge, Hidden, LabelAnchor, Node, Note, PictureForm,
};
pub(crate) use edge_parts::{heads, mark_loop, shown_relations, straighten, unrouted_edge};
pub(crate) use geometry::cells;
pub use geometry::{Direction, Point, Rect, Size};
pub(crate) use hidden_note::note;
pub(crate) use named_node::{SIGN_WIDTH, named_node};
pub(crate) use number::{round_to_i32, to_cell, to_f64};
pub(crate) use text_columns::{TextColumn, share_width};
