//! The entity list.

pub mod list;
pub(super) mod view;
