#![expect(clippy::indexing_slicing, reason = "an id is only made for a relation of the graph")]

use std::collections::BTreeSet;
use std::fmt;

use super::citation::{Citation, ClaimId};
use super::date::When;
use super::entity::Entity;
use super::extra::Extra;
use super::file_line::FileLine;
use super::graph::Graph;
use super::id::{EntityId, RelationId, RelationKindId};
use super::rows::RelationRow;
use super::vocabulary::{RelationKind, Standing, Tone};

/// A typed, cited connection between two entities: a borrowed view of one row of the graph.
#[derive(Clone, Copy)]
pub struct Relation<'g> {
    pub(super) graph: &'g Graph,
    pub(super) id: RelationId,
}

/// The id of a relation as text: its explicit id, else `from.kind.to`, with the suffix `.2`, `.3` and so on for further
/// relations with the same ends and kind.
#[derive(Clone, Copy)]
pub struct RelationIdText<'g>(Relation<'g>);

/// The default id of a relation: `from.kind.to`, followed by the ordinal if it is 2 or more.
struct DefaultIdText<'g>(Relation<'g>);

/// A relation seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The relation.
    pub relation: RelationId,
    /// The entity at the other end.
    pub other: EntityId,
    /// Its direction.
    pub direction: TieDirection,
}

/// The direction of a relation, seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieDirection {
    /// From the near end to the other end.
    Out,
    /// From the other end to the near end.
    In,
    /// The same in both directions.
    Mutual,
}

impl Graph {
    /// The relation with this id.
    ///
    /// # Panics
    ///
    /// Panics if the id is out of range, which means that it comes from another graph.
    pub fn relation(&self, id: RelationId) -> Relation<'_> {
        assert!(id.index() < self.relations.len(), "relation id out of range");
        Relation { graph: self, id }
    }

    /// Every relation, sorted by `from` entity, kind slug, `to` entity and insertion order.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = Relation<'_>> + DoubleEndedIterator {
        (0..self.relations.len()).map(|row| Relation { graph: self, id: RelationId::new(row) })
    }

    /// The relation with this explicit or default id, such as `li-bin.advised.lei-jun.2`. A relation with an
    /// explicit id can still be found by its default id.
    pub fn find_relation(&self, id: &str) -> Option<RelationId> {
        if let Some(ClaimId::Relation(id)) = self.find_explicit_id(id) {
            return Some(id);
        }
        let from = self.find_entity(id.split('.').next()?)?;
        let mut candidates = self.outgoing(from).map(|(relation, _)| relation);
        candidates.find(|found| DefaultIdText(self.relation(*found)).to_string() == id)
    }

    /// Every relation of an entity as a tie: first the outgoing relations, then the incoming ones, each in id order. A
    /// relation of the entity to itself appears once, among the outgoing ones.
    pub fn ties(&self, entity: EntityId) -> impl Iterator<Item = Tie> {
        let outgoing = self.outgoing(entity).map(|pair| (pair, TieDirection::Out));
        let incoming = self.incoming(entity).map(|pair| (pair, TieDirection::In));
        outgoing.chain(incoming).map(|((relation, other), direction)| {
            let mutual = self.relation_kind(self.relations[relation.index()].kind).mutual;
            Tie {
                relation,
                other,
                direction: if mutual { TieDirection::Mutual } else { direction },
            }
        })
    }
}

