//! The path strip, which shows a path hop by hop.

mod hop_text;
mod strip_drawing;
mod strip_request;
mod strip_rows;
mod strip_view;

pub use strip_request::{Leg, StripRequest};
pub use strip_view::path_strip;
