//! Graph files in JSON, as `export json` writes them.
//!
//! The text is split into entries with their positions, which are then read one at a time as trees of the YAML reader,
//! so that both formats report the same problems. Sections may be lists of records with an `id`, or maps from slugs to
//! records as in YAML.

mod entry;
mod file;
mod node;
mod syntax;
mod text;

pub(super) use entry::yaml_entry;
pub(super) use file::JsonFile;
pub(super) use node::parse_tree;
pub(super) use syntax::{JsonReason, error_position};
