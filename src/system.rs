//! Layer 1, the operating system: files that are written whole or not at all, files that are read without blocking,
//! persistent state, and other programs.

mod atomic_file;
mod atomic_folder;
mod destination;
mod error_text;
mod folder_lock;
mod mapped_file;
mod new_files;
mod path;
mod private_file;
mod program;
mod regular_file;
mod state_file;
mod threads;
mod unfinished_files;

pub(crate) use atomic_file::{
    Existing, is_unfinished_name, write_atomically, write_private_unsynced, write_unique,
};
pub(crate) use atomic_folder::write_folder_atomically;
pub(crate) use destination::{Destination, DestinationError};
pub(crate) use error_text::error_text;
pub(crate) use mapped_file::map_until_exit;
pub(crate) use new_files::NewFiles;
#[cfg(feature = "tui")]
pub(crate) use path::links_on_path;
pub(crate) use path::{absolute, folder_of, with_resolved_folders};
pub(crate) use private_file::{create_private_folder, is_writable_only_by_user};
pub(crate) use program::{editor, open_in_browser, program_build, split_list};
pub(crate) use regular_file::{open_without_blocking, read_regular_file};
pub(crate) use state_file::StateFile;
pub(crate) use threads::{at_once, on_threads, thread_count};
pub(crate) use unfinished_files::{remove_on_signals, remove_unfinished_files};