impl<'g> Relation<'g> {
    fn row(self) -> &'g RelationRow {
        &self.graph.relations[self.id.index()]
    }

    /// Its id.
    pub fn id(self) -> RelationId {
        self.id
    }

    pub(crate) fn claim_id(self) -> ClaimId {
        ClaimId::Relation(self.id)
    }

    /// Its id in files and output: `li-bin.advised.lei-jun`.
    pub fn id_text(self) -> RelationIdText<'g> {
        RelationIdText(self)
    }

    /// The id in the file; `None` if the relation has the default id.
    pub(crate) fn explicit_id(self) -> Option<&'g str> {
        self.graph.explicit_id(self.claim_id())
    }

    /// Its one-based number among the relations with the same ends and kind; part of the default id if above 1.
    pub(crate) fn ordinal(self) -> u32 {
        self.row().ordinal.max(1)
    }

    /// Whether another relation has the same ends and kind. Such relations have successive ids.
    pub(crate) fn has_namesake(self) -> bool {
        let triple =
            |relation: Self| (relation.from().id(), relation.kind_id(), relation.to().id());
        let (index, count) = (self.id.index(), self.graph.relation_count());
        let neighbours = [index.checked_sub(1), Some(index + 1).filter(|next| *next < count)];
        let mut neighbours = neighbours.into_iter().flatten().map(RelationId::new);
        neighbours.any(|id| triple(self.graph.relation(id)) == triple(self))
    }

    /// The entity at its `from` end.
    pub fn from(self) -> Entity<'g> {
        self.graph.entity(self.graph.adjacency.from[self.id.index()])
    }

    /// The entity at its `to` end.
    pub fn to(self) -> Entity<'g> {
        self.graph.entity(self.graph.adjacency.to[self.id.index()])
    }

    pub(crate) fn kind_id(self) -> RelationKindId {
        self.row().kind
    }

    /// Its kind.
    pub fn kind(self) -> &'g RelationKind {
        self.graph.relation_kind(self.row().kind)
    }

    /// The name of its family.
    pub fn family(self) -> &'g str {
        self.graph.family(self.kind().family)
    }

    pub(crate) fn tone(self) -> Tone {
        self.kind().tone
    }

    /// How certain it is.
    pub fn standing(self) -> Standing {
        self.row().standing.into()
    }

    pub(crate) fn when(self) -> Option<When> {
        self.row().when.into()
    }

    /// The relation in one sentence.
    pub fn claim(self) -> &'g str {
        self.graph.arena.get(self.row().claim)
    }

    /// The speaker, if not the source itself.
    pub fn said_by(self) -> Option<Entity<'g>> {
        Option::from(self.row().said_by).map(|id| self.graph.entity(id))
    }

    /// Its citations, at least one.
    pub fn cites(self) -> impl ExactSizeIterator<Item = Citation<'g>> {
        self.graph.citations(self.row().cites)
    }

    pub(crate) fn witness_count(self) -> usize {
        let witnesses = self.cites().map(|cite| self.graph.source(cite.source).witness());
        witnesses.collect::<BTreeSet<&str>>().len()
    }

    pub(crate) fn is_disputed(self) -> bool {
        self.graph.is_disputed(self.claim_id())
    }

    /// Its weight, if any: a finite number, whose meaning is up to the graph.
    pub(crate) fn weight(self) -> Option<f64> {
        let weights = &self.graph.weights;
        let index = weights.binary_search_by_key(&self.id, |row| row.relation).ok()?;
        Some(weights[index].weight())
    }

    /// Its free-form data, if any.
    pub fn extra(self) -> Option<&'g Extra> {
        self.graph.relation_extra.get(&self.id)
    }

    /// Where it is defined.
    pub fn defined_at(self) -> FileLine {
        self.row().defined_at
    }

    pub(crate) fn label(self, direction: TieDirection) -> &'g str {
        match direction {
            TieDirection::Out | TieDirection::Mutual => &self.kind().says,
            TieDirection::In => &self.kind().back,
        }
    }

    /// The relation seen from `entity`, or from its `from` end if `entity` is neither end.
    pub(crate) fn tie_from(self, entity: EntityId) -> Tie {
        let (from, to) = (self.from().id(), self.to().id());
        let is_backward = entity == to && entity != from;
        let direction = match (self.kind().mutual, is_backward) {
            (true, _) => TieDirection::Mutual,
            (false, true) => TieDirection::In,
            (false, false) => TieDirection::Out,
        };
        Tie { relation: self.id, other: if is_backward { from } else { to }, direction }
    }
}

impl fmt::Display for RelationIdText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.explicit_id() {
            Some(id) => f.write_str(id),
            None => DefaultIdText(self.0).fmt(f),
        }
    }
}

impl fmt::Display for DefaultIdText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let relation = self.0;
        write!(f, "{}.{}.{}", relation.from().slug(), relation.kind().slug, relation.to().slug())?;
        match relation.ordinal() {
            1 => Ok(()),
            ordinal => write!(f, ".{ordinal}"),
        }
    }
}
