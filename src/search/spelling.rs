//! Normalised spellings of names and queries, which can be compared as bytes.

mod fold;
mod latin;
mod letter_mask;
mod pinyin;
mod query_text;
mod question_words;
mod reading;
mod readings;
mod romanised;

pub(super) use fold::{
    FoldedText, fold, fold_character, fold_with_graphemes, is_apostrophe, is_ideograph, truncate,
};
pub(super) use letter_mask::{LetterMask, LetterMaskTable};
pub(super) use query_text::{QueryText, count_characters, word_positions};
pub(super) use question_words::is_question_word;
pub(super) use reading::Rarity;
pub(super) use readings::readings;
