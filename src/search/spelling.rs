//! Normalised spellings of names and queries, which can be compared as bytes.

mod fold;
mod latin;
mod letter_mask;
mod pinyin;
mod query_text;
mod reading;
mod readings;
mod romanised;
mod stop_words;

pub(super) use fold::{
    FoldedText, fold, fold_character, fold_with_graphemes, is_apostrophe, is_ideograph, truncate,
};
pub(super) use letter_mask::{LetterMask, LetterMaskTable};
pub(super) use query_text::{QueryText, count_characters, word_positions};
pub(super) use reading::Rarity;
pub(super) use readings::readings;
pub(super) use stop_words::{count_content_words, is_stop_word};
