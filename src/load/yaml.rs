//! Graph files in YAML.
//!
//! A file is cut into entries by its lines, and each entry is read by itself, so that a fault costs
//! one entry only. There are three readers: [`plain`] for speed, `serde_yaml` for typed reading of what
//! is less plain, and [`tree`] for positions, free-form data and everything unusual.

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
