//! Graph files in YAML.
//!
//! A file is split into entries by line, and each entry is read separately, so an error affects only one entry. There
//! are three readers: [`plain`] is fast but handles only simple entries, [`typed`] uses `serde_yaml`, and [`tree`]
//! handles everything else, and finds positions. Blocks of entries are read on several threads.

mod document;
mod entry;
mod file;
mod in_order;
mod key;
mod lines;
mod plain;
mod prune;
mod read;
mod sections;
mod shape;
mod split;
mod tree;
mod typed;

pub(super) use file::YamlFile;
pub(crate) use read::MAX_BYTES as MAX_ENTRY_BYTES;
pub(super) use read::{prune_entry, read_tree};
pub(super) use sections::unknown_section;
pub(super) use tree::{YamlNode, YamlValue};

use super::problems::LocatedProblem;

/// Parses YAML after `lines_before` lines of a file in another format; `None` if there are only comments.
///
/// # Errors
///
/// Fails with the position of the problem in the file.
pub(super) fn parse_part(
    text: &str,
    lines_before: u32,
) -> Result<Option<YamlNode>, LocatedProblem> {
    tree::parse(text, lines_before).map_err(|error| (error.position, error.problem))
}
