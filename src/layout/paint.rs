//! Paints drawings on a grid of cells. All positions come from the drawing, except that of the selected label on a map.

mod border;
mod cells;
mod glyph;
mod painter;
mod polyline;
mod selected_label;

pub(crate) use cells::CellRole;
pub use cells::{Cell, Cells, Highlight, Owner};
pub use painter::{PaintOptions, paint};
