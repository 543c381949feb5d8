//! The ego view: one entity in the middle and what it is tied to around it.

mod arrangement;
mod column;
mod cross_ties;
mod edge_detail;
mod ego_drawing;
mod ego_request;
mod ego_view;
mod growth;
mod occupancy;
mod outline;
mod plan;
mod router;
mod row_slots;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod sides;
mod sifting;
mod tree;

pub use ego_request::EgoRequest;
pub use ego_view::ego;
