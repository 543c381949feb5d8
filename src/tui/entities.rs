//! The entity list.

pub(crate) mod list;
mod moves;
pub(super) mod view;
