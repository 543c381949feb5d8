use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::link_target::LinkTarget;
use super::note::{NoteContent, VaultNote};
use crate::load::problems::{NewProblem, Rule};
use crate::text::{count, short_list};

/// The notes by name, alias or id in lower case.
type NotesByText = HashMap<String, Vec<usize>>;

/// All notes of an import, and how links find them.
#[derive(Debug)]
pub(super) struct Vault {
    /// The name of the folder that contains the notes.
    pub(super) name: String,
    pub(super) notes: Vec<VaultNote>,
    /// The composed path of each note.
    exact_paths: Vec<String>,
    /// The folded path of each note.
    paths: Vec<String>,
    /// By the path as it is written.
    by_exact_path: HashMap<String, usize>,
    by_path: HashMap<String, usize>,
    /// By the last part of the path.
    by_name: NotesByText,
    by_alias: NotesByText,
    by_id: NotesByText,
    /// The path of the folder that contains all notes.
    root: String,
}

/// What a link leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    VaultNote(usize),
    /// The best of several notes, and the number of them.
    Ambiguous(usize, usize),
    /// No note has this name.
    Missing(String),
}

impl Vault {
    /// The vault is named after the folder that the user named, or else that of the first note.
    pub(super) fn new(mut notes: Vec<VaultNote>, named_folder: Option<&String>) -> Self {
        report_similar_names(&mut notes);
        let exact_paths: Vec<String> = notes.iter().map(|note| compose(&note.path)).collect();
        let by_exact_path = exact_paths.iter().cloned().zip(0..).collect();
        let (mut by_path, mut by_name) = (HashMap::new(), NotesByText::new());
        let (mut by_alias, mut by_id) = (NotesByText::new(), NotesByText::new());
        let paths: Vec<String> = notes.iter().map(|note| fold(&note.path)).collect();
        for (index, note) in notes.iter().enumerate() {
            by_path.insert(paths[index].clone(), index);
            add(&mut by_name, last_part(&note.path), index);
            for alias in note.aliases.iter().chain([&note.name]) {
                add(&mut by_alias, alias, index);
            }
            note.ids().iter().for_each(|id| add(&mut by_id, id, index));
        }
        let folder = || notes.first().map_or("", |note| last_part(folder(&note.path)));
        let name = named_folder.map_or_else(folder, String::as_str);
        let name = if ["", "."].contains(&name) { "notes" } else { name }.to_owned();
        let root = root(&notes);
        Self {
            name,
            notes,
            exact_paths,
            paths,
            by_exact_path,
            by_path,
            by_name,
            by_alias,
            by_id,
            root,
        }
    }

    /// The note that a link in a note leads to, as in Obsidian.
    pub(super) fn find(&self, target: &LinkTarget, from: usize) -> Found {
        let (LinkTarget::Name(path) | LinkTarget::Path(path)) = target;
        let is_path = matches!(target, LinkTarget::Path(_));
        let full = match path.strip_prefix('/') {
            Some(path) => join(&self.root, path),
            None if is_path || path.starts_with("./") || path.starts_with("../") => {
                join(folder(&self.notes[from].path), path)
            }
            // A path from the root of the vault, if it is one.
            None => join(&self.root, path),
        };
        let name = without_steps(path);
        let in_other_case =
            || self.by_path.get(&fold(&full)).filter(|_| !self.has_note_named(name));
        match self.by_exact_path.get(&compose(&full)).or_else(in_other_case) {
            Some(index) => Found::VaultNote(*index),
            None => self.find_name(name, from),
        }
    }

