//! Vaults of Markdown notes: Obsidian, zk, web clippings.
//!
//! Each note becomes a source with its text as the article: paragraph n is its n-th block of text. A note whose front matter
//! names its origin (`source`, `author` or `url`) is only a source; any other note is an entity too, and its links are
//! relations.

mod blocks;
mod comments;
mod entities;
mod front_matter;
mod inline_tag;
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
use crate::load::problems::{NewProblem, Rule};
use crate::load::text::Text;
use crate::text::count;
use note::VaultNote;
use note_lists::lists;
use vault::Vault;

const EXTENSIONS: [&str; 2] = ["md", "markdown"];

/// Adds a note, or every note in a folder. Reports how many other files the folder contains.
pub(super) fn read(files: &mut Files, path: &Path) {
    if !path.is_dir() {
        return files.add_as(path, path);
    }
    let paths = files.paths_below(path, |path| is_note(path) || path.is_file());
    let (notes, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_note(path));
    if notes.is_empty() {
        let help = "name a folder with files that end in .md or .markdown";
        files.report(path, NewProblem::new(Rule::NoGraph, "there are no notes here", help));
    }
    for note in notes {
        files.add_as(&note, &note);
    }
    if let [first, ..] = &others[..] {
        let others =
            count(others.len(), "file that is not a note is", "files that are not notes are");
        let first = first.strip_prefix(path).unwrap_or(first).to_string_lossy();
        let message = format!("{others} left out, such as `{first}`");
        let help = "keep these files; to import what one contains, write it in a note";
        files.report(path, NewProblem::new(Rule::NotMapped, message, help));
    }
}

fn is_note(path: &Path) -> bool {
    has_extension(path, &EXTENSIONS)
}

/// Opens all notes together, since they refer to each other.
pub(super) fn open<'t>(texts: &'t [Text], map: &ImportMap) -> Opened<'t> {
    let notes: Vec<VaultNote> =
        (0..).zip(texts).map(|(file, text)| VaultNote::new(file, text)).collect();
    let vault = Vault::new(notes, map.folder.as_ref());
    let mapping = vault.describe();
    let sources = lists(&vault, map).into_iter().map(|list| Box::new(list) as Box<_>);
    Opened { sources: sources.collect(), mapping, ignores_map: false }
}
