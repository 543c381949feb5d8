//! What is kept of every name, and how the names that begin with a word are found.

mod catalog;
mod entity_spans;
mod rank;
mod spelling_table;
mod word_index;

pub(super) use catalog::Catalog;
pub(super) use spelling_table::{SpellingTable, is_end, spell_all};
pub(super) use word_index::{WordIndex, letter_at, squashed};
