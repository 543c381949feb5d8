//! Records: the types that serde reads entries into, exactly as written.
//!
//! Nothing is required or interpreted here, so one problem never hides another; [`resolve`](super::resolve) checks
//! them.

mod any;
mod named;
mod word;

use serde::Deserialize;
use serde::de::IgnoredAny;

pub(super) use any::AnyRecord;
pub(super) use named::{Named, Pairs};
pub(super) use word::{StringOr, Word};

/// A citation: `courage-speech#4`, or `{source: courage-speech, para: 4, words: unanimously strongly urged}`.
pub(super) type CiteRecord<'a> = StringOr<'a, CiteFields<'a>>;

/// An alias: `余承东`, or `{name: Yu Chengdong, note: printed so in su7-marketing}`.
pub(super) type AliasRecord<'a> = StringOr<'a, AliasFields<'a>>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct EntityKindRecord<'a> {
    pub(super) plural: Option<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct RelationKindRecord<'a> {
    pub(super) says: Option<Word<'a>>,
    pub(super) back: Option<Word<'a>>,
    pub(super) mutual: Option<Word<'a>>,
    pub(super) family: Option<Word<'a>>,
    pub(super) tone: Option<Word<'a>>,
    pub(super) from: Option<Vec<Word<'a>>>,
    pub(super) to: Option<Vec<Word<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct SourceRecord<'a> {
    pub(super) title: Option<Word<'a>>,
    pub(super) author: Option<Word<'a>>,
    pub(super) publisher: Option<Word<'a>>,
    pub(super) published: Option<Word<'a>>,
    pub(super) note: Option<Word<'a>>,
    pub(super) language: Option<Word<'a>>,
    pub(super) url: Option<Word<'a>>,
    pub(super) origin: Option<Word<'a>>,
    pub(super) paragraphs: Option<Vec<Option<Word<'a>>>>,
    pub(super) extra: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct EntityRecord<'a> {
    pub(super) kind: Option<Word<'a>>,
    pub(super) name: Option<Word<'a>>,
    pub(super) aliases: Option<Vec<AliasRecord<'a>>>,
    pub(super) role: Option<Word<'a>>,
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) facts: Option<Vec<FactRecord<'a>>>,
    pub(super) background: Option<Word<'a>>,
    pub(super) links: Option<Pairs<'a>>,
    pub(super) extra: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct FactRecord<'a> {
    pub(super) id: Option<Word<'a>>,
    pub(super) says: Option<Word<'a>>,
    pub(super) value: Option<Word<'a>>,
    pub(super) when: Option<Word<'a>>,
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) disputes: Option<Vec<Word<'a>>>,
    pub(super) compare: Option<Vec<Word<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct RelationRecord<'a> {
    pub(super) id: Option<Word<'a>>,
    pub(super) from: Option<Word<'a>>,
    pub(super) kind: Option<Word<'a>>,
    pub(super) to: Option<Word<'a>>,
    pub(super) when: Option<Word<'a>>,
    pub(super) claim: Option<Word<'a>>,
    pub(super) said_by: Option<Word<'a>>,
    pub(super) standing: Option<Word<'a>>,
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) disputes: Option<Vec<Word<'a>>>,
    pub(super) compare: Option<Vec<Word<'a>>>,
    pub(super) extra: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct CiteFields<'a> {
    pub(super) source: Option<Word<'a>>,
    pub(super) para: Option<Word<'a>>,
    pub(super) words: Option<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct AliasFields<'a> {
    pub(super) name: Option<Word<'a>>,
    pub(super) note: Option<Word<'a>>,
}
