//! Everything that is tested from outside the library.

mod asking;
mod floors;
