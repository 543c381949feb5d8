//! What is kept of every name, and how the names that begin with a word are found.

mod catalog;
mod keys;
mod rank;
mod runs;
mod shelf;

pub(super) use catalog::Catalog;
pub(super) use keys::{Keys, is_end, spell_all};
pub(super) use shelf::{Shelf, letter_at, squashed};
