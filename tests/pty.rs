//! Real programs in a real pseudo-terminal: they open, draw, exit, and restore the terminal.
//!
//! Nothing here is timed: every wait is for something to be seen, with one generous limit.

mod ending;
mod explorer;
mod job;
mod live;
mod misspelt;
mod output_file;
mod pager;
mod picker;
mod session;
mod shells;
mod stage;
mod stats;
mod talking;
