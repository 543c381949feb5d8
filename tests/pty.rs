//! Programs in a pseudo-terminal open, draw, exit, and restore the terminal.
//!
//! No test is timed: each waits until the screen shows what it expects, up to one generous limit.

mod background;
#[cfg(feature = "postgres")]
mod database;
mod exit;
mod explorer;
mod full_disk;
mod input;
mod job_control;
mod loading;
mod misspelt;
mod output_file;
mod pager;
mod panics;
mod picker;
mod reload;
mod session;
mod shell_keys;
mod shells;
mod signals;
mod stats;
mod surroundings;
mod test_program;
