//! The positions of entities in vector pictures, which reflect distances in the graph. The map of the explorer is in
//! `group_map`.

mod crossing_reduction;
mod csr_adjacency;
mod map_layout;
mod map_point;
mod overlap_removal;
mod packing;
mod pivot_scaling;
mod positions;
mod quasi_random;
mod stress;

pub(crate) use crossing_reduction::lines_cross;
pub use map_point::MapPoint;
pub use positions::Positions;
