use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityId, Graph, Relation, RelationId, Source, Standing, Tone};
use crate::text::symbol::{DISPUTED, LEFTWARDS, MORE, NTH, RIGHTWARDS, SAME_KIND, Symbol};
use crate::text::{fit, width};

/// One or more relations between the same two entities, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    pub(crate) from: EntityId,
    pub(crate) to: EntityId,
    pub(crate) relations: Vec<RelationId>,
    pub(crate) direction: BundleDirection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BundleDirection {
    Forward,
    Mutual,
    Mixed,
    Loop,
}

impl Bundle {
    /// Groups relations into one bundle per pair of entities, in the order of their first relations.
    pub(crate) fn group_by_pair(graph: &Graph, relations: &[RelationId]) -> Vec<Self> {
        Self::group_by(graph, relations, |relation| {
            let (from, to) = (relation.from().id(), relation.to().id());
            (from.min(to), from.max(to))
        })
    }

    /// In the order of their first relations; those with the same key must have the same two ends.
    pub(crate) fn group_by<'g, K: Ord>(
        graph: &'g Graph,
        relations: &[RelationId],
        key: impl Fn(Relation<'g>) -> K,
    ) -> Vec<Self> {
        let mut indices: BTreeMap<K, usize> = BTreeMap::new();
        let mut groups: Vec<Vec<RelationId>> = Vec::new();
        for &id in relations {
            let index = *indices.entry(key(graph.relation(id))).or_insert(groups.len());
            match groups.get_mut(index) {
                Some(group) => group.push(id),
                None => groups.push(vec![id]),
            }
        }
        groups.into_iter().map(|group| Self::new(graph, group)).collect()
    }

    /// A bundle of one or more relations between the same two entities.
    pub(crate) fn new(graph: &Graph, relations: Vec<RelationId>) -> Self {
        let first = graph.relation(relations[0]);
        let (from, to) = (first.from().id(), first.to().id());
        let has_same_direction = |relation: Relation<'_>| {
            relation.kind().mutual == first.kind().mutual
                && (relation.kind().mutual || relation.from().id() == from)
        };
        let direction = if from == to {
            BundleDirection::Loop
        } else if !relations.iter().all(|id| has_same_direction(graph.relation(*id))) {
            BundleDirection::Mixed
        } else if first.kind().mutual {
            BundleDirection::Mutual
        } else {
            BundleDirection::Forward
        };
        Self { from, to, relations, direction }
    }

    pub(crate) fn witnesses(&self, graph: &Graph) -> usize {
        let relations = self.relations.iter().map(|id| graph.relation(*id));
        let sources = relations.flat_map(Relation::cites).map(|cite| graph.source(cite.source));
        sources.map(Source::witness).collect::<BTreeSet<_>>().len()
    }

    pub(crate) fn other(&self, end: EntityId) -> EntityId {
        if self.from == end { self.to } else { self.from }
    }

    /// The tone of the relations; `None` if their tones differ.
    pub(crate) fn tone(&self, graph: &Graph) -> Option<Tone> {
        let tone = graph.relation(self.relations[0]).tone();
        self.relations.iter().all(|id| graph.relation(*id).tone() == tone).then_some(tone)
    }

    pub(crate) fn standing(&self, graph: &Graph) -> Standing {
        let standings = self.relations.iter().map(|id| graph.relation(*id).standing());
        standings.min().unwrap_or_default()
    }

    /// The label of the line: `+advised`, `leads·3`, `rivals +2`; in `rivals +2↯`, a relation other than the first is
    /// disputed. `right_end` is the end on the right, which determines the arrows in the labels of mixed bundles.
    pub(crate) fn label(&self, graph: &Graph, right_end: EntityId, max_width: usize) -> String {
        let first = graph.relation(self.relations[0]);
        let count = self.count(graph);
        let space = if count.starts_with(MORE.glyph) { " " } else { "" };
        let dispute = if first.is_disputed() { "" } else { self.dispute(graph) };
        self.relation_label(first, right_end, max_width, &format!("{space}{count}{dispute}"))
    }

    /// Empty if none of the relations is disputed.
    pub(crate) fn dispute(&self, graph: &Graph) -> &'static str {
        let is_disputed = |id: &RelationId| graph.relation(*id).is_disputed();
        if self.relations.iter().any(is_disputed) { DISPUTED.glyph } else { "" }
    }

    /// The number of relations, if there are several: `·3` for three of the same kind, otherwise `+2` for the others.
    pub(crate) fn count(&self, graph: &Graph) -> String {
        let more = self.relations.len() - 1;
        let kind = |id: &RelationId| graph.relation(*id).kind_id();
        let is_one_kind = self.relations.iter().all(|id| kind(id) == kind(&self.relations[0]));
        match (more, is_one_kind) {
            (0, _) => String::new(),
            (_, true) => format!("{}{}", SAME_KIND.glyph, more + 1),
            (_, false) => format!("{}{more}", MORE.glyph),
        }
    }

    /// One label for each relation, shown while the relation is selected: `leads 2/3`.
    pub(crate) fn labels(
        &self,
        graph: &Graph,
        right_end: EntityId,
        max_width: usize,
    ) -> Vec<String> {
        let all = self.relations.len();
        let numbered = (1..).zip(&self.relations).map(|(nth, id)| {
            let count = if all > 1 { format!(" {nth}{}{all}", NTH.glyph) } else { String::new() };
            self.relation_label(graph.relation(*id), right_end, max_width, &count)
        });
        numbered.collect()
    }

    pub(crate) fn natural_width(&self, graph: &Graph, limit: usize) -> usize {
        let all = self.labels(graph, self.to, limit);
        let widths = all.iter().map(|label| width(label));
        widths.max().unwrap_or(0).max(width(&self.label(graph, self.to, limit)))
    }

    /// The label of one relation, cut so that the count fits after it.
    fn relation_label(
        &self,
        relation: Relation<'_>,
        right_end: EntityId,
        max_width: usize,
        count: &str,
    ) -> String {
        let is_mixed = self.direction == BundleDirection::Mixed && !relation.kind().mutual;
        let (before, after) = match (is_mixed, relation.to().id() == right_end) {
            (true, true) => ("", RIGHTWARDS.glyph),
            (true, false) => (LEFTWARDS.glyph, ""),
            (false, _) => ("", ""),
        };
        let before = format!("{before}{}", symbols(relation));
        let other_width = width(&before) + width(after) + width(count);
        let label = fit(&relation.kind().says, max_width.saturating_sub(other_width));
        fit(&format!("{before}{label}{after}{count}"), max_width).into_owned()
    }
}

/// The symbols of tone, standing and dispute, which also work without colour.
fn symbols(relation: Relation<'_>) -> String {
    let tone = Symbol::for_tone(relation.tone());
    let standing = Symbol::for_standing(relation.standing());
    let symbols = [tone, standing, relation.is_disputed().then_some(&DISPUTED)];
    symbols.into_iter().flatten().map(|symbol| symbol.glyph).collect()
}
