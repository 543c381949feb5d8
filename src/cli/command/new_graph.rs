//! The schema file and the folder check of `guanxi init` and `guanxi import`.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use crate::load;

/// The schema that the first line of each graph file refers to. As a hidden file, it is not loaded as part of the graph.
pub(super) const SCHEMA_FILE: &str = ".guanxi-schema.json";

/// Whether a folder contains anything but `articles` and hidden files, and so might clash with a new graph.
pub(super) fn has_conflicting_entries(folder: &Path) -> bool {
    let is_other = |name: OsString| name != "articles" && !load::is_hidden(&name);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).any(is_other)
}

/// The first line of a graph file, which names the schema for the YAML language server.
pub(super) fn schema_line(file_name: &str) -> String {
    let parents = "../".repeat(file_name.matches('/').count());
    format!("# yaml-language-server: $schema={parents}{SCHEMA_FILE}\n")
}
