//! The input of a [`Builder`](super::Builder), which borrows its text from the caller.

use crate::model::citation::{Citation, CitationList};
use crate::model::date::When;
use crate::model::entity::{Alias, Link};
use crate::model::extra::Extra;
use crate::model::file_line::FileLine;
use crate::model::id::{EntityKindId, RelationKindId};
use crate::model::vocabulary::{Standing, Tone};

/// An entity of a graph that is still being built, numbered in insertion order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityHandle(pub(in crate::model) u32);

/// A relation or fact of a graph that is still being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimHandle {
    /// The index of a relation in insertion order.
    Relation(u32),
    /// A fact of an entity.
    Fact {
        /// The entity.
        entity: EntityHandle,
        /// The index among the entity's facts.
        index: usize,
    },
}

/// A relation kind to be added.
#[derive(Clone, Debug, Default)]
pub struct NewRelationKind<'t> {
    /// Its slug in graph files.
    pub slug: &'t str,
    /// How it reads forwards: "advised".
    pub says: &'t str,
    /// How it reads backwards; `says` if `None`.
    pub back: Option<&'t str>,
    /// Whether it holds in both directions.
    pub mutual: bool,
    /// The family it belongs to; a family named by `slug` if `None`.
    pub family: Option<&'t str>,
    /// Whether it is friendly or hostile.
    pub tone: Tone,
    /// Allowed kinds of the `from` entity; empty means any.
    pub from: Vec<EntityKindId>,
    /// Allowed kinds of the `to` entity; empty means any.
    pub to: Vec<EntityKindId>,
    /// Words in texts that suggest a relation of this kind.
    pub cues: Vec<&'t str>,
}

/// A source to be added.
#[derive(Clone, Debug, Default)]
pub struct NewSource<'t> {
    /// Its permanent short name.
    pub slug: &'t str,
    /// Its headline.
    pub title: &'t str,
    /// Who wrote it.
    pub author: Option<&'t str>,
    /// Who published it.
    pub publisher: Option<&'t str>,
    /// When it was published.
    pub published: Option<When>,
    /// A note for readers.
    pub note: Option<&'t str>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<&'t str>,
    /// Its URL.
    pub url: Option<&'t str>,
    /// The witness it copies (`origin` in graph files); its own slug if `None`.
    pub witness: Option<&'t str>,
    /// The gist of each paragraph, in order; `None` for page furniture.
    pub gists: Vec<Option<&'t str>>,
    /// Its free-form data.
    pub extra: Option<Extra>,
    /// Where it is defined.
    pub defined_at: FileLine,
}

/// An entity to be added.
#[derive(Clone, Debug, Default)]
pub struct NewEntity<'t> {
    /// Its permanent short name.
    pub slug: &'t str,
    /// Its kind.
    pub kind: EntityKindId,
    /// Its display name.
    pub name: &'t str,
    /// Its other names.
    pub aliases: Vec<Alias<'t>>,
    /// What it is, in a few words; ignored if there are no citations.
    pub role: Option<&'t str>,
    /// The citations for its role, or for the entity itself.
    pub cites: Vec<Citation<'t>>,
    /// Its facts.
    pub facts: Vec<NewFact<'t>>,
    /// Background knowledge that no source states.
    pub background: Option<&'t str>,
    /// Its links to pages outside the graph.
    pub links: Vec<Link<'t>>,
    /// Its free-form data.
    pub extra: Option<Extra>,
    /// Where it is defined.
    pub defined_at: FileLine,
}

/// A fact to be added to an entity.
#[derive(Clone, Debug)]
pub struct NewFact<'t> {
    /// Its explicit id, if any.
    pub id: Option<&'t str>,
    /// The label, such as `slogan`.
    pub label: &'t str,
    /// The value, as text.
    pub value: &'t str,
    /// When it was true.
    pub when: Option<When>,
    /// Its citations.
    pub cites: CitationList<'t>,
}

/// A relation to be added.
#[derive(Clone, Debug)]
pub struct NewRelation<'t> {
    /// Its explicit id, if any.
    pub id: Option<&'t str>,
    /// The entity at its `from` end.
    pub from: EntityHandle,
    /// Its kind.
    pub kind: RelationKindId,
    /// The entity at its `to` end.
    pub to: EntityHandle,
    /// When it was true.
    pub when: Option<When>,
    /// The relation in one sentence.
    pub claim: &'t str,
    /// The speaker, if not the source itself.
    pub said_by: Option<EntityHandle>,
    /// How certain it is.
    pub standing: Standing,
    /// Its citations.
    pub cites: CitationList<'t>,
    /// Its free-form data.
    pub extra: Option<Extra>,
    /// Where it is defined.
    pub defined_at: FileLine,
}

/// A relation that was added.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RelationTriple {
    pub(crate) claim: ClaimHandle,
    pub(crate) ends: [EntityHandle; 2],
    pub(crate) kind: RelationKindId,
    /// The number in its default id, if one was set.
    pub(crate) ordinal: Option<u32>,
    pub(crate) defined_at: FileLine,
}
