use std::collections::HashMap;

use super::note::NOTE_KIND;
use super::vault::fold;
use crate::load::import::record_parts::{cite_records, fact};
use crate::load::import::slug::Slugs;
use crate::load::record::{AliasRecord, EntityRecord, FactRecord, StringOrMap};

/// The entities of a vault: one for each note that is not a source, and one for each missing note.
#[derive(Debug, Default)]
pub(super) struct NoteEntities {
    pub(super) list: Vec<NoteEntity>,
    missing: HashMap<String, usize>,
    slugs: Slugs,
}

#[derive(Debug, Default)]
pub(super) struct NoteEntity {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) aliases: Vec<String>,
    pub(super) facts: Vec<FactRecord<'static>>,
    pub(super) cites: Vec<String>,
    /// The file and line that name it first.
    pub(super) at: (u32, u32),
}

impl NoteEntities {
    /// Adds an entity, and returns its index.
    pub(super) fn add(&mut self, entity: NoteEntity) -> usize {
        let slug = self.slugs.add(&entity.name, NOTE_KIND);
        self.list.push(NoteEntity { slug, ..entity });
        self.list.len() - 1
    }

    /// The entity of a missing note, and whether this is the first link to it.
    pub(super) fn find_missing(&mut self, name: &str, kind: &str, at: (u32, u32)) -> (usize, bool) {
        let key = fold(name);
        if let Some(index) = self.missing.get(&key) {
            return (*index, false);
        }
        let (name, kind) = (name.to_owned(), kind.to_owned());
        let index = self.add(NoteEntity { name, kind, at, ..NoteEntity::default() });
        self.missing.insert(key, index);
        (index, true)
    }
}

impl NoteEntity {
    /// Adds a citation unless it is already there. Citations are added in the order of the notes, so a duplicate can only be
    /// the last one.
    pub(super) fn add_cite(&mut self, cite: &str) {
        if self.cites.last().is_none_or(|last| last != cite) {
            self.cites.push(cite.to_owned());
        }
    }

    pub(super) fn add_fact(&mut self, says: &str, value: String, cites: Vec<String>) {
        self.facts.push(fact(says.to_owned(), value, cites));
    }

    pub(super) fn into_record(self) -> EntityRecord<'static> {
        let aliases = self.aliases.into_iter().filter(|alias| *alias != self.name);
        let aliases: Vec<AliasRecord<'static>> =
            aliases.map(|alias| StringOrMap::String(alias.into())).collect();
        EntityRecord {
            kind: Some(self.kind.into()),
            name: Some(self.name.clone().into()),
            aliases: Some(aliases),
            cites: Some(cite_records(self.cites)),
            facts: Some(self.facts),
            ..EntityRecord::default()
        }
    }
}
