//! From records to the model: slugs become ids, and what is wrong in meaning is noted. Knows no format.

mod about;
mod citation;
mod claim_reference;
mod dropped;
mod entity;
mod field;
mod relation;
mod resolver;
mod sections;
mod source;
mod suggest;
mod vocabulary;

pub(super) use sections::resolve;
