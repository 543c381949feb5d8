use std::fmt;

use crate::model::{Graph, RelationId, Source, Standing};

/// A relation counts as old if it ended more than this many years before the newest source.
const RECENT_YEARS: i32 = 5;

/// A reason why a relation is weak; the worst reasons come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weakness {
    /// The source reports that it is denied.
    Denied,
    /// The source reports it as an accusation.
    Alleged,
    /// Another claim disputes it.
    Disputed,
    /// It is an opinion.
    Opinion,
    /// The source only implies it.
    Implied,
    /// None of its citations names a paragraph.
    NoParagraph,
    /// It has only one witness.
    SingleWitness,
    /// It ended more than five years before the year of the newest source.
    Old,
    /// It has no date.
    Undated,
}

impl Weakness {
    /// The penalty for the weakness; the penalties of a relation add up.
    pub fn penalty(self) -> u64 {
        self.penalty_and_label().0
    }

    fn penalty_and_label(self) -> (u64, &'static str) {
        match self {
            Self::Denied => (12, "denied"),
            Self::Alleged => (8, "alleged"),
            Self::Disputed => (7, "disputed"),
            Self::Opinion => (6, "an opinion"),
            Self::Implied => (3, "only implied"),
            Self::NoParagraph => (2, "no paragraph cited"),
            Self::SingleWitness => (2, "a single witness"),
            Self::Old => (1, "old"),
            Self::Undated => (1, "undated"),
        }
    }
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.penalty_and_label().1)
    }
}

/// Rates the relations of a graph by their weaknesses.
#[derive(Clone, Copy)]
pub struct Strength<'g> {
    graph: &'g Graph,
    first_recent_year: Option<i32>,
}

impl<'g> Strength<'g> {
    /// Prepares to rate the relations of a graph. Age is relative to the newest source of the graph, never to today, so
    /// that the same graph always gives the same result.
    pub fn new(graph: &'g Graph) -> Self {
        let published = graph.sources().filter_map(Source::published);
        let newest = published.filter_map(|when| when.latest().year()).max();
        Self { graph, first_recent_year: newest.map(|year| year - RECENT_YEARS) }
    }

    pub(crate) fn weaknesses(
        &self,
        relation: RelationId,
    ) -> impl Iterator<Item = Weakness> + use<> {
        let disputed = self.graph.relation(relation).is_disputed().then_some(Weakness::Disputed);
        let standing = match self.graph.relation(relation).standing() {
            Standing::Stated => None,
            Standing::Implied => Some(Weakness::Implied),
            Standing::Opinion => Some(Weakness::Opinion),
            Standing::Alleged => Some(Weakness::Alleged),
            Standing::Denied => Some(Weakness::Denied),
        };
        let cites_paragraph =
            self.graph.relation(relation).cites().any(|cite| cite.part.paragraph().is_some());
        let imprecise = (!cites_paragraph).then_some(Weakness::NoParagraph);
        let single_witness = self.has_single_witness(relation).then_some(Weakness::SingleWitness);
        let age = self.age_weakness(relation);
        [standing, disputed, imprecise, single_witness, age].into_iter().flatten()
    }

    /// The sum of the penalties of a relation; 0 if it is strong.
    pub fn penalty(&self, relation: RelationId) -> u64 {
        self.weaknesses(relation).map(Weakness::penalty).sum()
    }

    fn has_single_witness(&self, relation: RelationId) -> bool {
        let mut sources = self.graph.relation(relation).cites().map(|cite| cite.source);
        let Some(first) = sources.next() else { return true };
        let witness = |id| self.graph.source(id).witness();
        sources.all(|other| other == first || witness(other) == witness(first))
    }

    fn age_weakness(&self, relation: RelationId) -> Option<Weakness> {
        let Some(when) = self.graph.relation(relation).when() else {
            return Some(Weakness::Undated);
        };
        let is_old = self
            .first_recent_year
            .zip(when.latest().year())
            .is_some_and(|(first_recent, year)| year < first_recent);
        is_old.then_some(Weakness::Old)
    }
}
