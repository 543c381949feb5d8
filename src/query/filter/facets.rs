//! What a filter could be set to, with how much that would show: the filter panel.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{
    EntityKindId, FamilyId, Graph, Relation, RelationKindId, SourceId, Standing, Tone,
};

use super::Filter;
use super::constraint::{Constraint, Constraints};

/// One value that a filter can ask for or leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A kind of entity.
    Kind(EntityKindId),
    /// A kind of relation.
    Relation(RelationKindId),
    /// A family of relation kinds.
    Family(FamilyId),
    /// A tone.
    Tone(Tone),
    /// A standing.
    Standing(Standing),
    /// A source.
    Source(SourceId),
}

/// A value with what it would show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub facet: Facet,
    /// For a kind of entity how many entities are of it; for all others how many relations have
    /// the value among those that every other flag lets through.
    pub count: usize,
    /// What the filter says about it now.
    pub constraint: Constraint,
}

impl Facet {
    /// Every value a filter on this graph can take, in the order of the flags and the graph's own.
    #[must_use]
    pub fn all(graph: &Graph) -> Vec<Self> {
        let mut all = Vec::new();
        all.extend(rows(graph.entity_kinds()).map(EntityKindId::new).map(Self::Kind));
        all.extend(rows(graph.relation_kinds()).map(RelationKindId::new).map(Self::Relation));
        all.extend(rows(graph.families()).map(FamilyId::new).map(Self::Family));
        all.extend(Tone::ALL.iter().copied().map(Self::Tone));
        all.extend(Standing::ALL.iter().copied().map(Self::Standing));
        all.extend(graph.sources().map(|source| Self::Source(source.id())));
        all
    }

    /// Its place in [`Facet::all`].
    fn place(self, graph: &Graph) -> usize {
        let relations = graph.entity_kinds().len();
        let families = relations + graph.relation_kinds().len();
        let tones = families + graph.families().len();
        let standings = tones + Tone::ALL.len();
        match self {
            Self::Kind(id) => id.index(),
            Self::Relation(id) => relations + id.index(),
            Self::Family(id) => families + id.index(),
            Self::Tone(tone) => tones + tone as usize,
            Self::Standing(standing) => standings + standing as usize,
            Self::Source(id) => standings + Standing::ALL.len() + id.index(),
        }
    }

    /// The flag it is given with, without the dashes; also the heading it is listed under.
    #[must_use]
    pub fn flag(self) -> &'static str {
        match self {
            Self::Kind(_) => "kind",
            Self::Relation(_) => "relation",
            Self::Family(_) => "family",
            Self::Tone(_) => "tone",
            Self::Standing(_) => "standing",
            Self::Source(_) => "source",
        }
    }

    /// The word it is given with.
    #[must_use]
    pub fn word(self, graph: &Graph) -> &str {
        match self {
            Self::Kind(id) => &graph.entity_kind(id).slug,
            Self::Relation(id) => &graph.relation_kind(id).slug,
            Self::Family(id) => graph.family(id),
            Self::Tone(tone) => tone.word(),
            Self::Standing(standing) => standing.word(),
            Self::Source(id) => graph.source(id).slug(),
        }
    }
}

impl Filter {
    /// What it says about a value.
    #[must_use]
    pub fn constraint(&self, facet: Facet) -> Constraint {
        match facet {
            Facet::Kind(id) => self.kinds.constraint(id),
            Facet::Relation(id) => self.relations.constraint(id),
            Facet::Family(id) => self.families.constraint(id),
            Facet::Tone(tone) => self.tones.constraint(tone),
            Facet::Standing(standing) => self.standings.constraint(standing),
            Facet::Source(id) => self.sources.constraint(id),
        }
    }

    /// Changes what it says about a value.
    pub fn set(&mut self, facet: Facet, constraint: Constraint) {
        match facet {
            Facet::Kind(id) => self.kinds.set(id, constraint),
            Facet::Relation(id) => self.relations.set(id, constraint),
            Facet::Family(id) => self.families.set(id, constraint),
            Facet::Tone(tone) => self.tones.set(tone, constraint),
            Facet::Standing(standing) => self.standings.set(standing, constraint),
            Facet::Source(id) => self.sources.set(id, constraint),
        }
    }

    /// Every value with how much it would show, in the order of [`Facet::all`].
    ///
    /// Looks at every relation once.
    #[must_use]
    pub fn counts(&self, graph: &Graph) -> Vec<FacetCount> {
        let facets = Facet::all(graph);
        let mut counts = vec![0; facets.len()];
        let mut count = |facet: Facet| counts[facet.place(graph)] += 1;
        for entity in graph.entities() {
            count(Facet::Kind(entity.kind_id()));
        }
        let without_sources = Self { sources: Constraints::default(), ..self.clone() };
        for relation in graph.relations() {
            self.count_relation(graph, relation, &without_sources, &mut count);
        }
        let counted =
            |(facet, count)| FacetCount { facet, count, constraint: self.constraint(facet) };
        facets.into_iter().zip(counts).map(counted).collect()
    }

    /// Counts a relation for each of its values that is all that may stand in its way.
    fn count_relation(
        &self,
        graph: &Graph,
        relation: Relation<'_>,
        without_sources: &Self,
        count: &mut impl FnMut(Facet),
    ) {
        let ends = [relation.from().kind_id(), relation.to().kind_id()];
        let met = ends.into_iter().all(|kind| self.kinds.allows(kind));
        if !met || !self.allows_dates(relation.when()) {
            return;
        }
        let kind = relation.kind();
        let values = [
            Facet::Relation(relation.kind_id()),
            Facet::Family(kind.family),
            Facet::Tone(kind.tone),
            Facet::Standing(relation.standing()),
        ];
        let fails = values.map(|facet| !self.allows_value(facet));
        let failed = fails.iter().filter(|fails| **fails).count();
        if self.allows_citations(graph, relation.cites()) {
            let shown = values.iter().zip(fails).filter(|(_, fails)| failed == usize::from(*fails));
            shown.for_each(|(facet, _)| count(*facet));
        }
        if failed == 0 && without_sources.allows_citations(graph, relation.cites()) {
            let sources: BTreeSet<SourceId> = relation.cites().map(|cite| cite.source).collect();
            for source in sources {
                count(Facet::Source(source));
            }
        }
    }

    fn allows_value(&self, facet: Facet) -> bool {
        match facet {
            Facet::Kind(id) => self.kinds.allows(id),
            Facet::Relation(id) => self.relations.allows(id),
            Facet::Family(id) => self.families.allows(id),
            Facet::Tone(tone) => self.tones.allows(tone),
            Facet::Standing(standing) => self.standings.allows(standing),
            Facet::Source(id) => self.sources.allows(id),
        }
    }
}

fn rows<T>(table: &[T]) -> Range<usize> {
    0..table.len()
}
