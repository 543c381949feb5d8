//! Floor 3, commands: one question, one answer on standard output, one exit status.
//!
//! [`Arguments`] is what was typed. A [`Context`] lends a command the graph, read when first asked
//! for. A command writes its answer to a stream it is given and ends in a [`Status`] or a
//! [`Failure`]; only `ui` touches the standard streams.

mod args;
mod command;
mod context;
mod failure;
mod filters;
mod ink;
mod misspelt;
mod output_file;
mod print;
mod run;
mod subject;
mod ui;

pub use args::Arguments;
pub use command::{Command, OpenCommand, PickCommand};
pub use context::Context;
pub use failure::{Failure, Status};
pub use ink::Ink;
pub use run::{fail, print_chosen, run};
