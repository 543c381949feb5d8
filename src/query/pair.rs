use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationKindId, Standing, Tie, TieDirection, Tone};
use crate::text::entity_name;

use super::filter::Filter;

/// All pairs of the given entities, in the order given.
pub(crate) fn pairs_of(entities: &[EntityId]) -> impl Iterator<Item = [EntityId; 2]> {
    let others = |index: usize| entities.iter().skip(index + 1);
    let firsts = entities.iter().enumerate();
    firsts.flat_map(move |(index, one)| others(index).map(|other| [*one, *other]))
}

/// The relations between two entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub(crate) ends: [EntityId; 2],
    /// Every relation between the two that passes the filter, seen from the first: dated ones in date order, then
    /// undated ones in reading order.
    pub ties: Vec<Tie>,
    /// The number of dated relations, which come first.
    pub dated_count: usize,
    /// The relations counted by direction, tone and kind, sorted in that order.
    pub tallies: Vec<RelationTally>,
}

/// The number of relations of one kind in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationTally {
    /// The direction of the relations, seen from the first entity.
    pub direction: TieDirection,
    /// The tone of the relations.
    pub tone: Tone,
    /// The kind of the relations.
    pub kind: RelationKindId,
    /// The number of relations.
    pub count: usize,
    /// The number of relations that are not stated as facts, by standing.
    pub not_stated: BTreeMap<Standing, usize>,
}

impl Pair {
    /// The counts in words: `positive 3 (of which 1 alleged) · Li Bin advised Lei Jun ×2 (of which 1 alleged) · …`.
    pub(crate) fn describe(&self, graph: &Graph) -> String {
        let tallies = self.tallies.iter().map(|tally| self.describe_tally(graph, tally));
        self.describe_tones().into_iter().chain(tallies).collect::<Vec<String>>().join(" · ")
    }

    fn describe_tones(&self) -> Vec<String> {
        let descriptions = Tone::ALL.iter().filter_map(|tone| {
            let (mut count, mut not_stated) = (0, BTreeMap::new());
            for tally in self.tallies.iter().filter(|tally| tally.tone == *tone) {
                count += tally.count;
                for (standing, number) in &tally.not_stated {
                    *not_stated.entry(*standing).or_default() += number;
                }
            }
            (count > 0).then(|| format!("{tone} {count}{}", qualification(count, &not_stated)))
        });
        descriptions.collect()
    }

    fn describe_tally(&self, graph: &Graph, tally: &RelationTally) -> String {
        let verb = &graph.relation_kind(tally.kind).says;
        let [one, other] = self.ends.map(|end| entity_name(graph, end));
        let (from, to) =
            if tally.direction == TieDirection::In { (other, one) } else { (one, other) };
        let times = if tally.count > 1 { format!(" ×{}", tally.count) } else { String::new() };
        let qualification = qualification(tally.count, &tally.not_stated);
        format!("{from} {verb} {to}{times}{qualification}")
    }
}

/// ` (denied)`, ` (of which 1 opinion, 1 denied)`; empty if all relations are stated as facts.
fn qualification(count: usize, not_stated: &BTreeMap<Standing, usize>) -> String {
    match not_stated.first_key_value() {
        None => String::new(),
        Some((standing, number)) if *number == count => format!(" ({standing})"),
        Some(_) => {
            let counts = not_stated.iter().map(|(standing, number)| format!("{number} {standing}"));
            format!(" (of which {})", counts.collect::<Vec<String>>().join(", "))
        }
    }
}

/// The relations between two entities that pass a filter; the entities themselves are exempt from the filter.
pub fn pair(graph: &Graph, one: EntityId, other: EntityId, filter: &Filter) -> Pair {
    let (smaller, larger) =
        if graph.degree(one) <= graph.degree(other) { (one, other) } else { (other, one) };
    let between = graph.ties(smaller).filter(|tie| tie.other == larger);
    let passing = between.map(|tie| tie.relation).filter(|id| filter.allows_relation(graph, *id));
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
    let is_dated = |tie: &&Tie| graph.relation(tie.relation).when().is_some();
    let dated_count = ties.iter().filter(is_dated).count();
    Pair { ends: [one, other], tallies: tallies(graph, &ties), ties, dated_count }
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
    let tally = |((direction, tone, kind), standings): (_, BTreeMap<Standing, usize>)| {
        let count = standings.values().sum();
        let mut not_stated = standings;
        not_stated.remove(&Standing::Stated);
        RelationTally { direction, tone, kind, count, not_stated }
    };
    counts.into_iter().map(tally).collect()
}
