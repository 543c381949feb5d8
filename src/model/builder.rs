//! Builds a sorted graph from entities, relations and sources added in any order.
#![expect(clippy::indexing_slicing, reason = "handles are made for rows of this builder")]

mod build;
mod input;
mod order;
mod ordinals;

use super::citation::Citation;
use super::claim_link::ClaimLink;
use super::escape_hostile::escape_hostile;
use super::extra::Extra;
use super::file_line::FileLine;
use super::graph::Graph;
use super::id::{EntityKindId, FamilyId, RelationKindId, SourceId};
use super::rows::{
    CitationRow, DetailsIndex, EntityDetails, EntityRow, FactRow, OptionalEntity, PairRow,
    RelationRow, RowRange, Rows, SourceDetails, SourceRow,
};
use super::text::{Arena, TextHandle};
use super::text_index::TextIndex;
use super::vocabulary::{EntityKind, RelationKind};
use input::RelationTriple;
use order::saturating_u32;
use ordinals::UNNUMBERED;

pub use input::{
    ClaimHandle, EntityHandle, NewEntity, NewFact, NewRelation, NewRelationKind, NewSource,
};

/// Collects entities, relations and sources, and sorts them into a [`Graph`].
///
/// Entity ids in the finished graph follow the order of slugs, not of insertion, so during the build an entity is
/// identified by its [`EntityHandle`].
#[derive(Debug, Default)]
pub struct Builder {
    /// Its entities and relations are in insertion order.
    graph: Graph,
    /// The handle of each entity by its slug.
    slugs: TextIndex,
    /// The ends of each relation.
    ends: Vec<[EntityHandle; 2]>,
    entity_extra: Vec<(EntityHandle, Extra)>,
    /// The speakers of the relations that have one, by insertion index.
    speakers: Vec<(u32, EntityHandle)>,
    relation_extra: Vec<(u32, Extra)>,
    weights: Vec<(u32, f64)>,
    claim_ids: Vec<(ClaimHandle, TextHandle)>,
    links: Vec<(ClaimHandle, ClaimLink, ClaimHandle)>,
}

/// The slug of a new entity is already taken, by this entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlugTaken(pub EntityHandle);

impl Builder {
    /// Sets the title.
    pub fn set_title(&mut self, title: &str) {
        self.graph.title = self.graph.arena.store_label(title);
    }

    pub(crate) fn set_about(&mut self, about: &str) {
        self.graph.about = self.graph.arena.store_prose(about);
    }

    /// Sets the free-form data of the graph itself.
    pub fn set_extra(&mut self, extra: Extra) {
        self.graph.extra = Some(extra.with_line_feeds());
    }

    /// Adds an entity kind.
    pub fn add_entity_kind(&mut self, slug: &str, plural: &str) -> EntityKindId {
        let id = EntityKindId::new(self.graph.entity_kinds.len());
        let kind = EntityKind { slug: escape(slug), plural: escape(plural) };
        self.graph.entity_kinds.push(kind);
        id
    }

    /// Adds a relation kind.
    pub fn add_relation_kind(&mut self, new: &NewRelationKind<'_>) -> RelationKindId {
        let id = RelationKindId::new(self.graph.relation_kinds.len());
        let kind = RelationKind {
            slug: escape(new.slug),
            says: escape(new.says),
            back: escape(new.back.unwrap_or(new.says)),
            mutual: new.mutual,
            family: self.family_id(new.family.unwrap_or(new.slug)),
            tone: new.tone,
            from: new.from.clone(),
            to: new.to.clone(),
            cues: new.cues.iter().map(|cue| escape(cue)).collect(),
        };
        self.graph.relation_kinds.push(kind);
        id
    }

    /// Adds a source. Sources of an import often differ only in their URL, so details equal to the previous source's, and a
    /// URL equal to the title, are not stored again.
    pub fn add_source(&mut self, new: NewSource<'_>) -> SourceId {
        let Graph { arena, sources, source_details, gists, source_extra, .. } = &mut self.graph;
        let id = SourceId::new(sources.len());
        let paragraphs = new.gists.iter().map(|gist| arena.store_prose(gist.unwrap_or_default()));
        let paragraphs = RowRange::append(gists, paragraphs);
        let title = arena.store_prose(new.title);
        let slug = arena.store_label(new.slug);
        let previous = source_details.last().copied().unwrap_or_default();
        let details = SourceDetails {
            author: arena.store_label_once(new.author.unwrap_or_default(), previous.author),
            publisher: arena
                .store_label_once(new.publisher.unwrap_or_default(), previous.publisher),
            published: new.published.into(),
            note: arena.store_prose_once(new.note.unwrap_or_default(), previous.note),
            language: arena.store_label_once(new.language.unwrap_or_default(), previous.language),
            witness: new
                .witness
                .map_or(slug, |witness| arena.store_label_once(witness, previous.witness)),
        };
        sources.to_mut().push(SourceRow {
            slug,
            title,
            url: arena.store_label_once(new.url.unwrap_or_default(), title),
            paragraphs,
            details: DetailsIndex::append(source_details, details),
            defined_at: new.defined_at,
        });
        source_extra.extend(new.extra.map(|extra| (id, extra.with_line_feeds())));
        id
    }

