//! Integration tests of the library and of the program.

#[cfg(unix)]
mod browser;
mod built_in_graph;
mod cases;
mod graphviz;
#[cfg(feature = "tui")]
mod keys;
mod layers;
mod loading;
#[cfg(feature = "tui")]
mod navigation;
#[cfg(feature = "tui")]
mod newcomer;
mod pictures;
mod pipes;
#[cfg(feature = "tui")]
mod pty;
mod query;
#[cfg(feature = "tui")]
mod random_actions;
#[cfg(feature = "tui")]
mod readme;
#[cfg(feature = "tui")]
mod relation_counts;
mod schema;
#[cfg(feature = "tui")]
mod screens;
mod search;
#[cfg(feature = "tui")]
mod selection;
mod settings;
