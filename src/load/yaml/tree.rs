//! A text of YAML as a tree with positions.
//!
//! It reads everything, and is built only if something is wrong or unusual. Its limits (depth, aliases)
//! keep hostile texts cheap.

mod build;
mod fault;
mod find;
mod merge;
mod node;
mod read;

pub(super) use build::{parse, parse_whole};
pub(super) use fault::TreeFault;
pub(super) use node::{YamlNode, YamlValue};
