//! The list of entities.

pub mod list;
pub(super) mod view;
