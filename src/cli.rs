//! Layer 7, the command line.
//!
//! [`Arguments`] is the parsed command line. A [`Context`] loads the graph on first use. A command writes to the stream
//! that it is given, and returns a [`Failure`] if it fails. Only `ui` accesses the standard streams.

mod args;
mod articles;
mod command;
mod completion;
mod config_file;
mod context;
mod crash_report;
mod failure;
mod filters;
mod hit_record;
mod hyperlinks;
mod misspelling;
mod output_file;
mod painted;
mod path_ends;
mod picture_size;
mod print;
mod run;
mod subject;
mod ui;

pub use args::Arguments;
pub use command::{OpenCommand, PickCommand};
pub use completion::complete;
pub use context::Context;
pub use crash_report::{report_crash, set_panic_hook};
pub use failure::Failure;
pub use run::{print_references, report_failure, run};
