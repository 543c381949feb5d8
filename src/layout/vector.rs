//! Pictures in pixels, for vector graphics: names in boxes, joined by curves, one for each relation.
//!
//! Entities are placed by distance in the graph. Only basic arithmetic and square roots are used, so that the result is
//! identical on every machine.

mod bend_choice;
mod bounding_box;
mod box_index;
mod curve;
mod curve_label;
mod curve_routing;
mod label_placement;
mod legend;
mod name_box;
mod placement;
mod text_width;
mod vector_edge;
mod vector_picture;

pub(crate) use curve_label::CurveLabel;
pub(crate) use legend::{LEGEND_FONT_SIZE, LegendEntry, LegendSample};
pub(crate) use name_box::NameBox;
pub(crate) use vector_edge::VectorEdge;
pub use vector_picture::VectorPicture;
