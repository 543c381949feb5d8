//! Everything between two entities, in date order.

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationKindId, Standing, Tie, TieDirection, Tone};
use crate::text::entity_name;

use super::filter::Filter;

/// All pairs of the given entities, in the order in which they were given.
pub(crate) fn pairs_of(entities: &[EntityId]) -> impl Iterator<Item = [EntityId; 2]> {
    let others = |index: usize| entities.iter().skip(index + 1);
    let firsts = entities.iter().enumerate();
    firsts.flat_map(move |(index, one)| others(index).map(|other| [*one, *other]))
}

/// Everything between two entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub(crate) ends: [EntityId; 2],
    /// Every relation between the two, seen from the first: dated ones in date order, then undated
    /// ones in reading order.
    pub ties: Vec<Tie>,
    /// The number of dated relations, which come first.
    pub dated: usize,
    /// The relations counted by direction, tone and kind, in that order: "praises 3, of which 1 alleged".
    pub tallies: Vec<RelationTally>,
}

/// The relations of one kind in one direction, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationTally {
    /// Their direction, seen from the first.
    pub direction: TieDirection,
    /// Their tone.
    pub tone: Tone,
    /// Their kind.
    pub kind: RelationKindId,
    /// The number of relations.
    pub count: usize,
    /// The number of relations weaker than stated, by standing.
    pub unsure: BTreeMap<Standing, usize>,
}

impl Pair {
    /// The counts in words: `positive 3 (of which 1 alleged) · Li Bin advised Lei Jun ×2 (of which 1 alleged) · …`.
    pub(crate) fn describe(&self, graph: &Graph) -> String {
        let kinds = self.tallies.iter().map(|tally| self.kind(graph, tally));
        self.tones().into_iter().chain(kinds).collect::<Vec<String>>().join(" · ")
    }

    fn tones(&self) -> Vec<String> {
        let counted = Tone::ALL.iter().filter_map(|tone| {
            let (mut count, mut unsure) = (0, BTreeMap::new());
            for tally in self.tallies.iter().filter(|tally| tally.tone == *tone) {
                count += tally.count;
                for (standing, some) in &tally.unsure {
                    *unsure.entry(*standing).or_default() += some;
                }
            }
            (count > 0).then(|| format!("{tone} {count}{}", reserved(count, &unsure)))
        });
        counted.collect()
    }

    fn kind(&self, graph: &Graph, tally: &RelationTally) -> String {
        let says = &graph.relation_kind(tally.kind).says;
        let [one, other] = self.ends.map(|end| entity_name(graph, end));
        let (from, to) =
            if tally.direction == TieDirection::In { (other, one) } else { (one, other) };
        let times = if tally.count > 1 { format!(" ×{}", tally.count) } else { String::new() };
        let reserved = reserved(tally.count, &tally.unsure);
        format!("{from} {says} {to}{times}{reserved}")
    }
}

/// ` (denied)`, ` (of which 1 opinion, 1 denied)`; nothing if all are stated as facts.
fn reserved(count: usize, unsure: &BTreeMap<Standing, usize>) -> String {
    match unsure.first_key_value() {
        None => String::new(),
        Some((standing, some)) if *some == count => format!(" ({standing})"),
        Some(_) => {
            let counts = unsure.iter().map(|(standing, some)| format!("{some} {standing}"));
            format!(" (of which {})", counts.collect::<Vec<String>>().join(", "))
        }
    }
}

/// Everything between two entities that passes a filter; both are included whatever their kind.
pub fn pair(graph: &Graph, one: EntityId, other: EntityId, filter: &Filter) -> Pair {
    let (near, far) =
        if graph.degree(one) <= graph.degree(other) { (one, other) } else { (other, one) };
    let between = graph.ties(near).filter(|tie| tie.other == far);
    let passing = between.map(|tie| tie.relation).filter(|id| filter.allows(graph, *id));
    let mut ties: Vec<Tie> = passing.map(|id| graph.relation(id).tie_from(one)).collect();
    ties.sort_by_cached_key(|tie| {
        let relation = graph.relation(tie.relation);
        let when = relation.when();
        (
            when.is_none(),
            when,
            relation.kind().family,
            relation.kind_id(),
            tie.direction,
            tie.relation,
        )
    });
    let dated = ties.iter().filter(|tie| graph.relation(tie.relation).when().is_some()).count();
    Pair { ends: [one, other], tallies: tallies(graph, &ties), ties, dated }
}

fn tallies(graph: &Graph, ties: &[Tie]) -> Vec<RelationTally> {
    let mut counts: BTreeMap<(TieDirection, Tone, RelationKindId), BTreeMap<Standing, usize>> =
        BTreeMap::new();
    for tie in ties {
        let relation = graph.relation(tie.relation);
        let standings =
            counts.entry((tie.direction, relation.tone(), relation.kind_id())).or_default();
        *standings.entry(relation.standing()).or_default() += 1;
    }
    let tally = |((direction, tone, kind), mut unsure): (_, BTreeMap<Standing, usize>)| {
        let count = unsure.values().sum();
        unsure.remove(&Standing::Stated);
        RelationTally { direction, tone, kind, count, unsure }
    };
    counts.into_iter().map(tally).collect()
}
