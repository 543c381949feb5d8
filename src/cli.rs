//! Layer 7, commands: each writes its output to a stream and ends in an exit status.
//!
//! [`Arguments`] is the parsed command line. A [`Context`] loads the graph on first use. A command writes to the
//! stream it is given and returns an exit status or a [`Failure`]; only `ui` touches the standard streams.

mod args;
mod command;
mod context;
mod failure;
mod filters;
mod found;
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
