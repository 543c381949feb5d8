//! The path strip, which shows a path hop by hop.

mod caption_room;
mod hop_text;
mod larger_captions;
mod line_tracks;
mod path_grid;
mod path_grid_drawing;
mod path_ladder;
mod path_ladder_drawing;
mod path_rows;
mod path_stack;
mod path_union;
mod strip_drawing;
mod strip_request;
mod strip_rows;
mod strip_view;

pub use strip_request::{Leg, PathLegs, StripRequest, WeakestHop};
pub use strip_view::path_strip;
