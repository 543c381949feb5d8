//! The relations of the focus, its role and its facts.

pub(crate) mod list;
mod moves;
pub(super) mod view;
