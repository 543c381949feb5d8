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

pub(crate) use braille::{Dots, dots, trace};
pub(crate) use bundle::{Bundle, Run};
pub(crate) use distinct_names::cut_apart;
pub use drawing::{
    ArrowHead, Border, Course, Drawing, Edge, Hidden, LabelAnchor, Node, Note, PictureForm,
};
pub(crate) use edge_parts::{bare, heads, mark_loop, shown_relations, straighten};
pub(crate) use geometry::cells;
pub use geometry::{Direction, Point, Rect, Size};
pub(crate) use hidden_note::note;
pub(crate) use named_node::{SIGN, named};
pub(crate) use number::{cell, real, whole};
pub(crate) use text_columns::{Field, share};
