//! The query language: what a query asks for.

mod condition;
mod parse;

pub(super) use condition::Condition;
pub(super) use parse::{Alternative, parse};
