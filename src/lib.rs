#![doc = include_str!("ARCHITECTURE.md")]
// What can panic and stays gives its reason; unit tests may index.
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![cfg_attr(not(test), warn(clippy::panic, clippy::unreachable))]
#![cfg_attr(
    not(feature = "tui"),
    expect(dead_code, unused_imports, reason = "some of the code is used only by the explorer")
)]

#[cfg(all(feature = "tui", not(unix)))]
compile_error!(
    "the explorer needs a Unix terminal: build with `--no-default-features` for the commands alone"
);

pub mod model;

pub mod text;

mod system;

pub mod load;
pub mod settings;

pub mod search;

#[cfg(feature = "postgres")]
mod engine;

pub mod layout;
pub mod query;

pub mod output;

pub mod cli;
#[cfg(all(feature = "tui", unix))]
pub mod tui;
