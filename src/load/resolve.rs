//! Turns records of any format into the model: resolves slugs to ids, and reports semantic errors.

mod about;
mod citation;
mod claim_reference;
mod claim_registry;
mod date_suggestion;
mod default_id;
mod dropped;
mod entity;
mod field;
mod quotation;
mod relation;
mod resolver;
mod sections;
mod short_citation;
mod source;
mod suggest;
mod vocabulary;

pub(super) use sections::resolve;
