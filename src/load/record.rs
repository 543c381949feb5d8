//! What the files say, word for word: the shapes serde reads an item into.
//!
//! Nothing is required and nothing is interpreted here, so that one fault never hides another;
//! [`resolve`](super::resolve) asks the questions.

mod cite;
mod named;
mod word;

use serde::Deserialize;
use serde::de::IgnoredAny;

pub(super) use cite::{AliasRecord, CiteRecord};
pub(super) use named::{Named, OnlyItem, Pairs};
pub(super) use word::Word;

/// A value under `entity_kinds`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct EntityKindRecord<'a> {
    #[serde(borrow)]
    pub(super) plural: Option<Word<'a>>,
}

/// A value under `relation_kinds`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RelationKindRecord<'a> {
    #[serde(borrow)]
    pub(super) says: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) back: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) mutual: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) family: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) tone: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Vec<Word<'a>>>,
    #[serde(borrow)]
    pub(super) to: Option<Vec<Word<'a>>>,
}

/// A value under `sources`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SourceRecord<'a> {
    #[serde(borrow)]
    pub(super) title: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) author: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) publisher: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) published: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) language: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) url: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) origin: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) paragraphs: Option<Vec<Option<Word<'a>>>>,
    pub(super) extra: Option<IgnoredAny>,
}

/// A value under `entities`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct EntityRecord<'a> {
    #[serde(borrow)]
    pub(super) kind: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) aliases: Option<Vec<AliasRecord<'a>>>,
    #[serde(borrow)]
    pub(super) role: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    #[serde(borrow)]
    pub(super) facts: Option<Vec<FactRecord<'a>>>,
    #[serde(borrow)]
    pub(super) background: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) links: Option<Pairs<'a>>,
    pub(super) extra: Option<IgnoredAny>,
}

/// An item of an entity's `facts`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FactRecord<'a> {
    #[serde(borrow)]
    pub(super) says: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) value: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) when: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
}

/// An item of `relations`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RelationRecord<'a> {
    #[serde(borrow)]
    pub(super) from: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) kind: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) to: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) when: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) claim: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) said_by: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) standing: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) extra: Option<IgnoredAny>,
}
