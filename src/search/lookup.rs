//! The table of all names, and lookup by prefix.

mod catalog;
mod span_table;
mod spelling_table;
mod word_index;

pub(super) use catalog::Catalog;
pub(super) use spelling_table::{Spelling, SpellingTable, add_spellings, is_separator};
pub(super) use word_index::{WordIndex, char_at, without_spaces};
