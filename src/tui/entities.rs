//! The entity list.

pub mod list;
mod moves;
pub(super) mod view;