    /// Adds an entity.
    ///
    /// # Errors
    ///
    /// Fails with the existing entity if the slug is taken; the new entity is not added.
    pub fn add_entity(&mut self, new: NewEntity<'_>) -> Result<EntityHandle, SlugTaken> {
        if let Some(existing) = self.find_entity(new.slug) {
            return Err(SlugTaken(existing));
        }
        let handle = EntityHandle(saturating_u32(self.graph.entities.len()));
        let row = self.entity_row(&new);
        for (index, fact) in new.facts.iter().enumerate() {
            self.add_explicit_id(ClaimHandle::Fact { entity: handle, index }, fact.id);
        }
        self.graph.entities.to_mut().push(row);
        let slug_at = slug_at(&self.graph);
        self.slugs.insert(slug_at(handle.0), handle.0, slug_at);
        self.entity_extra.extend(new.extra.map(|extra| (handle, extra.with_line_feeds())));
        Ok(handle)
    }

    /// Adds a relation.
    pub fn add_relation(&mut self, new: NewRelation<'_>) -> ClaimHandle {
        let insertion_index = saturating_u32(self.ends.len());
        let handle = ClaimHandle::Relation(insertion_index);
        self.add_explicit_id(handle, new.id);
        let Graph { arena, cites, relations, .. } = &mut self.graph;
        relations.to_mut().push(RelationRow {
            kind: new.kind,
            standing: new.standing.into(),
            unused: 0,
            ordinal: UNNUMBERED,
            said_by: OptionalEntity::NONE,
            when: new.when.into(),
            claim: arena.store_prose(new.claim),
            cites: push_citations(arena, cites, new.cites.citations()),
            defined_at: new.defined_at,
        });
        self.ends.push([new.from, new.to]);
        self.speakers.extend(new.said_by.map(|speaker| (insertion_index, speaker)));
        let extra = new.extra.map(|extra| (insertion_index, extra.with_line_feeds()));
        self.relation_extra.extend(extra);
        handle
    }

    /// Sets the one-based number in a relation's default id; a fact has none. [`Builder::build`] gives the unused
    /// numbers to the other relations with the same ends and kind, in insertion order.
    pub(crate) fn set_ordinal(&mut self, claim: ClaimHandle, ordinal: u32) {
        if let ClaimHandle::Relation(index) = claim {
            self.graph.relations.to_mut()[index as usize].ordinal = ordinal;
        }
    }

    /// Sets the weight of a relation; a fact has none.
    pub(crate) fn set_weight(&mut self, claim: ClaimHandle, weight: f64) {
        if let ClaimHandle::Relation(index) = claim {
            self.weights.push((index, weight));
        }
    }

    pub(crate) fn add_link(&mut self, from: ClaimHandle, link: ClaimLink, to: ClaimHandle) {
        self.links.push((from, link, to));
    }

    /// Every relation so far, in insertion order.
    pub(crate) fn triples(&self) -> impl Iterator<Item = RelationTriple> {
        let relations = (0..).zip(self.ends.iter().zip(self.graph.relations.iter()));
        relations.map(|(index, (ends, row))| RelationTriple {
            claim: ClaimHandle::Relation(index),
            ends: *ends,
            kind: row.kind,
            ordinal: Some(row.ordinal).filter(|ordinal| *ordinal != UNNUMBERED),
            defined_at: row.defined_at,
        })
    }

    fn add_explicit_id(&mut self, claim: ClaimHandle, id: Option<&str>) {
        let id = id.map(|id| self.graph.arena.store_label(id));
        self.claim_ids.extend(id.map(|id| (claim, id)));
    }

    /// The entity with this slug.
    pub fn find_entity(&self, slug: &str) -> Option<EntityHandle> {
        self.slugs.find(&escape_hostile(slug), slug_at(&self.graph)).map(EntityHandle)
    }

