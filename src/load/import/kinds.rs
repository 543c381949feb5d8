//! The kinds of entities and relations that an import finds. Those whose names differ only in case, spaces and the like are one
//! kind, which is reported.
#![expect(clippy::indexing_slicing, reason = "an index is kept for a kind of the list")]

use std::collections::HashMap;

use super::capped_problems::CappedProblems;
use super::slug::{Slugs, fold, plural, slugify};
use crate::load::import::map::{ImportMap, KindMap};
use crate::load::location::LineColumn;
use crate::load::problems::Rule;
use crate::load::record::{EntityKindRecord, RelationKindRecord};

/// A kind as it is written in a file, and in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct KindName<'k> {
    pub(super) written: &'k str,
    pub(super) words: &'k str,
}

impl<'k> From<&'k str> for KindName<'k> {
    fn from(words: &'k str) -> Self {
        Self { written: words, words }
    }
}

/// A new spelling of a kind.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MergedKind {
    /// `kind` or `kind of relation`.
    description: &'static str,
    written: String,
    /// The first spelling.
    first: String,
}

impl MergedKind {
    /// Reports the spelling, which occurs `at` this position, described by `place`: `row 3, ` or nothing.
    pub(super) fn report(self, at: LineColumn, place: &str, problems: &mut CappedProblems) {
        let Self { description, written, first } = self;
        let message = format!("{place}the {description} `{written}` is merged with `{first}`");
        let help = "if they are two kinds, write them so that they differ in more than case, spaces and punctuation";
        problems.add(at, Rule::MergedRows, message, help);
    }
}

/// The kinds of entities in an import.
#[derive(Debug, Default)]
pub(super) struct EntityKinds {
    by_text: HashMap<String, String>,
    /// The first spelling of each kind, unless it is only a default.
    first_spellings: HashMap<String, Option<String>>,
    /// In order of first use.
    slugs: Vec<String>,
}

impl EntityKinds {
    /// The slug of a kind, and the report if this is a new spelling of an earlier one.
    pub(super) fn add(&mut self, kind: KindName<'_>) -> (String, Option<MergedKind>) {
        if let Some(slug) = self.by_text.get(kind.written) {
            return (slug.clone(), None);
        }
        let slug = self.add_default(kind.words);
        self.by_text.insert(kind.written.to_owned(), slug.clone());
        let first = self.first_spellings.entry(slug.clone()).or_default();
        let merged = first.as_ref().map(|first| MergedKind {
            description: "kind",
            written: kind.written.to_owned(),
            first: first.clone(),
        });
        first.get_or_insert_with(|| kind.written.to_owned());
        (slug, merged)
    }

    /// The slug of a kind that no file has written.
    pub(super) fn add_default(&mut self, words: &str) -> String {
        let slug = Some(slugify(words, '-')).filter(|slug| !slug.is_empty());
        let slug = slug.unwrap_or_else(|| "entity".to_owned());
        if !self.first_spellings.contains_key(&slug) {
            self.first_spellings.insert(slug.clone(), None);
            self.slugs.push(slug.clone());
        }
        slug
    }

    pub(super) fn records(&self) -> impl Iterator<Item = (String, EntityKindRecord<'static>)> {
        let record = |slug: &str| EntityKindRecord { plural: Some(plural(slug).into()) };
        self.slugs.iter().map(move |slug| (slug.clone(), record(slug)))
    }
}

/// The kinds of relations in an import.
#[derive(Debug, Default)]
pub(super) struct RelationKinds {
    /// By each spelling.
    indices: HashMap<(String, bool), usize>,
    /// By the spelling in lower case with single spaces.
    folded: HashMap<(String, bool), usize>,
    kinds: Vec<TableKind>,
    slugs: Slugs,
}

#[derive(Debug)]
pub(super) struct TableKind {
    /// Its first spelling.
    written: String,
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

    /// Adds a kind. Merges kinds that differ only in case or spaces. Returns the report if this is a new spelling of an earlier
    /// one.
    pub(super) fn add(
        &mut self,
        kind: KindName<'_>,
        is_directed: Option<bool>,
        map: &ImportMap,
    ) -> Option<MergedKind> {
        let (words, _) = Self::key(kind.words, is_directed);
        let key = Self::key(kind.written, is_directed);
        let written = key.0.clone();
        let index = self.insert(key, words, None, map)?;
        let first = self.kinds[index].written.clone();
        Some(MergedKind { description: "kind of relation", written, first })
    }

    /// Adds a kind with its wording in reverse; without one, it is mutual.
    pub(super) fn add_known(&mut self, says: &str, back: Option<&str>, map: &ImportMap) {
        self.insert((says.to_owned(), back.is_none()), says.to_owned(), back, map);
    }

    /// Returns the index of a known kind if this spelling of it is new.
    fn insert(
        &mut self,
        key: (String, bool),
        says: String,
        back: Option<&str>,
        map: &ImportMap,
    ) -> Option<usize> {
        if self.indices.contains_key(&key) {
            return None;
        }
        let (written, mutual) = key.clone();
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
        let mutual = map.mutual.unwrap_or(mutual);
        self.kinds.push(TableKind { written, slug, says, mutual, map });
        None
    }

    /// The kind as it is written in a file.
    pub(super) fn find(&self, written: &str, is_directed: Option<bool>) -> Option<&TableKind> {
        self.indices.get(&Self::key(written, is_directed)).map(|index| &self.kinds[*index])
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
