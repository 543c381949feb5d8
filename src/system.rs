//! Layer 1, the operating system: files that are written whole or not at all, files that are read without blocking, and
//! the state kept between runs.

mod atomic_file;
mod destination;
mod new_files;
mod regular_file;
mod temporary_files;

pub(crate) use atomic_file::{Existing, write_atomically};
pub(crate) use destination::{Destination, Refusal};
pub(crate) use new_files::NewFiles;
pub(crate) use regular_file::{open_without_blocking, read_regular_file};
pub(crate) use temporary_files::remove_on_signals;
