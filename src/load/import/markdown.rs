//! Vaults of Markdown notes: Obsidian, zk, web clippings.
//!
//! Each note becomes a source with its text as the article: paragraph n is its n-th block of text. A note whose front matter
//! names its origin (`source`, `author` or `url`) is only a source; any other note is an entity too, and its links are
//! relations.

mod blocks;
mod comments;
mod entities;
mod front_matter;
mod link_target;
mod note;
mod note_id;
mod note_lists;
mod note_records;
mod relations;
mod typed_link;
mod vault;

use std::path::Path;

use super::map::ImportMap;
use super::opened::Opened;
use crate::load::files::Files;
use crate::load::formats::has_extension;
use crate::load::text::Text;
use note::VaultNote;
use note_lists::lists;
use vault::Vault;

const EXTENSIONS: [&str; 2] = ["md", "markdown"];

/// Adds a note, or every note in a folder.
pub(super) fn read(files: &mut Files, path: &Path) {
    if path.is_dir() {
        for note in files.paths_below(path, |path| has_extension(path, &EXTENSIONS)) {
            files.add_as(&note, &note);
        }
    } else {
        files.add_as(path, path);
    }
}

/// Opens all notes together, since they refer to each other.
pub(super) fn open<'t>(texts: &'t [Text], map: &ImportMap) -> Opened<'t> {
    let notes: Vec<VaultNote> =
        (0..).zip(texts).map(|(file, text)| VaultNote::new(file, text)).collect();
    let vault = Vault::new(notes, map.folder.as_ref());
    let mapping = vault.describe();
    let sources = lists(&vault, map).into_iter().map(|list| Box::new(list) as Box<_>);
    Opened { sources: sources.collect(), mapping: vec![mapping], ignores_map: false }
}
