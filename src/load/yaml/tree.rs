//! A text of YAML as a tree with positions.
//!
//! Slower than typed reading, and exact: it is built if something is wrong or unusual. Its
//! limits (depth, aliases) are what keeps hostile texts cheap.

mod build;
mod fault;
mod find;
mod merge;
mod node;
mod read;

pub(super) use build::{parse, parse_whole};
pub(super) use fault::TreeFault;
pub(super) use node::{YamlNode, YamlValue};
