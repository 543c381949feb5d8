//! The reader: the selected claim, and the text that supports it.

mod derive;
pub mod layout;
mod moves;
pub mod page;
pub mod state;
pub(super) mod view;
