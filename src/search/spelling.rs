//! How names and queries are spelled, so that comparing them is comparing bytes.

mod fold;
mod mask;
mod pinyin;
mod typed;

pub(super) use fold::{Placed, cut, fold, fold_placed};
pub(super) use mask::{Mask, Masks};
pub(super) use pinyin::spellings;
pub(super) use typed::Typed;
