//! From a drawing to cells. Nothing is decided here: what lies where comes from the drawing.

mod cells;
mod frame;
mod glyph;
mod painter;
mod polyline;
mod selected_label;
mod slanted_line;

pub use cells::{Cell, Cells, Highlight, Owner, Role};
pub use glyph::{Lines, Script, Stroke};
pub use painter::{Look, paint};
