//! Reads YAML as a tree with positions.
//!
//! This reader handles all of YAML, but is slow, so it is used only for entries that the other readers reject. Limits
//! on depth and aliases bound the cost of hostile input.

mod build;
mod error;
mod find;
mod merge;
mod node;
mod read;

pub(super) use build::{parse, parse_whole};
pub(super) use error::TreeError;
pub(crate) use node::{YamlNode, YamlValue};