    pub(crate) fn kind_of(&self, entity: EntityHandle) -> EntityKindId {
        self.graph.entities[entity.0 as usize].kind
    }

    pub(crate) fn defined_at(&self, entity: EntityHandle) -> FileLine {
        self.graph.entities[entity.0 as usize].defined_at
    }

    /// The graph so far, with its entities and relations in insertion order and without adjacency. [`Builder::build`]
    /// sorts them.
    pub fn graph_so_far(&self) -> &Graph {
        &self.graph
    }

    fn family_id(&mut self, name: &str) -> FamilyId {
        let name = escape(name);
        let existing = self.graph.families.iter().position(|family| *family == name);
        FamilyId::new(existing.unwrap_or_else(|| {
            self.graph.families.push(name);
            self.graph.families.len() - 1
        }))
    }

    fn entity_row(&mut self, new: &NewEntity<'_>) -> EntityRow {
        let Graph { arena, entity_details, pairs, facts, cites, .. } = &mut self.graph;
        let fact_rows = new.facts.iter().map(|fact| FactRow {
            label: arena.store_label(fact.label),
            value: arena.store_prose(fact.value),
            when: fact.when.into(),
            cites: push_citations(arena, cites, fact.cites.citations()),
        });
        let facts = RowRange::append(facts, fact_rows);
        let aliases = new.aliases.iter().map(|alias| PairRow {
            name: arena.store_label(alias.name),
            value: arena.store_prose(alias.note.unwrap_or_default()),
        });
        let aliases = RowRange::append(pairs, aliases);
        let links = new.links.iter().map(|link| PairRow {
            name: arena.store_label(link.name),
            value: arena.store_label(link.target),
        });
        let links = RowRange::append(pairs, links);
        let role = new.role.filter(|_| !new.cites.is_empty());
        let details = EntityDetails {
            role: arena.store_prose(role.unwrap_or_default()),
            background: arena.store_paragraphs(new.background.unwrap_or_default()),
            aliases,
            facts,
            links,
        };
        EntityRow {
            slug: arena.store_label(new.slug),
            name: arena.store_label(new.name),
            kind: new.kind,
            unused: 0,
            details: DetailsIndex::append(entity_details, details),
            cites: push_citations(arena, cites, &new.cites),
            defined_at: new.defined_at,
        }
    }
}

/// Returns the slug of an entity, by its index.
fn slug_at<'g>(graph: &'g Graph) -> impl Fn(u32) -> &'g str {
    |index| graph.arena.get(graph.entities[index as usize].slug)
}

fn escape(text: &str) -> String {
    escape_hostile(text).into_owned()
}

fn push_citations(
    arena: &mut Arena,
    table: &mut Rows<CitationRow>,
    cites: &[Citation<'_>],
) -> RowRange {
    RowRange::append(table, cites.iter().map(|cite| CitationRow::new(cite, arena)))
}

#[cfg(test)]
mod tests {
    use super::{Builder, NewEntity, NewSource};
    use crate::model::{Entity, FileLine};

    #[test]
    fn rows_without_details_of_their_own_take_no_more_space() {
        let mut builder = Builder::default();
        let kind = builder.add_entity_kind("firm", "firms");
        let entity = |slug, role| NewEntity {
            slug,
            kind,
            name: slug,
            aliases: Vec::new(),
            role,
            cites: Vec::new(),
            facts: Vec::new(),
            background: role,
            links: Vec::new(),
            extra: None,
            defined_at: FileLine::default(),
        };
        for (slug, background) in [("a", None), ("b", Some("Old.")), ("c", None)] {
            assert!(builder.add_entity(entity(slug, background)).is_ok());
        }
        for (slug, note) in [("s", Some("One.")), ("t", Some("One.")), ("u", Some("Two."))] {
            let shared = NewSource { note, witness: Some("w"), ..NewSource::default() };
            builder.add_source(NewSource { slug, title: slug, ..shared });
        }
        let graph = builder.build();
        assert_eq!((graph.entity_details.len(), graph.source_details.len()), (1, 2));
        let backgrounds: Vec<_> = graph.entities().map(Entity::background).collect();
        assert_eq!(backgrounds, [None, Some("Old."), None]);
        let notes: Vec<_> =
            graph.sources().map(|source| (source.note(), source.witness())).collect();
        assert_eq!(notes, [(Some("One."), "w"), (Some("One."), "w"), (Some("Two."), "w")]);
    }
}
