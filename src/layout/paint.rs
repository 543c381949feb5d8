//! Paints drawings. No decisions here: every position comes from the drawing.

mod border;
mod cells;
mod glyph;
mod painter;
mod polyline;
mod selected_label;
mod slanted_line;

pub use cells::{Cell, CellRole, Cells, Highlight, Owner};
pub use glyph::GlyphSet;
pub use painter::{PaintOptions, paint};
