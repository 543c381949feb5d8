//! Floor 2, files for other programs: DOT, JSON and more, from the same selection the screen shows.
//!
//! Each writer takes a graph and a [`Selection`](crate::model::Selection) and streams to any
//! [`std::io::Write`]. All of them write in id order: same selection, same bytes.

mod dot;
mod format;
mod json;
pub mod record;

pub use dot::dot;
pub use format::{Format, UnknownFormat};
pub use json::{json, records};
