//! The reader: the selected claim, and the text that supports it.

mod derive;
pub(crate) mod layout;
mod moves;
pub(crate) mod page;
pub(crate) mod state;
pub(super) mod view;
