//! The map: groups of entities as boxes in columns, and ties as lines between their rows.

mod best_sheet;
mod channel;
mod channel_geometry;
mod column_flow;
mod group_titles;
mod legend;
mod long_names;
mod map_content;
mod map_request;
#[cfg(feature = "tui")]
mod map_view;
mod routing;
mod row_plan;
mod score;
mod sheet;
mod sheet_drawing;
mod sheet_lines;
mod sheet_shape;
mod shown_members;
mod stars;
mod tie_label;
mod tie_text;

pub use best_sheet::map;
pub(crate) use legend::legend_rows;
pub use map_request::{Folding, MapRequest};
#[cfg(feature = "tui")]
pub use map_view::MapView;
