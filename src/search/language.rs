//! The query language.

mod condition;
mod parse;

pub(super) use condition::Condition;
pub(super) use parse::{Alternative, parse};
