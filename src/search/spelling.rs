//! How names and queries are spelled, so that comparing them means comparing bytes.

mod fold;
mod letter_mask;
mod pinyin;
mod query_text;

pub(super) use fold::{FoldedText, fold, fold_with_graphemes, truncate};
pub(super) use letter_mask::{LetterMask, LetterMasks};
pub(super) use pinyin::spellings;
pub(super) use query_text::{QueryText, characters, words_at};
