use std::collections::BTreeSet;

use super::citation::{Citation, ClaimId};
use super::date::When;
use super::extra::Extra;
use super::file_line::FileLine;
use super::graph::Graph;
use super::id::{EntityId, EntityKindId};
use super::rows::{EntityDetails, EntityRow, FactRow, RowRange};
use super::vocabulary::EntityKind;

/// A person, firm, product or other entity: a borrowed view of one row of the graph.
#[derive(Clone, Copy)]
pub struct Entity<'g> {
    pub(super) graph: &'g Graph,
    pub(super) id: EntityId,
    pub(super) hidden: Option<&'g HiddenClaims>,
}

/// The roles and facts that a filter hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenClaims {
    pub(crate) roles: BTreeSet<EntityId>,
    /// Each fact as its entity and its index among the entity's facts.
    pub(crate) facts: BTreeSet<(EntityId, usize)>,
}

/// An alternative name of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias<'g> {
    /// The name.
    pub name: &'g str,
    /// Where the name is used, or why it is unusual.
    pub note: Option<&'g str>,
}

/// A link to a page outside the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'g> {
    /// A label, such as `wikidata` or `web`.
    pub name: &'g str,
    /// A URL or an identifier.
    pub target: &'g str,
}

/// A claim about a single entity, such as a price, a slogan or a date of birth.
#[derive(Clone, Copy)]
pub struct Fact<'g> {
    graph: &'g Graph,
    entity: EntityId,
    index: usize,
    row: &'g FactRow,
}

impl Graph {
    /// The entity with this id.
    ///
    /// # Panics
    ///
    /// Panics if the id is out of range, which means that it comes from another graph.
    pub fn entity(&self, id: EntityId) -> Entity<'_> {
        assert!(id.index() < self.entities.len(), "entity id out of range");
        Entity { graph: self, id, hidden: None }
    }

    /// Every entity, sorted by slug.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> + DoubleEndedIterator {
        (0..self.entities.len()).map(|row| self.entity(EntityId::new(row)))
    }

    pub(crate) fn fact(&self, entity: EntityId, index: usize) -> Option<Fact<'_>> {
        let rows = self.entity(entity).details().facts.slice(&self.facts);
        rows.get(index).map(|row| Fact { graph: self, entity, index, row })
    }

    /// The entity with this slug, found by binary search.
    pub fn find_entity(&self, slug: &str) -> Option<EntityId> {
        let index = self.entities.binary_search_by(|row| self.arena.get(row.slug).cmp(slug));
        index.ok().map(EntityId::new)
    }
}

impl<'g> Entity<'g> {
    #[expect(clippy::indexing_slicing, reason = "an id is only made for an entity of the graph")]
    fn row(self) -> &'g EntityRow {
        &self.graph.entities[self.id.index()]
    }

    fn details(self) -> EntityDetails {
        self.row().details.get(&self.graph.entity_details)
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
        let rows = self.details().aliases.slice(&self.graph.pairs);
        rows.iter()
            .map(|row| Alias { name: arena.get(row.name), note: arena.get_non_empty(row.value) })
    }

    pub(crate) fn names(self) -> impl Iterator<Item = &'g str> {
        std::iter::once(self.name()).chain(self.aliases().map(|alias| alias.name))
    }

    /// What the entity is, in a few words; supported by [`Entity::cites`]. `None` if a filter hides it.
    pub fn role(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.details().role).filter(|_| self.is_role_shown())
    }

    fn is_role_shown(self) -> bool {
        self.hidden.is_none_or(|hidden| !hidden.roles.contains(&self.id))
    }

    /// Its facts, except those that a filter hides.
    pub fn facts(self) -> impl Iterator<Item = Fact<'g>> {
        let Self { graph, id, hidden } = self;
        let rows = self.details().facts.slice(&graph.facts).iter().enumerate();
        let is_shown =
            move |index| hidden.is_none_or(|hidden| !hidden.facts.contains(&(id, index)));
        let rows = rows.filter(move |(index, _)| is_shown(*index));
        rows.map(move |(index, row)| Fact { graph, entity: id, index, row })
    }

    /// Background knowledge that no source states. Lines end in `\n`, and an empty line separates paragraphs.
    pub fn background(self) -> Option<&'g str> {
        self.graph.arena.get_non_empty(self.details().background)
    }

    /// Its links to pages outside the graph.
    pub fn links(self) -> impl ExactSizeIterator<Item = Link<'g>> {
        let arena = &self.graph.arena;
        let rows = self.details().links.slice(&self.graph.pairs);
        rows.iter().map(|row| Link { name: arena.get(row.name), target: arena.get(row.value) })
    }

    /// The citations for its role, or for the entity itself. Empty if a filter hides the role.
    pub fn cites(self) -> impl ExactSizeIterator<Item = Citation<'g>> {
        let rows = if self.is_role_shown() { self.row().cites } else { RowRange::default() };
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

    /// Its one-based number among all facts of its entity, including hidden ones.
    pub(crate) fn number(self) -> usize {
        self.index + 1
    }

    pub(crate) fn id(self) -> Option<&'g str> {
        self.graph.explicit_id(self.claim_id())
    }

    pub(crate) fn is_disputed(self) -> bool {
        self.graph.is_disputed(self.claim_id())
    }

    /// The label, such as `slogan` or `price`.
    pub fn label(self) -> &'g str {
        self.graph.arena.get(self.row.label)
    }

    /// The value, as text.
    pub fn value(self) -> &'g str {
        self.graph.arena.get(self.row.value)
    }

    /// When it was true.
    pub fn when(self) -> Option<When> {
        self.row.when.into()
    }

    /// Its citations, at least one.
    pub fn cites(self) -> impl ExactSizeIterator<Item = Citation<'g>> {
        self.graph.citations(self.row.cites)
    }
}
