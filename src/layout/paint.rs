//! Paints drawings. No decisions here: every position comes from the drawing.

mod border;
mod cells;
mod glyph;
mod painter;
mod polyline;
mod selected_label;
mod slanted_line;

pub(crate) use cells::CellRole;
pub use cells::{Cell, Cells, Highlight, Owner};
pub use glyph::GlyphSet;
pub use painter::{PaintOptions, paint};
