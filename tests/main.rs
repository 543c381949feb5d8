//! Integration tests of the library and of the program.

#[cfg(unix)]
mod browser;
mod built_in_graph;
mod cases;
mod consumers;
mod csv_set;
#[cfg(unix)]
mod full_disk;
#[cfg(feature = "tui")]
mod fuzz;
mod graphviz;
#[cfg(unix)]
mod hostile_arguments;
mod hostile_exports;
#[cfg(unix)]
mod interrupted;
#[cfg(feature = "tui")]
mod keys;
mod layers;
#[cfg(unix)]
mod limits;
mod loading;
#[cfg(feature = "tui")]
mod navigation;
#[cfg(feature = "tui")]
mod newcomer;
mod pictures;
mod pipes;
#[cfg(all(feature = "postgres", unix))]
mod postgres;
#[cfg(feature = "tui")]
mod pty;
mod query;
#[cfg(feature = "tui")]
mod random_actions;
#[cfg(feature = "tui")]
mod readme;
#[cfg(feature = "tui")]
mod relation_counts;
#[cfg(unix)]
mod restricted;
mod schema;
#[cfg(feature = "tui")]
mod screens;
mod search;
#[cfg(feature = "tui")]
mod selection;
mod settings;
#[cfg(unix)]
mod unwritable;
#[cfg(unix)]
mod written_files;
