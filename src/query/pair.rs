//! Everything between two entities, in the order in which it happened.

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationKindId, Standing, Tie, Tone, Way};

use super::filter::Filter;

/// What lies between two entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Every relation between the two, seen from the first: dated ones in time order, then
    /// undated ones in reading order.
    pub ties: Vec<Tie>,
    /// How many of them are dated: they come first.
    pub dated: usize,
    /// The relations counted by way, tone and kind, in that order: "praises 3, of which 1 alleged".
    pub tallies: Vec<Tally>,
}

/// So many relations of one kind, one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Which way they run, seen from the first.
    pub way: Way,
    /// Their tone.
    pub tone: Tone,
    /// Their kind.
    pub kind: RelationKindId,
    /// How many there are.
    pub count: usize,
    /// How many of those do not stand as stated, by standing.
    pub unsure: Vec<(Standing, usize)>,
}

impl Pair {
    /// How many relations there are of a tone, one way.
    #[must_use]
    pub fn count(&self, way: Way, tone: Tone) -> usize {
        let matching = self.tallies.iter().filter(|tally| tally.way == way && tally.tone == tone);
        matching.map(|tally| tally.count).sum()
    }
}

/// Everything between two entities that passes a filter; both are kept whatever their kind.
#[must_use]
pub fn pair(graph: &Graph, one: EntityId, other: EntityId, filter: &Filter) -> Pair {
    let (near, far) =
        if graph.degree(one) <= graph.degree(other) { (one, other) } else { (other, one) };
    let between = graph.ties(near).filter(|tie| tie.other == far);
    let passing = between.map(|tie| tie.relation).filter(|id| filter.allows(graph, *id));
    let mut ties: Vec<Tie> = passing.map(|id| graph.relation(id).seen_from(one)).collect();
    ties.sort_by_cached_key(|tie| {
        let relation = graph.relation(tie.relation);
        let when = relation.when();
        (when.is_none(), when, relation.kind().family, relation.kind_id(), tie.way, tie.relation)
    });
    let dated = ties.iter().filter(|tie| graph.relation(tie.relation).when().is_some()).count();
    Pair { tallies: tallies(graph, &ties), ties, dated }
}

fn tallies(graph: &Graph, ties: &[Tie]) -> Vec<Tally> {
    let mut counts: BTreeMap<(Way, Tone, RelationKindId), BTreeMap<Standing, usize>> =
        BTreeMap::new();
    for tie in ties {
        let relation = graph.relation(tie.relation);
        let standings = counts.entry((tie.way, relation.tone(), relation.kind_id())).or_default();
        *standings.entry(relation.standing()).or_default() += 1;
    }
    let tally = |((way, tone, kind), standings): (_, BTreeMap<Standing, usize>)| Tally {
        way,
        tone,
        kind,
        count: standings.values().sum(),
        unsure: standings
            .into_iter()
            .filter(|(standing, _)| *standing != Standing::Stated)
            .collect(),
    };
    counts.into_iter().map(tally).collect()
}
