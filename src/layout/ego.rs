//! The ego view: an entity surrounded by its neighbours.

mod arrangement;
mod column;
mod cross_ties;
mod edge_detail;
mod ego_drawing;
mod ego_plan;
mod ego_request;
mod ego_tree;
mod ego_view;
mod ego_width;
mod footer;
mod growth;
mod neighbourhood;
mod node_rows;
mod outline;
mod row_slots;
#[cfg(test)]
pub(crate) mod sample;
mod sides;
mod surroundings;

pub use ego_request::EgoRequest;
pub use ego_view::ego;
#[cfg(feature = "tui")]
pub(crate) use ego_view::ego_within;
pub use surroundings::Surroundings;
