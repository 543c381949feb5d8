//! Graph files in YAML.
//!
//! A file is split into entries by line, and each entry is read separately, so an error costs only that entry. There
//! are three readers: [`plain`] for speed, `serde_yaml` for typed reading of less plain entries, and [`tree`] for
//! positions, free-form data and everything unusual.

mod document;
mod file;
mod inspect;
mod item;
mod key;
mod plain;
mod read;
mod sections;
mod shape;
mod split;
mod tree;
mod typed;

pub(super) use file::YamlFile;
