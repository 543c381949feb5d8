//! What a [`Builder`](super::Builder) is given: borrowed texts, kept only once they are accepted.

use super::citation::{Citation, Cited};
use super::date::When;
use super::entity::{Alias, Link};
use super::extra::Extra;
use super::file_line::FileLine;
use super::id::{EntityKindId, RelationKindId};
use super::vocabulary::{Standing, Tone};

/// An entity of a graph that is still being built: its place in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityHandle(pub(super) u32);

/// A relation or fact of a graph that is still being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimHandle {
    /// The n-th relation that was added, counted from 0.
    Relation(u32),
    /// A fact of an entity.
    Fact {
        /// The entity.
        entity: EntityHandle,
        /// Which of its facts, counted from 0.
        index: usize,
    },
}

/// A kind of relation to be added.
#[derive(Clone, Debug, Default)]
pub struct NewRelationKind<'t> {
    /// The word used in the data.
    pub slug: &'t str,
    /// How it reads forwards.
    pub says: &'t str,
    /// How it reads backwards; as forwards if it is missing.
    pub back: Option<&'t str>,
    /// Whether it holds in both directions.
    pub mutual: bool,
    /// The group of kinds it belongs to; its own slug if it is missing.
    pub family: Option<&'t str>,
    /// Whether it is friendly.
    pub tone: Tone,
    /// Kinds its first end may have; empty means any.
    pub from: Vec<EntityKindId>,
    /// Kinds its second end may have; empty means any.
    pub to: Vec<EntityKindId>,
}

/// A source to be added.
#[derive(Clone, Debug, Default)]
pub struct NewSource<'t> {
    /// Its lasting short name.
    pub slug: &'t str,
    /// Its headline.
    pub title: &'t str,
    /// Who wrote it.
    pub author: Option<&'t str>,
    /// Who published it.
    pub publisher: Option<&'t str>,
    /// When it was published.
    pub published: Option<When>,
    /// What a reader should know about it.
    pub note: Option<&'t str>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<&'t str>,
    /// Where it can be read.
    pub url: Option<&'t str>,
    /// The witness it speaks for; itself if it is missing.
    pub witness: Option<&'t str>,
    /// What each paragraph says, in order; `None` for page furniture.
    pub gists: Vec<Option<&'t str>>,
    /// Free-form data.
    pub extra: Option<Extra>,
    /// Where it is written.
    pub defined_at: FileLine,
}

/// An entity to be added.
#[derive(Clone, Debug, Default)]
pub struct NewEntity<'t> {
    /// Its lasting short name.
    pub slug: &'t str,
    /// Its kind.
    pub kind: EntityKindId,
    /// The name it is shown under.
    pub name: &'t str,
    /// Its other names.
    pub aliases: Vec<Alias<'t>>,
    /// What it is; not kept without citations.
    pub role: Option<&'t str>,
    /// Where the role, or the entity as such, is found.
    pub cites: Vec<Citation<'t>>,
    /// What is said of it alone.
    pub facts: Vec<NewFact<'t>>,
    /// Outside knowledge that no source states.
    pub background: Option<&'t str>,
    /// Addresses outside the graph.
    pub links: Vec<Link<'t>>,
    /// Free-form data.
    pub extra: Option<Extra>,
    /// Where it is written.
    pub defined_at: FileLine,
}

/// A fact to be added to an entity.
#[derive(Clone, Debug)]
pub struct NewFact<'t> {
    /// Its id, if it has one.
    pub id: Option<&'t str>,
    /// What is said: `slogan`.
    pub says: &'t str,
    /// The value, as text.
    pub value: &'t str,
    /// When it held.
    pub when: Option<When>,
    /// Where it is said.
    pub cites: Cited<'t>,
}

/// A relation to be added.
#[derive(Clone, Debug)]
pub struct NewRelation<'t> {
    /// Its id, if it has one of its own.
    pub id: Option<&'t str>,
    /// Its first end.
    pub from: EntityHandle,
    /// Its kind.
    pub kind: RelationKindId,
    /// Its second end.
    pub to: EntityHandle,
    /// When it held.
    pub when: Option<When>,
    /// The relation in one sentence.
    pub claim: &'t str,
    /// Who says so, if it is not the source itself.
    pub said_by: Option<EntityHandle>,
    /// How certain it is.
    pub standing: Standing,
    /// Where it is said.
    pub cites: Cited<'t>,
    /// Free-form data.
    pub extra: Option<Extra>,
    /// Where it is written.
    pub defined_at: FileLine,
}
