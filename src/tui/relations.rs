//! The relations of the focus, its role and its facts.

pub mod list;
pub(super) mod view;
