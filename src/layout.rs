//! Pictures: in whole terminal cells, and in pixels for vector graphics.
//!
//! In cells, a layout ([`ego()`], [`map()`], [`path_strip()`]) turns part of the graph into a [`Drawing`]: rectangles,
//! polylines and labels in cells, and the number of items that did not fit. [`paint()`] turns a drawing into [`Cells`], a
//! grid of glyphs with roles, which the explorer colours and `guanxi draw` prints. A [`VectorPicture`] has names in boxes
//! and curves between them, which exports draw. A [`TimeAxis`] shows events over time.

mod ego;
mod group_map;
mod map;
mod paint;
mod picture;
mod strip;
mod timeline;
mod vector;

#[cfg(feature = "tui")]
pub(crate) use ego::ego_within;
pub use ego::{EgoRequest, Surroundings, ego};
#[cfg(feature = "tui")]
pub use group_map::MapView;
pub use group_map::{Folding, MapRequest, map};
pub(crate) use group_map::{ListedTies, MapTexts, TieListRequest, text_rows};
pub use map::{MapPoint, Positions};
pub(crate) use paint::CellRole;
pub use paint::{Cell, Cells, Highlight, Owner, PaintOptions, paint};
pub use picture::{
    Arrowhead, Direction, Drawing, Edge, GlyphSet, GroupContent, Hidden, Node, Note, Point, Rect,
    Size, ToneSign,
};
pub(crate) use picture::{ListLine, to_cells, to_f64};
pub use strip::{Leg, PathLegs, StripRequest, WeakestHop, path_strip};
pub use timeline::{AxisContent, AxisEvent, AxisRequest, AxisText, TimeAxis, TimeScale, time_axis};
pub use vector::VectorPicture;
pub(crate) use vector::{
    CurveLabel, LEGEND_FONT_SIZE, LegendEntry, LegendSample, NameBox, VectorEdge,
};
