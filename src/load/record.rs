//! Records: the types that serde reads entries into, exactly as written.
//!
//! No field is required or interpreted, so one problem never hides another; [`resolve`](super::resolve) checks the
//! values.

mod any;
mod named;
mod null;
mod scalar_text;

use serde::Deserialize;
use serde::de::IgnoredAny;

pub(super) use any::AnyRecord;
pub(super) use named::{NamedRecord, TextMap};
pub(super) use scalar_text::{ScalarText, StringOrMap};

/// A citation: `courage-speech#4 "strongly urged"`, or `{source: courage-speech, para: 4, words: strongly urged}`.
pub(super) type CiteRecord<'a> = StringOrMap<'a, CiteFields<'a>>;

/// An alias: `余承东`, or `{name: Yu Chengdong, note: printed so in su7-marketing}`.
pub(super) type AliasRecord<'a> = StringOrMap<'a, AliasFields<'a>>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct EntityKindRecord<'a> {
    pub(super) plural: Option<ScalarText<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct RelationKindRecord<'a> {
    pub(super) says: Option<ScalarText<'a>>,
    pub(super) back: Option<ScalarText<'a>>,
    pub(super) mutual: Option<ScalarText<'a>>,
    pub(super) family: Option<ScalarText<'a>>,
    pub(super) tone: Option<ScalarText<'a>>,
    pub(super) from: Option<Vec<ScalarText<'a>>>,
    pub(super) to: Option<Vec<ScalarText<'a>>>,
    pub(super) cues: Option<Vec<ScalarText<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct SourceRecord<'a> {
    pub(super) title: Option<ScalarText<'a>>,
    pub(super) author: Option<ScalarText<'a>>,
    pub(super) publisher: Option<ScalarText<'a>>,
    pub(super) published: Option<ScalarText<'a>>,
    pub(super) note: Option<ScalarText<'a>>,
    pub(super) language: Option<ScalarText<'a>>,
    pub(super) url: Option<ScalarText<'a>>,
    pub(super) origin: Option<ScalarText<'a>>,
    pub(super) paragraphs: Option<Vec<Option<ScalarText<'a>>>>,
    pub(super) extra: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct EntityRecord<'a> {
    pub(super) kind: Option<ScalarText<'a>>,
    pub(super) name: Option<ScalarText<'a>>,
    pub(super) aliases: Option<Vec<AliasRecord<'a>>>,
    pub(super) role: Option<ScalarText<'a>>,
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) facts: Option<Vec<FactRecord<'a>>>,
    pub(super) background: Option<ScalarText<'a>>,
    pub(super) links: Option<TextMap<'a>>,
    pub(super) extra: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct FactRecord<'a> {
    pub(super) id: Option<ScalarText<'a>>,
    pub(super) says: Option<ScalarText<'a>>,
    pub(super) value: Option<ScalarText<'a>>,
    pub(super) when: Option<ScalarText<'a>>,
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) disputes: Option<Vec<ScalarText<'a>>>,
    pub(super) compare: Option<Vec<ScalarText<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct RelationRecord<'a> {
    pub(super) id: Option<ScalarText<'a>>,
    pub(super) from: Option<ScalarText<'a>>,
    pub(super) kind: Option<ScalarText<'a>>,
    pub(super) to: Option<ScalarText<'a>>,
    pub(super) when: Option<ScalarText<'a>>,
    pub(super) claim: Option<ScalarText<'a>>,
    pub(super) said_by: Option<ScalarText<'a>>,
    pub(super) standing: Option<ScalarText<'a>>,
    pub(super) weight: Option<ScalarText<'a>>,
    pub(super) cites: Option<Vec<CiteRecord<'a>>>,
    pub(super) disputes: Option<Vec<ScalarText<'a>>>,
    pub(super) compare: Option<Vec<ScalarText<'a>>>,
    pub(super) extra: Option<IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct CiteFields<'a> {
    pub(super) source: Option<ScalarText<'a>>,
    pub(super) para: Option<ScalarText<'a>>,
    pub(super) page: Option<ScalarText<'a>>,
    pub(super) words: Option<ScalarText<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, bound(deserialize = "'de: 'a"))]
pub(super) struct AliasFields<'a> {
    pub(super) name: Option<ScalarText<'a>>,
    pub(super) note: Option<ScalarText<'a>>,
}
