//! Paints drawings on a grid of cells. Positions come from the drawing, apart from that of the selected label on a map.

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
