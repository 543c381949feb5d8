#![doc = include_str!("ARCHITECTURE.md")]

pub mod model;

pub mod text;

pub mod load;
pub mod settings;

pub mod search;

pub mod layout;
pub mod query;

pub mod output;

pub mod cli;
#[cfg(feature = "tui")]
pub mod tui;
