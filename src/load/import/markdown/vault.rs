use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::link_target::LinkTarget;
use super::note::{NoteContent, VaultNote};
use crate::text::count;

/// All notes of an import, and how links find them.
#[derive(Debug)]
pub(super) struct Vault {
    /// The name of the folder that contains the notes.
    pub(super) name: String,
    pub(super) notes: Vec<VaultNote>,
    /// The folded path of each note.
    paths: Vec<String>,
    by_path: HashMap<String, usize>,
    /// By the last part of the path.
    by_name: HashMap<String, Vec<usize>>,
    by_alias: HashMap<String, Vec<usize>>,
}

/// What a link leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    VaultNote(usize),
    /// The first of several notes, and their number.
    Ambiguous(usize, usize),
    /// No note; this is its name.
    Missing(String),
}

impl Vault {
    /// The folder is the one that the user named; otherwise it is that of the first note.
    pub(super) fn new(notes: Vec<VaultNote>, named_folder: Option<&String>) -> Self {
        let (mut by_path, mut by_name, mut by_alias) =
            (HashMap::new(), HashMap::<_, Vec<usize>>::new(), HashMap::<_, Vec<usize>>::new());
        let paths: Vec<String> = notes.iter().map(|note| fold(&note.path)).collect();
        for (index, note) in notes.iter().enumerate() {
            by_path.insert(paths[index].clone(), index);
            by_name.entry(fold(last_part(&note.path))).or_default().push(index);
            for alias in note.aliases.iter().chain([&note.name]) {
                let indices = by_alias.entry(fold(alias)).or_default();
                if indices.last() != Some(&index) {
                    indices.push(index);
                }
            }
        }
        let folder = || notes.first().map_or("", |note| last_part(folder(&note.path)));
        let name = named_folder.map_or_else(folder, String::as_str);
        let name = if ["", "."].contains(&name) { "notes" } else { name }.to_owned();
        Self { name, notes, paths, by_path, by_name, by_alias }
    }

    /// The note that a link in a note leads to.
    pub(super) fn find(&self, target: &LinkTarget, from: usize) -> Found {
        match target {
            LinkTarget::Name(name) => self.find_name(name, from),
            LinkTarget::Path(path) => {
                let full = join(folder(&self.notes[from].path), path);
                match self.by_path.get(&fold(&full)) {
                    Some(index) => Found::VaultNote(*index),
                    None => self.find_name(path.trim_start_matches(['.', '/']), from),
                }
            }
        }
    }

    /// A name, or the end of a path; else an alias.
    fn find_name(&self, name: &str, from: usize) -> Found {
        let folded = fold(name.trim_matches('/'));
        let named = self.by_name.get(last_part(&folded));
        let fits = |index: &&usize| {
            let path = &self.paths[**index];
            path.strip_suffix(folded.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        let mut found: Vec<usize> = named.into_iter().flatten().filter(fits).copied().collect();
        if found.is_empty() {
            found = self.by_alias.get(&folded).cloned().unwrap_or_default();
        }
        let nearby = folder(&self.notes[from].path);
        let first = found.iter().find(|index| folder(&self.notes[**index].path) == nearby);
        match (first.or_else(|| found.first()), found.len()) {
            (None, _) => Found::Missing(last_part(name).to_owned()),
            (Some(index), 1) => Found::VaultNote(*index),
            (Some(index), count) => Found::Ambiguous(*index, count),
        }
    }

    /// How the notes were read: `5 notes: 3 entities, 2 sources`.
    pub(super) fn describe(&self) -> String {
        let is_source = |note: &&VaultNote| matches!(note.content, NoteContent::Source(_));
        let sources = self.notes.iter().filter(is_source).count();
        let entities = self.notes.len() - sources;
        format!(
            "{}: {}, {} with `source`, `author` or `url` in the front matter",
            count(self.notes.len(), "note", "notes"),
            count(entities, "entity", "entities"),
            count(sources, "source", "sources"),
        )
    }
}

/// The path in lower case, with each accented letter as one character.
pub(super) fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if folder.is_empty() {
        parts.join("/").trim_start_matches('/').to_owned()
    } else {
        parts.join("/")
    }
}
