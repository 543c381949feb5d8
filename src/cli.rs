//! Floor 7, commands: one question, one answer on standard output, one exit status.
//!
//! [`Arguments`] is what was typed. A [`Context`] loads the graph for a command, on first use. A
//! command writes its answer to a stream it is given and ends in an exit status or a [`Failure`];
//! only `ui` touches the standard streams.

mod args;
mod command;
mod context;
mod failure;
mod filters;
mod misspelt;
mod output_file;
mod path_ends;
mod print;
mod run;
mod subject;
mod ui;

pub use args::Arguments;
pub use command::{OpenCommand, PickCommand};
pub use context::Context;
pub use failure::Failure;
pub use run::{fail, print_chosen, run};
