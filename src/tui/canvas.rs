//! The canvas: the picture around the focus, the map or a path, drawn or listed.

pub(crate) mod caption;
pub(super) mod derive;
mod derive_map;
mod list_form;
mod map;
pub mod map_state;
mod moves;
pub(crate) mod path;
mod path_commands;
pub mod picture;
pub mod state;
mod title;
pub(super) mod view;
