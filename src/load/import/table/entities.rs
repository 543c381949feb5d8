use std::collections::{BTreeMap, HashSet};

use super::row::Row;
use crate::load::import::slug::{Slugs, fold, numbered_slug};
use crate::load::import::text_list::TextList;
use crate::model::TextIndex;

/// The entities that tables name. There may be two for each row of a table, so they are stored compactly.
#[derive(Debug, Default)]
pub(super) struct Entities {
    names: TextList,
    rows: Vec<FirstRow>,
    kinds: TextList,
    by_kind: TextIndex,
    ids: TextList,
    /// The entity of each id.
    id_owners: Vec<u32>,
    by_id: TextIndex,
    /// The first entity with each name.
    by_name: TextIndex,
    other_names: BTreeMap<u32, Vec<String>>,
    /// The spellings of names other than those in `names`, with the entities.
    spellings: HashSet<(u32, String)>,
    merged: BTreeMap<u32, Vec<(u32, Row)>>,
    slugs: Slugs,
}

/// The row that names an entity first, and what fits in a number instead of a string.
#[derive(Debug)]
struct FirstRow {
    file: u32,
    row: u32,
    line: u32,
    kind: u32,
    slug_number: u32,
}

/// An entity, and the row that names it first.
#[derive(Debug)]
pub(super) struct TableEntity<'e> {
    pub(super) slug: String,
    pub(super) name: &'e str,
    pub(super) kind: &'e str,
    pub(super) file: u32,
    pub(super) row: u32,
    pub(super) line: u32,
    /// Its other names, which become aliases.
    pub(super) other_names: &'e [String],
    /// Further rows of entity tables about the same entity, with their tables.
    pub(super) merged: &'e [(u32, Row)],
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
        let namesake = self.find_name(new.name);
        let known = match new.id {
            "" => namesake.filter(|index| self.kind(*index) == new.kind),
            id => self.find_id(id),
        };
        if let Some(index) = known {
            self.merged.entry(index).or_default().push((new.file, new.row.clone()));
            self.add_name(index, new.name);
            return Added::Merged(index as usize);
        }
        self.insert(new);
        namesake.map_or(Added::New, |index| Added::Namesake(index as usize))
    }

    /// Adds the entity at an end of a relation. If it is already known, only records this name for it, and returns the entity
    /// if the spelling is new.
    pub(super) fn add_end(&mut self, new: Naming<'_>) -> Option<usize> {
        let Some(index) = self.find_number(new.name) else {
            self.insert(new);
            return None;
        };
        self.add_name(index, new.name).then_some(index as usize)
    }

    /// Frees the memory of the assigned slugs, after the last entity.
    pub(super) fn finish(&mut self) {
        self.slugs = Slugs::default();
    }

    /// The entity with an id, or else the first one with a name.
    pub(super) fn find(&self, end: &str) -> Option<usize> {
        self.find_number(end).map(|number| number as usize)
    }

    #[expect(clippy::indexing_slicing, reason = "numbers are those of rows")]
    pub(super) fn get(&self, index: usize) -> TableEntity<'_> {
        let FirstRow { file, row, line, slug_number, .. } = self.rows[index];
        let number = number_of(index);
        let (name, kind) = (self.names.get(index), self.kind(number));
        TableEntity {
            slug: numbered_slug(name, kind, slug_number),
            name,
            kind,
            file,
            row,
            line,
            other_names: self.other_names.get(&number).map_or(&[], Vec::as_slice),
            merged: self.merged.get(&number).map_or(&[], Vec::as_slice),
        }
    }

    /// The entities that a table names first, in the order of its rows.
    pub(super) fn first_named_in(&self, file: u32) -> impl Iterator<Item = TableEntity<'_>> {
        let first = (0..).zip(&self.rows).filter(move |(_, row)| row.file == file);
        first.map(|(index, _)| self.get(index))
    }

    fn find_number(&self, end: &str) -> Option<u32> {
        self.find_id(end).or_else(|| self.find_name(end))
    }

    fn find_id(&self, id: &str) -> Option<u32> {
        let index = self.by_id.find(id, |index| self.ids.get(index as usize))?;
        self.id_owners.get(index as usize).copied()
    }

    fn find_name(&self, name: &str) -> Option<u32> {
        self.by_name.find(&fold(name), |number| fold(self.names.get(number as usize)))
    }

    #[expect(clippy::indexing_slicing, reason = "numbers are those of rows")]
    fn kind(&self, number: u32) -> &str {
        self.kinds.get(self.rows[number as usize].kind as usize)
    }

    fn insert(&mut self, new: Naming<'_>) {
        let number = number_of(self.rows.len());
        let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !new.id.is_empty() {
            let index = number_of(self.ids.len());
            self.ids.push(new.id);
            self.id_owners.push(number);
            self.by_id.insert(new.id, index, |index| self.ids.get(index as usize));
        }
        self.names.push(&name);
        if self.find_name(&name).is_none() {
            let folded_at = |number: u32| fold(self.names.get(number as usize));
            self.by_name.insert(&folded_at(number), number, folded_at);
        }
        if name != new.name {
            self.spellings.insert((number, new.name.to_owned()));
        }
        let first = FirstRow {
            file: new.file,
            row: new.row.number,
            line: new.row.line,
            kind: self.kind_number(new.kind),
            slug_number: self.slugs.add_number(&name, new.kind),
        };
        self.rows.push(first);
    }

    fn kind_number(&mut self, kind: &str) -> u32 {
        let known = self.by_kind.find(kind, |number| self.kinds.get(number as usize));
        known.unwrap_or_else(|| {
            let number = number_of(self.kinds.len());
            self.kinds.push(kind);
            self.by_kind.insert(kind, number, |number| self.kinds.get(number as usize));
            number
        })
    }

    /// Keeps a name that differs from the entity's name in more than spaces. Returns whether it is a new spelling.
    fn add_name(&mut self, index: u32, other_name: &str) -> bool {
        let name = self.names.get(index as usize);
        if other_name == name || self.find_id(other_name) == Some(index) {
            return false;
        }
        let is_new = self.spellings.insert((index, other_name.to_owned()));
        if is_new && !other_name.split_whitespace().eq(name.split_whitespace()) {
            self.other_names.entry(index).or_default().push(other_name.to_owned());
        }
        is_new
    }
}

/// There are fewer entities than bytes in the tables, whose size is limited.
fn number_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
