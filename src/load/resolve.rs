//! Turns records of any format into the model: resolves slugs to ids, and reports semantic errors.

mod about;
mod citation;
mod claim_reference;
mod claim_registry;
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
