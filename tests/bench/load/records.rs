//! The records into which the peers deserialize a whole file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

type Map<'a, R> = BTreeMap<&'a str, R>;
type Word<'a> = Option<Cow<'a, str>>;

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not used")]
pub(crate) struct GraphRecord<'a> {
    #[serde(borrow)]
    title: Word<'a>,
    #[serde(borrow)]
    entity_kinds: Map<'a, EntityKind<'a>>,
    #[serde(borrow)]
    relation_kinds: Map<'a, RelationKind<'a>>,
    #[serde(borrow)]
    sources: Map<'a, Source<'a>>,
    #[serde(borrow)]
    entities: Map<'a, Entity<'a>>,
    #[serde(borrow)]
    pub(crate) relations: Vec<Relation<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not used")]
struct EntityKind<'a> {
    #[serde(borrow)]
    plural: Word<'a>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not used")]
struct RelationKind<'a> {
    #[serde(borrow)]
    says: Word<'a>,
    #[serde(borrow)]
    back: Word<'a>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not used")]
struct Source<'a> {
    #[serde(borrow)]
    title: Word<'a>,
    #[serde(borrow)]
    paragraphs: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not used")]
struct Entity<'a> {
    #[serde(borrow)]
    kind: Word<'a>,
    #[serde(borrow)]
    name: Word<'a>,
    #[serde(borrow)]
    aliases: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    role: Word<'a>,
    #[serde(borrow)]
    cites: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not used")]
pub(crate) struct Relation<'a> {
    #[serde(borrow)]
    from: Word<'a>,
    #[serde(borrow)]
    kind: Word<'a>,
    #[serde(borrow)]
    to: Word<'a>,
    #[serde(borrow)]
    when: Word<'a>,
    #[serde(borrow)]
    claim: Word<'a>,
    #[serde(borrow)]
    standing: Word<'a>,
    #[serde(borrow)]
    cites: Vec<Cite<'a>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "read, not used")]
enum Cite<'a> {
    Short(#[serde(borrow)] Cow<'a, str>),
    Long {
        #[serde(borrow)]
        source: Cow<'a, str>,
        para: u32,
        #[serde(borrow)]
        words: Cow<'a, str>,
    },
}
