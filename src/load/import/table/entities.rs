use std::collections::HashMap;

use super::text::Row;
use crate::load::import::slug::Slugs;

/// The entities that tables name.
#[derive(Debug, Default)]
pub(super) struct Entities {
    list: Vec<TableEntity>,
    by_id: HashMap<String, usize>,
    /// The first entity with each name.
    by_name: HashMap<String, usize>,
    slugs: Slugs,
}

/// An entity, and the row that names it first.
#[derive(Debug)]
pub(super) struct TableEntity {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) file: u32,
    pub(super) row: u32,
    pub(super) line: u32,
    /// Other spellings of its name.
    pub(super) spellings: Vec<String>,
    /// Further rows of entity tables about the same entity, with their tables.
    pub(super) merged: Vec<(u32, Row)>,
}

/// The outcome of adding a row of an entity table.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Added {
    New,
    /// It is about an entity that another row names.
    Merged(usize),
    /// It has the name of another entity, but another id or kind.
    Namesake(usize),
}

/// What a row says about an entity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming<'r> {
    pub(super) id: &'r str,
    pub(super) name: &'r str,
    pub(super) kind: &'r str,
    pub(super) file: u32,
    pub(super) row: &'r Row,
}

impl Entities {
    /// Adds the entity of a row of an entity table.
    pub(super) fn add(&mut self, new: Naming<'_>) -> Added {
        let namesake = self.by_name.get(&fold(new.name)).copied();
        let known = match new.id {
            "" => namesake.filter(|index| self.list[*index].kind == new.kind),
            id => self.by_id.get(id).copied(),
        };
        if let Some(index) = known {
            let entity = &mut self.list[index];
            entity.merged.push((new.file, new.row.clone()));
            self.add_spelling(index, new.name);
            return Added::Merged(index);
        }
        self.insert(new);
        namesake.map_or(Added::New, Added::Namesake)
    }

    /// Adds the end of a tie, unless a row names it.
    pub(super) fn add_end(&mut self, new: Naming<'_>) {
        match self.find(new.name) {
            Some(index) => self.add_spelling(index, new.name),
            None => self.insert(new),
        }
    }

    /// Forgets the slugs given out, after the last entity.
    pub(super) fn finish(&mut self) {
        self.slugs = Slugs::default();
    }

    /// The entity with an id, or else the first one with a name.
    pub(super) fn find(&self, end: &str) -> Option<usize> {
        self.by_id.get(end).or_else(|| self.by_name.get(&fold(end))).copied()
    }

    pub(super) fn get(&self, index: usize) -> &TableEntity {
        &self.list[index]
    }

    /// The entities that a table names first, in the order of its rows.
    pub(super) fn named_first_in(&self, file: u32) -> impl Iterator<Item = &TableEntity> {
        self.list.iter().filter(move |entity| entity.file == file)
    }

    fn insert(&mut self, new: Naming<'_>) {
        let index = self.list.len();
        let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !new.id.is_empty() {
            self.by_id.insert(new.id.to_owned(), index);
        }
        self.by_name.entry(fold(&name)).or_insert(index);
        self.list.push(TableEntity {
            slug: self.slugs.add(&name, new.kind),
            name,
            kind: new.kind.to_owned(),
            file: new.file,
            row: new.row.number,
            line: new.row.line,
            spellings: Vec::new(),
            merged: Vec::new(),
        });
    }

    /// Keeps a spelling of the name that differs in more than spaces.
    fn add_spelling(&mut self, index: usize, name: &str) {
        let entity = &mut self.list[index];
        let same_id = self.by_id.get(name) == Some(&index);
        let is_new = entity.name != name && !entity.spellings.iter().any(|other| other == name);
        if is_new && !same_id && name.split_whitespace().ne(entity.name.split_whitespace()) {
            entity.spellings.push(name.to_owned());
        }
    }
}

/// A name in lower case with single spaces.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}
