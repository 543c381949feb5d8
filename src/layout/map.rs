//! The map: a selection laid out by graph distance, and drawn in a viewport.

mod crossing_reduction;
mod csr_adjacency;
mod label_placer;
mod map_edges;
mod map_layout;
mod map_names;
mod map_point;
mod map_request;
mod map_view;
#[cfg(feature = "tui")]
mod navigation;
mod overlap_removal;
mod packing;
mod pivot_scaling;
mod positions;
mod quasi_random;
mod stress;
mod viewport;

pub(crate) use crossing_reduction::lines_cross;
pub use map_layout::MapLayout;
pub use map_point::MapPoint;
pub use map_request::MapRequest;
pub use map_view::map;
#[cfg(feature = "tui")]
pub(crate) use navigation::MapWindow;
pub use positions::Positions;
pub use viewport::Viewport;
