//! Other versions of a graph: at a git revision, or with some of its files replaced.

mod replaced;
mod repository;
mod revision;
mod revision_error;

pub(crate) use replaced::load_replaced;
pub(crate) use revision::{load_revision, merge_base};
pub(crate) use revision_error::RevisionError;
