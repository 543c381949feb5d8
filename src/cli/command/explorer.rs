//! The commands that take over the terminal.

mod open;
mod pick;

pub use open::OpenCommand;
pub use pick::PickCommand;
