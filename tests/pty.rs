//! Real programs in a real pseudo-terminal: they open, draw, exit, and restore the terminal.
//!
//! Nothing here is timed: every wait is for something to be seen, with one generous limit.

mod exit;
mod explorer;
mod input;
mod job_control;
mod misspelt;
mod output_file;
mod pager;
mod picker;
mod reload;
mod session;
mod stats;
mod test_program;
