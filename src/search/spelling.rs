//! How names and queries are spelled, so that comparing them is comparing bytes.

mod fold;
mod letter_mask;
mod pinyin;
mod query_text;

pub(super) use fold::{FoldedText, cut, fold, fold_placed};
pub(super) use letter_mask::{LetterMask, LetterMasks};
pub(super) use pinyin::spellings;
pub(super) use query_text::QueryText;
