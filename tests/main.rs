//! Tests of the library from outside.

mod asking;
mod cases;
#[cfg(feature = "tui")]
mod counting;
mod graphviz;
#[cfg(feature = "tui")]
mod keys;
mod layers;
mod loading;
mod pictures;
mod pipes;
#[cfg(feature = "tui")]
mod pty;
#[cfg(feature = "tui")]
mod readme;
mod schema;
#[cfg(feature = "tui")]
mod screens;
mod searching;
#[cfg(feature = "tui")]
mod selection;
mod shipped;
#[cfg(feature = "tui")]
mod storm;
#[cfg(feature = "tui")]
mod walking;
