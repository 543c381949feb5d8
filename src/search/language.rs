//! The query language.

mod fields;
mod parse;

pub(super) use fields::Condition;
pub(super) use parse::{Test, Wanted, Way, read};
