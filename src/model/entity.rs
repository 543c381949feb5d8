//! Entities, as borrowed views of the graph.

use std::collections::{BTreeSet, HashMap};

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
    /// What a filter hides, if there is one.
    pub(super) hidden: Option<&'g HiddenFacts>,
}

/// Roles and facts that a filter hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenFacts {
    /// The entities whose role is hidden.
    pub roles: BTreeSet<EntityId>,
    /// The hidden facts: the entity and the index of the fact.
    pub facts: BTreeSet<(EntityId, usize)>,
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

/// Entities that are shown under the same name.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    groups: Vec<Vec<EntityId>>,
    group_of: HashMap<EntityId, usize>,
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

    /// The entity with a slug, found by binary search.
    pub fn find_entity(&self, slug: &str) -> Option<EntityId> {
        let found = self.entities.binary_search_by(|row| self.arena.get(row.slug).cmp(slug));
        found.ok().map(EntityId::new)
    }

    /// The entities that are shown under the same name as this one, itself included, by id; empty
    /// if there is no other. Case and spaces make no difference.
    ///
    /// The first call looks at every name.
    pub fn namesakes(&self, entity: EntityId) -> &[EntityId] {
        let Namesakes { groups, group_of } = self.namesakes.get_or_init(|| Namesakes::of(self));
        group_of.get(&entity).map_or(&[], |group| &groups[*group])
    }
}

impl Namesakes {
    fn of(graph: &Graph) -> Self {
        let hashes: Vec<u64> = graph.entities().map(|entity| hash(entity.name())).collect();
        let mut named: Vec<(String, EntityId)> = repeated(&hashes)
            .map(|row| graph.entity(EntityId::new(row)))
            .map(|entity| (as_heard(entity.name()), entity.id()))
            .collect();
        named.sort_unstable();
        let shared = named.chunk_by(|(one, _), (other, _)| one == other);
        let shared = shared.filter(|group| group.len() > 1);
        let groups: Vec<Vec<EntityId>> =
            shared.map(|group| group.iter().map(|(_, id)| *id).collect()).collect();
        let members = |(group, ids): (usize, &Vec<EntityId>)| {
            ids.iter().map(move |id| (*id, group)).collect::<Vec<_>>()
        };
        let group_of = groups.iter().enumerate().flat_map(members).collect();
        Self { groups, group_of }
    }
}

/// The positions of hashes that may occur twice. Most names occur once, and need no copy to say so.
fn repeated(hashes: &[u64]) -> impl Iterator<Item = usize> {
    let bits = (hashes.len() * BITS_PER_NAME).next_power_of_two().max(64);
    let place = move |hash: u64| {
        let bit = usize::try_from(hash & (bits as u64 - 1)).unwrap_or(0);
        (bit / 64, 1_u64 << (bit % 64))
    };
    let (mut once, mut twice) = (vec![0_u64; bits / 64], vec![0_u64; bits / 64]);
    for (word, bit) in hashes.iter().map(|hash| place(*hash)) {
        twice[word] |= once[word] & bit;
        once[word] |= bit;
    }
    hashes.iter().enumerate().filter_map(move |(row, hash)| {
        let (word, bit) = place(*hash);
        (twice[word] & bit != 0).then_some(row)
    })
}

/// With so many bits for each name, about one in sixteen has its bit in common with another.
const BITS_PER_NAME: usize = 16;

/// Equal for names that are [heard](as_heard) alike (FNV-1a, Fowler, Noll and Vo).
fn hash(name: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for character in name.split_whitespace().flat_map(|word| word.chars().chain([' '])) {
        for lower in character.to_lowercase() {
            hash = (hash ^ u64::from(lower)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^ (hash >> 32)
}

/// A name in lower case, with one space between words.
fn as_heard(name: &str) -> String {
    let words = name.split_whitespace();
    let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect();
    words.map(lower).collect::<Vec<String>>().join(" ")
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
    /// What it is among the things that the graph states.
    pub fn claim_id(self) -> ClaimId {
        ClaimId::Fact { entity: self.entity, index: self.index }
    }

    /// Its id, if it has one.
    pub fn id(self) -> Option<&'g str> {
        self.graph.claim_slug(self.claim_id())
    }

    /// Whether another claim disputes it.
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
