//! The relations of the focus, its role and its facts.

pub mod list;
mod moves;
pub(super) mod view;
