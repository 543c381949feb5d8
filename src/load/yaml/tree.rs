//! YAML as a tree with positions.
//!
//! This reader handles everything, and is used only if something is wrong or unusual. Limits on depth and aliases
//! keep hostile input cheap.

mod build;
mod error;
mod find;
mod merge;
mod node;
mod read;

pub(super) use build::{parse, parse_whole};
pub(super) use error::TreeError;
pub(super) use node::{YamlNode, YamlValue};
