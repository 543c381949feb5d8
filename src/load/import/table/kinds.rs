use std::collections::HashMap;

use super::slug::{Slugs, plural, slugify};
use crate::load::import::{ImportMap, KindMap};
use crate::load::record::{EntityKindRecord, RelationKindRecord};

/// The kinds of entities in tables.
#[derive(Debug, Default)]
pub(super) struct EntityKinds {
    by_text: HashMap<String, String>,
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
        if !self.slugs.contains(&slug) {
            self.slugs.push(slug.clone());
        }
        self.by_text.insert(cell.to_owned(), slug.clone());
        slug
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (&str, EntityKindRecord<'_>)> {
        let record = |slug: &str| EntityKindRecord { plural: Some(plural(slug).into()) };
        self.slugs.iter().map(move |slug| (slug.as_str(), record(slug)))
    }
}

/// The kinds of relations in tables.
#[derive(Debug, Default)]
pub(super) struct RelationKinds {
    indices: HashMap<(String, bool), usize>,
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
    /// The text in a table, or a default, with the direction of the tie.
    fn key(cell: &str, is_directed: Option<bool>) -> (String, bool) {
        match (cell, is_directed) {
            ("", Some(true)) => ("points to".to_owned(), false),
            ("", _) => ("is tied to".to_owned(), true),
            (cell, is_directed) => (cell.to_owned(), is_directed == Some(false)),
        }
    }

    pub(super) fn add(&mut self, cell: &str, is_directed: Option<bool>, map: &ImportMap) {
        let key = Self::key(cell, is_directed);
        if self.indices.contains_key(&key) {
            return;
        }
        let (says, mutual) = key.clone();
        let map = map.relation_kinds.get(&says).cloned().unwrap_or_default();
        let slug = self.slugs.add(&says, "tie").replace('-', "_");
        self.indices.insert(key, self.kinds.len());
        self.kinds.push(TableKind { slug, mutual: map.mutual.unwrap_or(mutual), says, map });
    }

    pub(super) fn find(&self, cell: &str, is_directed: Option<bool>) -> Option<&TableKind> {
        self.indices.get(&Self::key(cell, is_directed)).map(|index| &self.kinds[*index])
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (&str, RelationKindRecord<'_>)> {
        self.kinds.iter().map(|kind| (kind.slug.as_str(), kind.record()))
    }
}

impl TableKind {
    fn record(&self) -> RelationKindRecord<'_> {
        let back = self.map.back.clone().or_else(|| (!self.mutual).then(|| self.default_back()));
        RelationKindRecord {
            says: Some(self.map.says.as_deref().unwrap_or(&self.says).into()),
            back: back.map(Into::into),
            mutual: self.mutual.then(|| "true".into()),
            family: self.map.family.as_deref().map(Into::into),
            tone: self.map.tone.as_deref().map(Into::into),
            ..RelationKindRecord::default()
        }
    }

    /// A wording from the second end that is right for every verb.
    fn default_back(&self) -> String {
        match self.says.as_str() {
            "points to" => "is pointed to by".to_owned(),
            says => format!("target of “{says}” by"),
        }
    }
}
