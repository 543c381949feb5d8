use std::collections::{HashMap, HashSet};

use super::slug::{Slugs, fold, plural, slugify};
use crate::load::import::map::{ImportMap, KindMap};
use crate::load::record::{EntityKindRecord, RelationKindRecord};

/// The kinds of entities in tables.
#[derive(Debug, Default)]
pub(super) struct EntityKinds {
    by_text: HashMap<String, String>,
    known: HashSet<String>,
    /// In order of first use.
    slugs: Vec<String>,
}

impl EntityKinds {
    /// The slug of the kind that a cell names.
    pub(super) fn add(&mut self, cell: &str) -> String {
        if let Some(slug) = self.by_text.get(cell) {
            return slug.clone();
        }
        let slug = Some(slugify(cell, '-')).filter(|slug| !slug.is_empty());
        let slug = slug.unwrap_or_else(|| "entity".to_owned());
        if self.known.insert(slug.clone()) {
            self.slugs.push(slug.clone());
        }
        self.by_text.insert(cell.to_owned(), slug.clone());
        slug
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (String, EntityKindRecord<'static>)> {
        let record = |slug: &str| EntityKindRecord { plural: Some(plural(slug).into()) };
        self.slugs.iter().map(move |slug| (slug.clone(), record(slug)))
    }
}

/// The kinds of relations in tables.
#[derive(Debug, Default)]
pub(super) struct RelationKinds {
    /// By each spelling in the tables.
    indices: HashMap<(String, bool), usize>,
    /// By the spelling in lower case with single spaces.
    folded: HashMap<(String, bool), usize>,
    kinds: Vec<TableKind>,
    slugs: Slugs,
}

#[derive(Debug)]
pub(super) struct TableKind {
    pub(super) slug: String,
    pub(super) says: String,
    mutual: bool,
    map: KindMap,
}

impl RelationKinds {
    /// The wording in a table, or a default, and whether the kind is mutual.
    fn key(cell: &str, is_directed: Option<bool>) -> (String, bool) {
        match (cell, is_directed) {
            ("", Some(true)) => ("points to".to_owned(), false),
            ("", _) => ("is tied to".to_owned(), true),
            (cell, is_directed) => (cell.to_owned(), is_directed == Some(false)),
        }
    }

    /// Adds the kind that a cell names. Merges kinds that differ only in case or spaces. Returns the wording of the earlier
    /// one if this spelling is new.
    pub(super) fn add(
        &mut self,
        cell: &str,
        is_directed: Option<bool>,
        map: &ImportMap,
    ) -> Option<&str> {
        let index = self.insert(Self::key(cell, is_directed), None, map)?;
        Some(&self.kinds[index].says)
    }

    /// Adds a kind with its wording in reverse; without one, it is mutual.
    pub(super) fn add_known(&mut self, says: &str, back: Option<&str>, map: &ImportMap) {
        self.insert((says.to_owned(), back.is_none()), back, map);
    }

    /// Returns the index of a known kind if this spelling of it is new.
    fn insert(
        &mut self,
        key: (String, bool),
        back: Option<&str>,
        map: &ImportMap,
    ) -> Option<usize> {
        if self.indices.contains_key(&key) {
            return None;
        }
        let (says, mutual) = key.clone();
        let folded = fold(&says);
        if let Some(index) = self.folded.get(&(folded.clone(), mutual)).copied() {
            self.indices.insert(key, index);
            return Some(index);
        }
        let other_spelling = || map.relation_kinds.iter().find(|(says, _)| fold(says) == folded);
        let exact = map.relation_kinds.get(&says);
        let in_map = exact.or_else(|| other_spelling().map(|(_, kind)| kind));
        let mut map = in_map.cloned().unwrap_or_default();
        map.back = map.back.or_else(|| back.map(str::to_owned));
        let slug = self.slugs.add(&says, "tie").replace('-', "_");
        self.indices.insert(key, self.kinds.len());
        self.folded.insert((folded, mutual), self.kinds.len());
        self.kinds.push(TableKind { slug, mutual: map.mutual.unwrap_or(mutual), says, map });
        None
    }

    pub(super) fn find(&self, cell: &str, is_directed: Option<bool>) -> Option<&TableKind> {
        self.indices.get(&Self::key(cell, is_directed)).map(|index| &self.kinds[*index])
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (String, RelationKindRecord<'static>)> {
        self.kinds.iter().map(|kind| (kind.slug.clone(), kind.record()))
    }
}

impl TableKind {
    fn record(&self) -> RelationKindRecord<'static> {
        let back = self.map.back.clone().or_else(|| (!self.mutual).then(|| self.default_back()));
        RelationKindRecord {
            says: Some(self.map.says.clone().unwrap_or_else(|| self.says.clone()).into()),
            back: back.map(Into::into),
            mutual: self.mutual.then(|| "true".into()),
            family: self.map.family.clone().map(Into::into),
            tone: self.map.tone.clone().map(Into::into),
            ..RelationKindRecord::default()
        }
    }

    /// A reverse wording that works for any verb.
    fn default_back(&self) -> String {
        match self.says.as_str() {
            "points to" => "is pointed to by".to_owned(),
            "mentions" => "is mentioned by".to_owned(),
            says => format!("target of “{says}” by"),
        }
    }
}
