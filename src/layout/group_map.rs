//! The map: groups of entities as boxes in columns, and ties as lines between their rows.

mod best_layout;
mod channel_geometry;
mod column_flow;
mod group_layout;
mod group_titles;
mod layout_drawing;
mod layout_shape;
mod legend;
mod long_names;
mod map_content;
mod map_request;
#[cfg(feature = "tui")]
mod map_view;
mod routing;
mod row_plan;
mod score;
mod shown_members;
mod stars;
mod tie_label;
mod tie_list;
mod tie_text;

pub use best_layout::map;
pub(crate) use legend::text_rows;
pub use map_request::{Folding, MapRequest};
#[cfg(feature = "tui")]
pub use map_view::MapView;
pub(crate) use tie_list::{ListedTies, MapTexts, TieListRequest};
