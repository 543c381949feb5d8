//! Entities, as borrowed views of the graph.

use std::collections::BTreeSet;

use super::citation::{Citation, ClaimId};
use super::date::When;
use super::extra::Extra;
use super::file_line::FileLine;
use super::graph::Graph;
use super::id::{EntityId, EntityKindId};
use super::rows::{EntityRow, FactRow, RowRange};
use super::vocabulary::EntityKind;

/// A person, firm, product …: a borrowed view of one row of the graph.
#[derive(Clone, Copy)]
pub struct Entity<'g> {
    pub(super) graph: &'g Graph,
    pub(super) id: EntityId,
    pub(super) hidden: Option<&'g HiddenFacts>,
}

/// Roles and facts that a filter hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenFacts {
    pub(crate) roles: BTreeSet<EntityId>,
    /// The hidden facts: the entity and the index of the fact.
    pub(crate) facts: BTreeSet<(EntityId, usize)>,
}

/// An alternative name of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias<'g> {
    /// The name.
    pub name: &'g str,
    /// Where it is used, or why it is unusual.
    pub note: Option<&'g str>,
}

/// A link to something outside the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'g> {
    /// What it links to: `wikidata`, `web` …
    pub name: &'g str,
    /// A URL or an identifier.
    pub target: &'g str,
}

/// Something that a source says about one entity alone: a price, a slogan, a date.
#[derive(Clone, Copy)]
pub struct Fact<'g> {
    graph: &'g Graph,
    entity: EntityId,
    index: usize,
    row: &'g FactRow,
}

impl Graph {
    /// One entity.
    ///
    /// # Panics
    ///
    /// Panics if the id comes from another graph and is out of range.
    pub fn entity(&self, id: EntityId) -> Entity<'_> {
        assert!(id.index() < self.entities.len(), "an id of this graph");
        Entity { graph: self, id, hidden: None }
    }

    /// Every entity, by slug.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> + DoubleEndedIterator {
        (0..self.entities.len()).map(|row| self.entity(EntityId::new(row)))
    }

    /// A fact of an entity, by its index; `None` if it has no such fact.
    pub(crate) fn fact(&self, entity: EntityId, index: usize) -> Option<Fact<'_>> {
        let rows = self.entity(entity).row().facts.of(&self.facts);
        rows.get(index).map(|row| Fact { graph: self, entity, index, row })
    }

    /// The entity with a slug, found by binary search.
    pub fn find_entity(&self, slug: &str) -> Option<EntityId> {
        let found = self.entities.binary_search_by(|row| self.arena.get(row.slug).cmp(slug));
        found.ok().map(EntityId::new)
    }
}

impl<'g> Entity<'g> {
    fn row(self) -> &'g EntityRow {
        &self.graph.entities[self.id.index()]
    }

    /// Its id.
    pub fn id(self) -> EntityId {
        self.id
    }

    /// Its permanent short name: `lei-jun`.
    pub fn slug(self) -> &'g str {
        self.graph.arena.get(self.row().slug)
    }

    /// Its display name.
    pub fn name(self) -> &'g str {
        self.graph.arena.get(self.row().name)
    }

    pub(crate) fn kind_id(self) -> EntityKindId {
        self.row().kind
    }

    /// Its kind.
    pub fn kind(self) -> &'g EntityKind {
        self.graph.entity_kind(self.row().kind)
    }

    /// Its other names, as written in the graph.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = Alias<'g>> {
        let arena = &self.graph.arena;
        let rows = self.row().aliases.of(&self.graph.pairs);
        rows.iter().map(|row| Alias { name: arena.get(row.name), note: arena.get_some(row.value) })
    }

    /// Its display name, then its other names.
    pub(crate) fn names(self) -> impl Iterator<Item = &'g str> {
        std::iter::once(self.name()).chain(self.aliases().map(|alias| alias.name))
    }

    /// What it is, in a few words; always backed by [`Entity::cites`].
    pub fn role(self) -> Option<&'g str> {
        self.graph.arena.get_some(self.row().role).filter(|_| self.shows_role())
    }

    fn shows_role(self) -> bool {
        self.hidden.is_none_or(|hidden| !hidden.roles.contains(&self.id))
    }

    /// Its facts.
    pub fn facts(self) -> impl Iterator<Item = Fact<'g>> {
        let Self { graph, id, hidden } = self;
        let rows = self.row().facts.of(&graph.facts).iter().enumerate();
        let shown = move |index| hidden.is_none_or(|hidden| !hidden.facts.contains(&(id, index)));
        let rows = rows.filter(move |(index, _)| shown(*index));
        rows.map(move |(index, row)| Fact { graph, entity: id, index, row })
    }

    /// Outside knowledge that no source states; `\n` ends a line, and an empty line separates paragraphs.
    pub fn background(self) -> Option<&'g str> {
        self.graph.arena.get_some(self.row().background)
    }

    /// Links to something outside the graph.
    pub fn links(self) -> impl ExactSizeIterator<Item = Link<'g>> {
        let arena = &self.graph.arena;
        let rows = self.row().links.of(&self.graph.pairs);
        rows.iter().map(|row| Link { name: arena.get(row.name), target: arena.get(row.value) })
    }

    /// The citations for its role, or for the entity itself.
    pub fn cites(self) -> impl ExactSizeIterator<Item = Citation<'g>> {
        let rows = if self.shows_role() { self.row().cites } else { RowRange::default() };
        self.graph.citations(rows)
    }

    /// Its free-form data, if any.
    pub fn extra(self) -> Option<&'g Extra> {
        self.graph.entity_extra.get(&self.id)
    }

    pub(crate) fn defined_at(self) -> FileLine {
        self.row().defined_at
    }
}

impl<'g> Fact<'g> {
    pub(crate) fn claim_id(self) -> ClaimId {
        ClaimId::Fact { entity: self.entity, index: self.index }
    }

    pub(crate) fn id(self) -> Option<&'g str> {
        self.graph.claim_slug(self.claim_id())
    }

    pub(crate) fn is_disputed(self) -> bool {
        self.graph.is_disputed(self.claim_id())
    }

    /// The label: `slogan`, `price`.
    pub fn says(self) -> &'g str {
        self.graph.arena.get(self.row.says)
    }

    /// The value, as text.
    pub fn value(self) -> &'g str {
        self.graph.arena.get(self.row.value)
    }

    /// When it was true.
    pub fn when(self) -> Option<When> {
        self.row.when
    }

    /// Its citations, at least one.
    pub fn cites(self) -> impl ExactSizeIterator<Item = Citation<'g>> {
        self.graph.citations(self.row.cites)
    }
}
