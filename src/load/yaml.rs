//! Graph files in YAML.
//!
//! A file is split into entries by line, and each entry is read separately, so an error affects only one entry. There
//! are three readers: [`plain`] is fast but handles only simple entries, [`typed`] uses `serde_yaml`, and [`tree`]
//! handles everything else, and finds positions.

mod document;
mod entry;
mod file;
mod key;
mod plain;
mod prune;
mod read;
mod sections;
mod shape;
mod split;
mod tree;
mod typed;

pub(super) use file::YamlFile;
pub(super) use read::read_tree;
pub(super) use sections::unknown_section;
pub(super) use tree::{YamlNode, YamlValue};