    /// Whether the path of a note, or its end, is written exactly so.
    fn has_note_named(&self, name: &str) -> bool {
        let name = compose(name.trim_matches('/'));
        let named = self.by_name.get(&fold(last_part(&name)));
        named.into_iter().flatten().any(|index| {
            let rest = self.exact_paths[*index].strip_suffix(name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        })
    }

    /// The note with a name or with the end of a path, else with an alias, else with an id. If there are several, prefers those
    /// written exactly so, then those in or below the folder of the link, then the one with the shortest path.
    fn find_name(&self, name: &str, from: usize) -> Found {
        let folded = fold(name.trim_matches('/'));
        let named = self.by_name.get(last_part(&folded));
        let fits = |index: &&usize| {
            let path = &self.paths[**index];
            path.strip_suffix(folded.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        let mut found: Vec<usize> = named.into_iter().flatten().filter(fits).copied().collect();
        let exact = compose(name.trim_matches('/'));
        let is_exact = |index: &usize| self.exact_paths[*index].ends_with(&exact);
        if found.iter().any(is_exact) {
            found.retain(is_exact);
        }
        for others in [&self.by_alias, &self.by_id] {
            if found.is_empty() {
                found = others.get(&folded).cloned().unwrap_or_default();
            }
        }
        let nearby = folder(&self.paths[from]);
        let distance = |index: &usize| {
            let path = &self.paths[*index];
            let is_below = path.strip_prefix(nearby).is_some_and(|rest| rest.starts_with('/'));
            (!is_below && !nearby.is_empty(), path.chars().count(), *index)
        };
        match (found.iter().copied().min_by_key(distance), found.len()) {
            (None, _) => Found::Missing(last_part(name).to_owned()),
            (Some(index), 1) => Found::VaultNote(index),
            (Some(index), count) => Found::Ambiguous(index, count),
        }
    }

    /// How the notes were read, in one line, `5 notes: 3 entities, 2 sources`, and a line for each guess.
    pub(super) fn describe(&self) -> Vec<String> {
        let is_source = |note: &&VaultNote| matches!(note.content, NoteContent::Source(_));
        let sources = self.notes.iter().filter(is_source).count();
        let entities = self.notes.len() - sources;
        let mut lines = vec![format!(
            "{}: {}, {} with `source`, `author` or `url` in the front matter",
            count(self.notes.len(), "note", "notes"),
            count(entities, "entity", "entities"),
            count(sources, "source", "sources"),
        )];
        let mut tags: Vec<&str> = self.notes.iter().filter_map(VaultNote::kind_tag).collect();
        let tagged = count(tags.len(), "note", "notes");
        tags.sort_unstable();
        tags.dedup();
        if !tags.is_empty() {
            let tags: Vec<String> = tags.iter().map(|tag| format!("`{tag}`")).collect();
            let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
            let tags = short_list(&tags, ", ");
            lines
                .push(format!("  {tagged} without a kind: {tags}, from the first tag in the text"));
        }
        lines
    }
}

fn add(notes: &mut NotesByText, text: &str, index: usize) {
    let indices = notes.entry(fold(text)).or_default();
    if indices.last() != Some(&index) {
        indices.push(index);
    }
}

fn root(notes: &[VaultNote]) -> String {
    let mut folders = notes.iter().map(|note| folder(&note.path));
    let mut root: Vec<&str> = folders.next().unwrap_or_default().split('/').collect();
    for folder in folders {
        let shared = root.iter().zip(folder.split('/')).take_while(|(one, other)| *one == other);
        root.truncate(shared.count());
    }
    root.join("/")
}

/// Warns of notes whose paths differ only in case.
fn report_similar_names(notes: &mut [VaultNote]) {
    let mut first = HashMap::new();
    for note in notes {
        let first = first.entry(fold(&note.path)).or_insert_with(|| note.path.clone());
        if compose(first) != compose(&note.path) {
            let message = format!("the path of this note differs from `{first}` only in case");
            let help = "rename or merge them, as many systems take them for the same file";
            note.problems.push(((1, 0), NewProblem::new(Rule::SameName, message, help)));
        }
    }
}

/// A path without `../`, `./` and `/` at its start.
fn without_steps(path: &str) -> &str {
    let steps = ["../", "./", "/"];
    let rest = steps.iter().find_map(|step| path.strip_prefix(step));
    rest.map_or(path, without_steps)
}

/// The path with each accented letter as one character.
fn compose(path: &str) -> String {
    path.nfc().collect()
}

/// The path in lower case, composed so that each accented letter is one character.
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
